// An SD-JWT in JSON serialization (RFC 9901 §8.1): a JWS whose first signature has the disclosures beside
// it, outside of what is signed.
import { member, stringMember } from '../jose/members.ts';
import type { JsonToken } from './json-token.ts';
import type { SdJwtDetail, SdJwtToken } from './sd-jwt.ts';
import type { Claims, Token } from './token.ts';

/** The combined format that its digests are taken over; null for a token that shows no disclosures. */
export function combinedFormat({ serialization }: Token): string | null {
  if (serialization?.kind !== 'jws') return null;
  const [{ protected: head, unprotected, value }] = serialization.protections;
  const disclosures = unprotected === null ? undefined : member(unprotected, 'disclosures');
  if (unprotected === null || disclosures?.type !== 'array') return null;
  const jwt = [head?.encoded.value, serialization.payload?.value, value?.value].join('.');
  const shown = disclosures.items.map((item) => (item.type === 'string' ? item.value : ''));
  const binding = stringMember(unprotected, 'kb_jwt') ?? '';
  return [jwt, ...shown, binding].join('~');
}

/**
 * The JSON text as it is, its claims with what was disclosed in place. What is wrong with disclosures is
 * told by who verifies, as their places are those of the combined format.
 */
export class SdJwtJsonToken implements Token {
  readonly raw: string;
  readonly form: Token['form'];
  readonly header: Token['header'];
  readonly detached: boolean;
  readonly serialization: JsonToken['serialization'];
  private readonly json: JsonToken;
  private readonly combined: SdJwtToken;

  constructor(json: JsonToken, combined: SdJwtToken) {
    this.json = json;
    this.combined = combined;
    this.raw = json.raw;
    this.form = json.form;
    this.header = json.header;
    this.detached = json.detached;
    this.serialization = json.serialization;
  }

  get claims(): Claims {
    const { claims } = this.combined;
    return claims.state === 'read' ? claims : this.json.claims;
  }

  get sdJwt(): SdJwtDetail {
    return this.combined.sdJwt;
  }

  get segments(): Token['segments'] {
    return this.json.segments;
  }

  get faults(): Token['faults'] {
    return this.json.faults;
  }
}
