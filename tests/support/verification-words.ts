// Verdicts as tests compare them.
import { stringifyJson } from '../../lib/jose/json-text.ts';
import type { DecryptionVerdict, SignatureVerdict } from '../../lib/judge/verify/verification.ts';

/** What was inside, as text; null where nothing was opened. */
export function textOf(decryption: DecryptionVerdict): string | null {
  if (decryption.state !== 'decrypted') return null;
  const { plaintext } = decryption;
  switch (plaintext.kind) {
    case 'claims':
      return stringifyJson(plaintext.set);
    case 'token':
      return plaintext.token.raw;
    case 'text':
      return plaintext.text;
    case 'bytes':
      return String.fromCharCode(...plaintext.bytes);
  }
}

/** A verdict's state, with why and whether it matches all the same: `failed secret-too-short, matches`. */
export function saidOf(verdict: SignatureVerdict | DecryptionVerdict): string {
  if (verdict.state === 'failed') {
    const matches = 'matches' in verdict && verdict.matches === true ? ', matches' : '';
    return `failed ${verdict.reason.code}${matches}`;
  }
  return 'why' in verdict ? `${verdict.state} ${verdict.why}` : verdict.state;
}
