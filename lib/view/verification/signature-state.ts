// What is known of a signature in one word, for the filter, tables and documents. Sentences about the
// same are in ./signature-words.ts.
import { stringMember } from '../../jose/members.ts';
import type { SignatureVerdict, Verification } from '../../judge/verify/verification.ts';
import { issuer } from '../../token/parties.ts';
import { isEncrypted, type Token } from '../../token/token.ts';
import type { Answer } from './answers.ts';

/**
 * `matches`: it holds and yet proves little, as by a key that came inside of the token or is another
 * issuer's; `decrypted`: it was opened, and nothing inside is signed; `unchecked`: nobody asked in this
 * session, or not since its keys changed.
 */
export const SIGNATURE_STATES = [
  'verified',
  'matches',
  'failed',
  'no-key',
  'unsigned',
  'unsupported',
  'decrypted',
  'encrypted',
  'unchecked',
] as const;

export type SignatureState = (typeof SIGNATURE_STATES)[number];

/** Of what was opened, that of the token inside. */
export function signatureState(token: Token, answer: Answer): SignatureState {
  if (answer.state === 'told') return stateOf(answer.verification);
  // A reference token, which only its server can look up.
  if (token.recognition !== undefined) return 'unsupported';
  if (isEncrypted(token)) return 'encrypted';
  return unsecured(token) === null ? 'unchecked' : 'unsigned';
}

/** RFC 7515 appendix A.5: unsecured, by its own word or by having no signature; null for others. */
export function unsecured({ raw, header }: Token): 'alg-none' | 'empty' | null {
  if (stringMember(header, 'alg') === 'none') return 'alg-none';
  return raw.endsWith('.') ? 'empty' : null;
}

/** The verification of what is signed: of the token, or of the innermost one that could be opened. */
export function signedPart(verification: Verification): Verification {
  const { inner, decryption } = verification;
  return decryption?.state === 'decrypted' && inner !== undefined
    ? signedPart(inner)
    : verification;
}

function stateOf(verification: Verification): SignatureState {
  const { decryption, signature, token } = signedPart(verification);
  if (decryption === undefined) return stateOfSignature(signature, token);
  // Nobody tried, as a person decides that first.
  return decryption.state === 'costly' ? 'encrypted' : decryption.state;
}

function stateOfSignature(signature: SignatureVerdict, token: Token): SignatureState {
  if (signature.state !== 'verified') return signature.state;
  const { source } = signature.key;
  switch (source.from) {
    case 'given':
    case 'confirmation':
      return 'verified';
    case 'issuer':
      return source.issuer === null || source.issuer === issuer(token) ? 'verified' : 'matches';
    case 'token':
      return 'matches';
    case 'well-known-secret':
      return 'failed';
  }
}
