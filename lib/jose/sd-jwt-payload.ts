// Puts what was disclosed into an SD-JWT's payload, by the rules of RFC 9901 §7.1 step 3. Where they
// say that an SD-JWT must be rejected, this one is read all the same and the reason is told.
import type { JsonArray, JsonMember, JsonObject, JsonValue } from './json.ts';
import { stringMember } from './members.ts';
import { itemPath, memberPath } from './path.ts';
import { type DisclosureContent, digestBy, readDisclosure } from './sd-jwt.ts';

export interface Disclosure extends DisclosureContent {
  readonly text: string;
  /** In base64url; null where the hash algorithm is not known. */
  readonly digest: string | null;
  /** The JSON path where its value stands in the processed payload, or null. */
  readonly path: string | null;
}

export type PayloadFaultCode =
  | 'unknown-hash'
  | 'misplaced-hash-name'
  | 'invalid-digests'
  | 'digest-twice'
  | 'disclosure-length'
  | 'reserved-name'
  | 'claim-exists'
  | 'unreferenced-disclosure'
  | 'too-deep-disclosure';

export interface PayloadFault {
  readonly code: PayloadFaultCode;
  /** Which disclosure, counted from 0, or null. */
  readonly disclosure: number | null;
  /** The claim, the digest, the algorithm or the path that it is about. */
  readonly name: string;
}

export interface ProcessedPayload {
  /** Without digests and `_sd_alg`. */
  readonly claims: JsonObject;
  /** `sha-256` where the payload names none (§4.1.1). */
  readonly algorithm: string;
  readonly disclosures: readonly Disclosure[];
  /** Digests without a disclosure: claims that were held back, or decoys (§4.2.5). */
  readonly undisclosed: number;
  readonly faults: readonly PayloadFault[];
}

/** A payload is nested up to 200 levels, and so is every disclosure; both together up to these. */
const DEPTH_LIMIT = 400;

/**
 * Processes the payload of an SD-JWT. Total, and linear in payload and disclosures.
 * @param disclosures as they stand between the tildes
 */
export function processPayload(
  payload: JsonObject,
  disclosures: readonly string[],
): ProcessedPayload {
  const algorithm = stringMember(payload, '_sd_alg') ?? 'sha-256';
  const digest = digestBy(algorithm);
  const processor = new Processor(
    disclosures.map((text) => ({
      text,
      digest: digest === null ? null : digest(text),
      ...readDisclosure(text),
    })),
  );
  if (digest === null) processor.report('unknown-hash', algorithm);
  const members = payload.members.filter(({ name }) => name !== '_sd_alg');
  const claims = processor.object({ type: 'object', members }, '$', 0);
  processor.reportUnreferenced();
  return {
    claims,
    algorithm,
    disclosures: processor.read.map((disclosure, index) => {
      return { ...disclosure, path: processor.paths.get(index) ?? null };
    }),
    undisclosed: processor.undisclosed,
    faults: processor.faults,
  };
}

type Read = Omit<Disclosure, 'path'>;

class Processor {
  readonly read: readonly Read[];
  readonly faults: PayloadFault[] = [];
  /** Where disclosures were placed, by their index. */
  readonly paths = new Map<number, string>();
  undisclosed = 0;
  private readonly byDigest = new Map<string, number>();
  private readonly seen = new Set<string>();
  private readonly referenced = new Set<number>();

  constructor(read: readonly Read[]) {
    this.read = read;
    read.forEach(({ digest }, index) => {
      if (digest !== null && !this.byDigest.has(digest)) this.byDigest.set(digest, index);
    });
  }

  report(code: PayloadFaultCode, name: string, disclosure: number | null = null): void {
    this.faults.push({ code, name, disclosure });
  }

  reportUnreferenced(): void {
    this.read.forEach(({ digest, name }, index) => {
      if (digest === null || this.referenced.has(index)) return;
      this.report('unreferenced-disclosure', name ?? '', index);
    });
  }

