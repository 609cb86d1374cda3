// An SD-JWT (RFC 9901) as a token: its claims are the processed payload, with what was disclosed in
// place. Hashes are computed when claims, faults or disclosures are asked for.

import { member, stringMember } from '../jose/members.ts';
import { digestBy, type SdJwtParts } from '../jose/sd-jwt.ts';
import {
  type Disclosure,
  type PayloadFault,
  type ProcessedPayload,
  processPayload,
} from '../jose/sd-jwt-payload.ts';
import {
  type FaultMeaning,
  type FaultPlace,
  segmentFault,
  type TokenFault,
  tokenFault,
} from './fault.ts';
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
      return fault === null ? faults : [...faults, tokenFault(fault, place)];
    });
  }

  private keyBindingFaults(): readonly TokenFault[] {
    const { parts, keyBinding } = this.parts;
    if (parts.keyBinding === null) return [];
    const { start, text } = parts.keyBinding;
    const place: FaultPlace = { segment: 'key-binding', index: 0, start, text };
    if (keyBinding === null) {
      return [tokenFault('key-binding-unreadable', place)];
    }
    const own = keyBinding.faults.map((fault) => {
      return { ...fault, segment: 'key-binding', at: start + fault.at, inner: fault } as const;
    });
    return [...own, ...bindingFaults(keyBinding, this.keyBinding()?.hash ?? 'none', place)];
  }
}

const NO_MEMBERS = { type: 'object', members: [] } as const;

function disclosurePlace({ disclosures }: SdJwtParts, index: number): FaultPlace {
  const { start = 0, text = '' } = disclosures[index] ?? {};
  return { segment: 'disclosure', index, start, text };
}

function payloadFault({ code, disclosure, name }: PayloadFault, parts: SdJwtParts): TokenFault {
  const place: FaultPlace =
    disclosure === null
      ? { segment: 'claims', index: 0, start: parts.issuerJwt.indexOf('.') + 1, text: '' }
      : disclosurePlace(parts, disclosure);
  return tokenFault(code, place, { name, meaning: payloadMeaning(code, name) });
}

function payloadMeaning(code: PayloadFault['code'], name: string): FaultMeaning {
  if (code === 'disclosure-length') return 'disclosure-misfit';
  return code === 'unreferenced-disclosure' && name === '' ? 'unreferenced-element' : code;
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
    faults.push(tokenFault('key-binding-type', place, { name: 'typ' }));
  }
  for (const name of claims.state === 'read' ? BINDING_CLAIMS : []) {
    if (claims.state !== 'read' || member(claims.set, name) !== undefined) continue;
    faults.push(tokenFault('key-binding-claim', place, { name }));
  }
  if (hash === 'differs') {
    faults.push(tokenFault('key-binding-hash', place, { name: 'sd_hash' }));
  }
  return faults;
}
