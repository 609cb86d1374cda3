// What npm jose throws, as codes. It tells little on purpose: whoever serves others must not say at which
// step a decryption failed (RFC 7516 §11.5).
import { errors } from 'jose';
import type { KeyFailure } from './failure.ts';
import type { VerificationKey } from './key.ts';

/** Content is inflated up to so many bytes (RFC 8725bis §3.15). */
export const MOST_INFLATED = 250_000;

/** Why a key did not open a JWE whose form is in order. */
export function openingFailure(error: unknown, { crv }: VerificationKey): KeyFailure {
  if (error instanceof errors.JWEDecryptionFailed) {
    return { code: 'decryption-failed', step: 'either' };
  }
  if (error instanceof errors.JWEInvalid && /decompress/i.test(error.message)) {
    return /limit/.test(error.message)
      ? { code: 'too-large-inflated', most: MOST_INFLATED }
      : { code: 'not-deflated' };
  }
  const isUnknown = error instanceof Error && error.name === 'NotSupportedError';
  return isUnknown && crv !== null ? { code: 'unsupported-crv', crv } : { code: 'key-refused' };
}
