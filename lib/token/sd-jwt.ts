// An SD-JWT (RFC 9901) as a token: its claims are the processed payload, with what was disclosed in
// place. Hashes are computed when claims, faults or disclosures are asked for.

import { member, stringMember } from '../jose/members.ts';
import { type DisclosureFault, digestBy, type SdJwtParts } from '../jose/sd-jwt.ts';
import {
  type Disclosure,
  type PayloadFault,
  type ProcessedPayload,
  processPayload,
} from '../jose/sd-jwt-payload.ts';
import { type FaultPlace, placeWords, segmentFault, type TokenFault, tokenFault } from './fault.ts';
import { base64urlFaults, segmentAt } from './segments.ts';
import type { Claims, Token, TokenSegment } from './token.ts';

/** What an SD-JWT tells besides its claims. */
export interface SdJwtDetail {
  /** As `_sd_alg` names it, or its default `sha-256` (§4.1.1). */
  readonly algorithm: string;
  readonly disclosures: readonly Disclosure[];
  /** How many digests have no disclosure: claims that were held back, or decoys (§4.2.5). */
  readonly undisclosed: number;
  readonly keyBinding: KeyBinding | null;
}

export interface KeyBinding {
  /** The key-binding JWT (§4.3). */
  readonly token: Token;
  /** Whether its `sd_hash` is the hash of what stands before it (§4.3.1); `none`: it has none. */
  readonly hash: 'matches' | 'differs' | 'none';
}

/** @internal What was found in an SD-JWT's text. */
export interface SdJwtTokens {
  readonly raw: string;
  readonly parts: SdJwtParts;
  readonly issuer: Token;
  /** Null where there is none, or where it is no JWS. */
  readonly keyBinding: Token | null;
}

export class SdJwtToken implements Token {
  readonly form = 'sd-jwt';
  readonly raw: string;
  readonly header: Token['header'];
  readonly detached = false;
  private readonly parts: SdJwtTokens;
  private made: ProcessedPayload | null = null;
  private madeFaults: readonly TokenFault[] | null = null;

  constructor(parts: SdJwtTokens) {
    this.parts = parts;
    this.raw = parts.raw;
    this.header = parts.issuer.header;
  }

  get claims(): Claims {
    const { claims } = this.parts.issuer;
    return claims.state === 'read' ? { state: 'read', set: this.processed.claims } : claims;
  }

  get sdJwt(): SdJwtDetail {
    const { algorithm, disclosures, undisclosed } = this.processed;
    return { algorithm, disclosures, undisclosed, keyBinding: this.keyBinding() };
  }

  get segments(): readonly TokenSegment[] {
    const { issuer, parts } = this.parts;
    const { disclosures, keyBinding } = parts;
    return [
      ...issuer.segments,
      ...disclosures.map(({ text, start }, index) => segmentAt('disclosure', index, start, text)),
      ...(keyBinding === null
        ? []
        : [segmentAt('key-binding', 0, keyBinding.start, keyBinding.text)]),
    ];
  }

  get faults(): readonly TokenFault[] {
    this.madeFaults ??= [
      ...this.parts.issuer.faults,
      ...this.disclosureFaults(),
      ...this.processed.faults.map((fault) => payloadFault(fault, this.parts.parts)),
      ...this.keyBindingFaults(),
    ];
    return this.madeFaults;
  }

  private get processed(): ProcessedPayload {
    const { claims } = this.parts.issuer;
    const payload = claims.state === 'read' ? claims.set : NO_MEMBERS;
    this.made ??= processPayload(
      payload,
      this.parts.parts.disclosures.map(({ text }) => text),
    );
    return this.made;
  }

  private keyBinding(): KeyBinding | null {
    const { keyBinding, parts, raw } = this.parts;
    if (keyBinding === null) return null;
    const { claims } = keyBinding;
    const stated = claims.state === 'read' ? stringMember(claims.set, 'sd_hash') : undefined;
    if (stated === undefined) return { token: keyBinding, hash: 'none' };
    const digest = digestBy(this.processed.algorithm);
    const hash = digest?.(raw.slice(0, parts.keyBinding?.start));
    return { token: keyBinding, hash: hash === stated ? 'matches' : 'differs' };
  }

  private disclosureFaults(): readonly TokenFault[] {
    return this.processed.disclosures.flatMap(({ text, fault }, index) => {
      const place = disclosurePlace(this.parts.parts, index);
      const faults = base64urlFaults(text).map((found) => segmentFault(place, found));
      if (fault === null) return faults;
      const sentence = `${placeWords('disclosure', index)} ${DISCLOSURE_SENTENCES[fault]}`;
      return [...faults, tokenFault(fault, place, sentence)];
    });
  }