  value(value: JsonValue, path: string, depth: number): JsonValue {
    if (value.type !== 'object' && value.type !== 'array') return value;
    if (depth > DEPTH_LIMIT) {
      this.report('too-deep-disclosure', path);
      return value;
    }
    return value.type === 'object'
      ? this.object(value, path, depth)
      : this.array(value, path, depth);
  }

  object(object: JsonObject, path: string, depth: number): JsonObject {
    const members: JsonMember[] = [];
    const disclosed: number[] = [];
    for (const { name, value, duplicate } of object.members) {
      if (name === '_sd') {
        // Not spread into a call: there may be more than its stack holds.
        for (const index of this.claimsBehind(value, path)) disclosed.push(index);
        continue;
      }
      if (name === '...') this.report('reserved-name', '...');
      if (name === '_sd_alg') this.report('misplaced-hash-name', path);
      const inner = this.value(value, memberPath(path, name), depth + 1);
      members.push(
        inner === value ? { name, value, duplicate } : { name, value: inner, duplicate },
      );
    }
    const names = new Set(members.map(({ name }) => name));
    // Digests are shuffled (§4.2.4.1); the order in which they were disclosed is the issuer's.
    for (const index of disclosed.sort((a, b) => a - b)) {
      const claim = this.claim(index, names, path, depth);
      if (claim !== null) members.push(claim);
    }
    return { type: 'object', members };
  }

  /** The disclosures of the digests in an `_sd` member (step 3.2.1). */
  private claimsBehind(digests: JsonValue, path: string): readonly number[] {
    if (digests.type !== 'array' || digests.items.some(({ type }) => type !== 'string')) {
      this.report('invalid-digests', path);
    }
    const items = digests.type === 'array' ? digests.items : [];
    return items.flatMap((item) => {
      const index = item.type === 'string' ? this.disclosureOf(item.value) : null;
      return index === null ? [] : [index];
    });
  }

  /** Step 3.3.2: a claim from its disclosure, or null where it has no place here. */
  private claim(index: number, names: Set<string>, path: string, depth: number): JsonMember | null {
    const { name, value, fault } = this.read[index] ?? {};
    if (fault != null || value == null) return null;
    if (name == null) {
      this.report('disclosure-length', path, index);
      return null;
    }
    if (name === '_sd' || name === '...') {
      this.report('reserved-name', name, index);
      return null;
    }
    if (names.has(name)) {
      this.report('claim-exists', name, index);
      return null;
    }
    names.add(name);
    const place = memberPath(path, name);
    this.paths.set(index, place);
    return { name, value: this.value(value, place, depth + 1), duplicate: false };
  }

  private array(array: JsonArray, path: string, depth: number): JsonArray {
    const items: JsonValue[] = [];
    for (const item of array.items) {
      const digest = elementDigest(item);
      const place = itemPath(path, items.length);
      if (digest === null) {
        items.push(this.value(item, place, depth + 1));
        continue;
      }
      const element = this.element(digest, place, depth);
      if (element !== null) items.push(element);
    }
    return { type: 'array', items };
  }

  /** Step 3.3.3: an array's element from its disclosure, or null where it is removed. */
  private element(digest: string, path: string, depth: number): JsonValue | null {
    const index = this.disclosureOf(digest);
    if (index === null) return null;
    const { name, value, fault } = this.read[index] ?? {};
    if (fault != null || value == null) return null;
    if (name != null) {
      this.report('disclosure-length', path, index);
      return null;
    }
    this.paths.set(index, path);
    return this.value(value, path, depth + 1);
  }

  /** The disclosure that a digest stands for, or null: each counts once (step 4). */
  private disclosureOf(digest: string): number | null {
    if (this.seen.has(digest)) {
      this.report('digest-twice', digest, this.byDigest.get(digest) ?? null);
      return null;
    }
    this.seen.add(digest);
    const index = this.byDigest.get(digest);
    if (index === undefined) {
      this.undisclosed++;
      return null;
    }
    this.referenced.add(index);
    return index;
  }
}

/** The digest in an array element of exactly the form {"...": digest} (step 3.2.2). */
function elementDigest(item: JsonValue): string | null {
  if (item.type !== 'object' || item.members.length !== 1) return null;
  return stringMember(item, '...') ?? null;
}
