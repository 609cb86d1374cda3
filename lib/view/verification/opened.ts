// What was inside of an encrypted token. Once it could be read, it says what time it is for the token and
// what it claims; what was around it says neither.
import type { Verification } from '../../judge/verify/verification.ts';
import { type KindVerdict, kindOf } from '../../token/kind.ts';
import { issuer, who } from '../../token/parties.ts';
import type { Token } from '../../token/token.ts';
import type { Entry } from '../entry.ts';
import { signedPart } from './signature-state.ts';

export interface Opened {
  readonly token: Token;
  readonly verdict: KindVerdict;
  readonly who: string | undefined;
  readonly issuer: string | undefined;
}

/** The token inside of another, or the same with the claims that were inside; null where none were read. */
export function openedOf(
  verification: Verification,
  { record }: Pick<Entry, 'record'>,
): Opened | null {
  const token = readable(verification);
  if (token === null) return null;
  return { token, verdict: kindOf(token, record.places), who: who(token), issuer: issuer(token) };
}

function readable(verification: Verification): Token | null {
  if (verification.decryption === undefined) return null;
  const { token, decryption } = signedPart(verification);
  if (decryption === undefined) return token;
  if (decryption.state !== 'decrypted' || decryption.plaintext.kind !== 'claims') return null;
  return { ...token, claims: { state: 'read', set: decryption.plaintext.set } };
}