  private keyBindingFaults(): readonly TokenFault[] {
    const { parts, keyBinding } = this.parts;
    if (parts.keyBinding === null) return [];
    const { start, text } = parts.keyBinding;
    const place: FaultPlace = { segment: 'key-binding', index: 0, start, text };
    if (keyBinding === null) {
      const sentence = 'What stands behind the last tilde is no JWS, so it is no key-binding JWT.';
      return [tokenFault('key-binding-unreadable', place, sentence)];
    }
    const own = keyBinding.faults.map((fault) => {
      const sentence = `In the key-binding JWT: ${fault.sentence}`;
      return { ...fault, segment: 'key-binding', at: start + fault.at, sentence } as const;
    });
    return [...own, ...bindingFaults(keyBinding, this.keyBinding()?.hash ?? 'none', place)];
  }
}

const NO_MEMBERS = { type: 'object', members: [] } as const;

function disclosurePlace({ disclosures }: SdJwtParts, index: number): FaultPlace {
  const { start = 0, text = '' } = disclosures[index] ?? {};
  return { segment: 'disclosure', index, start, text };
}

const DISCLOSURE_SENTENCES: Readonly<Record<DisclosureFault, string>> = {
  'disclosure-not-array': 'is not a JSON array (RFC 9901 §4.2).',
  'disclosure-length': 'has neither two elements nor three (RFC 9901 §4.2).',
  'disclosure-salt': 'begins with something other than a salt: it must be a string.',
  'disclosure-name': 'names its claim with something other than a string.',
};

const PAYLOAD_SENTENCES: Readonly<Record<PayloadFault['code'], (name: string) => string>> = {
  'unknown-hash': (name) =>
    `The hash algorithm ${name} is not known here: no digest could be checked.`,
  'misplaced-hash-name': (name) => `_sd_alg stands in ${name}; it belongs to the top level only.`,
  'invalid-digests': (name) => `The _sd of ${name} is not an array of digests.`,
  'digest-twice': (name) => `The digest ${name} stands in the token more than once.`,
  'disclosure-length': (name) =>
    `The disclosure for ${name} has the wrong number of elements for its place.`,
  'reserved-name': (name) => `A claim has the name ${name}, which is reserved for digests.`,
  'claim-exists': (name) => `The claim ${name} was disclosed, but stands there already.`,
  'unreferenced-disclosure': (name) =>
    `A disclosure${name === '' ? '' : ` of ${name}`} has no digest in the token: the issuer did not sign it.`,
  'too-deep-disclosure': (name) =>
    `What was disclosed is nested too deeply to be placed, at ${name}.`,
};

function payloadFault({ code, disclosure, name }: PayloadFault, parts: SdJwtParts): TokenFault {
  const place: FaultPlace =
    disclosure === null
      ? { segment: 'claims', index: 0, start: parts.issuerJwt.indexOf('.') + 1, text: '' }
      : disclosurePlace(parts, disclosure);
  return tokenFault(code, place, PAYLOAD_SENTENCES[code](name), name);
}

/** RFC 9901 §4.3: what a key-binding JWT must have. */
const BINDING_CLAIMS = ['iat', 'aud', 'nonce', 'sd_hash'];

function bindingFaults(
  { header, claims }: Token,
  hash: KeyBinding['hash'],
  place: FaultPlace,
): readonly TokenFault[] {
  const faults: TokenFault[] = [];
  if (!/^(?:application\/)?kb\+jwt$/i.test(stringMember(header, 'typ') ?? '')) {
    const sentence = 'The key-binding JWT does not have the typ kb+jwt.';
    faults.push(tokenFault('key-binding-type', place, sentence, 'typ'));
  }
  for (const name of claims.state === 'read' ? BINDING_CLAIMS : []) {
    if (claims.state !== 'read' || member(claims.set, name) !== undefined) continue;
    const sentence = `The key-binding JWT has no ${name}, which it must have.`;
    faults.push(tokenFault('key-binding-claim', place, sentence, name));
  }
  if (hash === 'differs') {
    const sentence = 'The sd_hash of the key-binding JWT is not that of what stands before it.';
    faults.push(tokenFault('key-binding-hash', place, sentence, 'sd_hash'));
  }
  return faults;
}
