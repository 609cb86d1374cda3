// An SD-JWT in a share (RFC 9901): disclosures say stand-ins, and the digests in the claims are those
// of the new disclosures, so that they are found again. Digests of what was held back are made up.
import type { JsonObject, JsonValue } from '../jose/json.ts';
import { stringifyJson } from '../jose/json-text.ts';
import { stringMember } from '../jose/members.ts';
import { type Digest, digestBy, readDisclosure, splitSdJwt } from '../jose/sd-jwt.ts';
import { readSegment } from '../jose/segment.ts';
import { decodeToken } from '../token/decode.ts';
import type { Token } from '../token/token.ts';
import type { ShareContext } from './context.ts';
import { type Special, shareValue } from './json.ts';
import { encodeText, MARK, NOTHING_LEFT } from './marks.ts';
import { shareName } from './texts.ts';

type ShareJws = (raw: string, header: JsonObject, share: ShareContext, special?: Special) => string;

/** Disclosures are read as deep as claims with them are. */
const DEEPEST = 200;

export function shareSdJwt(token: Token, share: ShareContext, shareJws: ShareJws): string {
  const from = token.raw.indexOf('.', token.raw.indexOf('.') + 1);
  const parts = splitSdJwt(token.raw, from);
  if (parts === null) return NOTHING_LEFT;
  const algorithm = algorithmOf(parts.issuerJwt);
  const disclosures = new Disclosures(
    parts.disclosures.map(({ text }) => text),
    digestBy(algorithm),
    share,
  );
  const issuer = shareJws(parts.issuerJwt, token.header, share, disclosures.special);
  const sdJwt = `${[issuer, ...disclosures.all()].join('~')}~`;
  const binding = parts.keyBinding === null ? null : decodeToken(parts.keyBinding.text);
  if (binding === null) return sdJwt;
  const hash = digestBy(algorithm)?.(sdJwt) ?? MARK;
  const special: Special = (name, value) =>
    name === 'sd_hash' && value.type === 'string' ? { type: 'string', value: hash } : null;
  return sdJwt + shareJws(binding.raw, binding.header, share, special);
}

/** `_sd_alg` of the issuer's claims, or its default (§4.1.1). */
function algorithmOf(issuerJwt: string): string {
  const { json } = readSegment(issuerJwt.split('.', 2)[1] ?? '');
  return (json?.type === 'object' ? stringMember(json, '_sd_alg') : undefined) ?? 'sha-256';
}

class Disclosures {
  private readonly texts: readonly string[];
  private readonly digest: Digest | null;
  private readonly share: ShareContext;
  private readonly byDigest = new Map<string, number>();
  private readonly made = new Map<number, string>();
  private depth = 0;

  constructor(texts: readonly string[], digest: Digest | null, share: ShareContext) {
    this.texts = texts;
    this.digest = digest;
    this.share = share;
    if (digest === null) return;
    for (const [index, text] of texts.entries()) this.byDigest.set(digest(text), index);
  }

  /** The new disclosures, in the order of the old ones. */
  all(): readonly string[] {
    return this.texts.map((_, index) => this.disclosure(index));
  }

  /** Digests in claims and disclosures (§4.2.4.1, §4.2.4.2). */
  readonly special: Special = (name, value) => {
    if (name === '_sd' && value.type === 'array') {
      const items = value.items.map((item) => this.digestOf(item));
      return { type: 'array', items };
    }
    return name === '...' && value.type === 'string' ? this.digestOf(value) : null;
  };

  private digestOf(value: JsonValue): JsonValue {
    if (value.type !== 'string') return shareValue(value, this.share);
    const index = this.byDigest.get(value.value);
    this.share.removed('digest');
    if (index === undefined || this.digest === null || this.depth > DEEPEST) return this.madeUp();
    return { type: 'string', value: this.digest(this.disclosure(index)) };
  }

  /** A digest of nothing that anybody holds, as decoys are (§4.2.5). */
  private madeUp(): JsonValue {
    const text = `${MARK} ${this.share.names.count('held-back')}`;
    return { type: 'string', value: this.digest?.(text) ?? encodeText(text) };
  }

  private disclosure(index: number): string {
    const known = this.made.get(index);
    if (known !== undefined) return known;
    this.depth++;
    const made = this.make(this.texts[index] ?? '');
    this.depth--;
    this.made.set(index, made);
    return made;
  }

  private make(text: string): string {
    const { name, value, fault } = readDisclosure(text);
    this.share.removed('salt');
    const salt: JsonValue = {
      type: 'string',
      value: `${MARK} ${this.share.names.count('salt')}`,
    };
    if (value === null || fault !== null)
      return encodeText(stringifyJson({ type: 'array', items: [salt] }));
    const items: JsonValue[] = [salt];
    if (name !== null) items.push({ type: 'string', value: shareName(name, 'claim', this.share) });
    items.push(this.claim(name ?? '', value));
    return encodeText(stringifyJson({ type: 'array', items }));
  }

  /** The value as that of a member, whose name says what it is. */
  private claim(name: string, value: JsonValue): JsonValue {
    const member = { name, value, duplicate: false };
    const shared = shareValue({ type: 'object', members: [member] }, this.share, this.special);
    return (shared.type === 'object' ? shared.members[0]?.value : undefined) ?? value;
  }
}
