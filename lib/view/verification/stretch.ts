// What trying passphrases on a token costs (PBES2, RFC 7518 §4.8), where that is for a person to decide.
import { ITERATIONS_AT_MOST, MOST_ITERATIONS } from '../../judge/verify/jwe-faults.ts';
import type { Verification } from '../../judge/verify/verification.ts';
import { number, say, sayCounted } from '../../words/say.ts';

/** A trial that nobody begins unasked. */
export interface Stretch {
  /** PBKDF2 iterations for each passphrase. */
  readonly iterations: number;
  /** Null where it is not known, as the bounds forbade to look. */
  readonly passphrases: number | null;
}

/** The trial that a token needs; null where it needs none, or more than is ever calculated. */
export function stretchOf({ decryption, inner }: Verification): Stretch | null {
  if (decryption?.state === 'costly') return decryption;
  if (decryption?.state === 'failed' && decryption.reason.code === 'p2c-out-of-bounds') {
    const { iterations, most } = decryption.reason;
    const isOffered = iterations > most && iterations <= ITERATIONS_AT_MOST;
    return isOffered ? { iterations, passphrases: null } : null;
  }
  return inner === undefined ? null : stretchOf(inner);
}

/** Iterations that a person allows with it: no fewer than usual, as other recipients may need more. */
export function iterationsAllowed({ iterations }: Stretch): number {
  return Math.max(MOST_ITERATIONS, iterations);
}

/** What the button says that begins a trial. */
export function stretchWords({ iterations, passphrases }: Stretch): string {
  const values = { iterations: number(iterations) };
  return passphrases === null
    ? say('verify_try_beyond', values)
    : sayCounted('verify_try_passphrase', passphrases, values);
}

/** Iterations that a slow machine calculates in a second. */
const A_SECOND = 1_000_000;

/** What a person should know before; null where there is nothing. */
export function stretchWarning({ iterations, passphrases }: Stretch): string | null {
  if (passphrases !== null) return null;
  return say('verify_try_beyond_note', { seconds: number(Math.ceil(iterations / A_SECOND)) });
}
