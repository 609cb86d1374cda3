// Which keys are asked, and in which order.
import type { JsonObject } from '../../jose/json.ts';
import { stringifyJson } from '../../jose/json-text.ts';
import { member, stringMember } from '../../jose/members.ts';
import type { VerificationKey } from './key.ts';
import { certificateNamed } from './keys/certificate-name.ts';
import { readKeys } from './keys/read-keys.ts';
import { asPem } from './keys/wrapped.ts';
import type { Attempt } from './verification.ts';

/** A key that another issuer publishes than the one that the token names. */
export function isForeign({ source }: VerificationKey, issuer: string | null): boolean {
  return source.from === 'issuer' && source.issuer !== null && source.issuer !== issuer;
}

/** More are not asked for one signature: an answer must come while a person waits. */
export const MOST_KEYS = 100;

/** More signatures or recipients of one token are not looked at. */
export const MOST_SIGNATURES = 20;

export interface Candidate {
  readonly key: VerificationKey;
  readonly chosenBy: Attempt['chosenBy'];
}

/**
 * Keys in the order in which they are asked: those that the token names, those without a name, those of
 * another name, since names are changed more often than keys are. What another issuer publishes comes
 * last: issuers share keys, as the tenants of one provider do.
 * @param fits whether a key can be used at all
 * @param issuer as the token names it
 */
export function inOrder(
  keys: readonly VerificationKey[],
  header: JsonObject,
  fits: (key: VerificationKey) => boolean,
  issuer: string | null = null,
): readonly Candidate[] {
  const kid = stringMember(header, 'kid') ?? null;
  const thumbprint = stringMember(header, 'x5t#S256') ?? null;
  const ranked = keys.map((key) => {
    const chosenBy = choice(key, kid, thumbprint, fits);
    const others = isForeign(key, issuer) ? 10 : 0;
    return { key, chosenBy, rank: rank(chosenBy, key, kid) + others };
  });
  return ranked.sort((one, other) => one.rank - other.rank);
}

function choice(
  key: VerificationKey,
  kid: string | null,
  thumbprint: string | null,
  fits: (key: VerificationKey) => boolean,
): Attempt['chosenBy'] {
  if (kid !== null && key.kid === kid) return 'kid';
  if (kid !== null && key.id === kid) return 'thumbprint';
  const certificate = key.certificate?.thumbprint;
  if (thumbprint !== null && certificate !== undefined) {
    if (certificateNamed(thumbprint, certificate) !== 'other') return 'thumbprint';
  }
  return fits(key) ? 'fits' : 'none';
}

function rank(chosenBy: Attempt['chosenBy'], key: VerificationKey, kid: string | null): number {
  if (chosenBy === 'kid') return 0;
  if (chosenBy === 'thumbprint') return 1;
  if (chosenBy === 'none') return 4;
  return kid === null || key.kid === null ? 2 : 3;
}

/** The one key that a DPoP proof is checked with, in a list (RFC 9449 §4.3): `jwk`, whatever else is there. */
export async function proofKeys(header: JsonObject): Promise<readonly VerificationKey[]> {
  const keys = await embeddedKeys(header);
  return keys.filter(({ source }) => source.from === 'token' && source.member === 'jwk');
}

/** The keys inside a token's header (RFC 7515 §4.1.3, §4.1.6). Never rejects. */
export async function embeddedKeys(header: JsonObject): Promise<readonly VerificationKey[]> {
  const jwk = member(header, 'jwk');
  const found: VerificationKey[] = [];
  if (jwk?.type === 'object') found.push(...(await keysIn(stringifyJson(jwk), 'jwk')));
  const chain = member(header, 'x5c');
  const leaf = chain?.type === 'array' ? chain.items[0] : undefined;
  // RFC 7515 §4.1.6: base64, not base64url, of DER; the first holds the key.
  if (leaf?.type === 'string' && /^[\w+/=]+$/.test(leaf.value)) {
    found.push(...(await keysIn(asPem(leaf.value), 'x5c')));
  }
  return found;
}

async function keysIn(text: string, name: 'jwk' | 'x5c'): Promise<readonly VerificationKey[]> {
  const reading = await readKeys(text, name, { source: { from: 'token', member: name } });
  return reading.ok ? reading.keys.filter(({ kty }) => kty !== 'oct') : [];
}

/** The holder's key, which the issuer named in `cnf` (RFC 7800 §3.2). Never rejects. */
export async function confirmationKeys(claims: JsonObject): Promise<readonly VerificationKey[]> {
  const cnf = member(claims, 'cnf');
  const jwk = cnf?.type === 'object' ? member(cnf, 'jwk') : undefined;
  if (jwk?.type !== 'object') return [];
  const reading = await readKeys(stringifyJson(jwk), 'cnf', { source: { from: 'confirmation' } });
  return reading.ok ? reading.keys : [];
}
