// What a person gave, before it is put on the ring: which reading of a secret is meant, and whether everybody
// can know it.
import type { VerificationKey } from '../../lib/judge/verify/key.ts';
import { markedWellKnown, octetsOf, unmarkedSecrets } from '../../lib/judge/verify/well-known.ts';
import type { Entry } from '../../lib/view/entry.ts';
import { matchingKey } from '../../lib/view/verification/matching-key.ts';
import { type Verifier, verifyAmong } from '../../lib/view/verification/signed-content.ts';

/** Keys, the secrets among them marked that are in the list of those that everybody can know. Never rejects. */
export async function compared(
  keys: readonly VerificationKey[],
): Promise<readonly VerificationKey[]> {
  const secrets = unmarkedSecrets(keys);
  if (secrets.length === 0) return keys;
  try {
    const { compareSecrets } = await import('./secret-trial.ts');
    const known = await compareSecrets(secrets.map(octetsOf));
    const found = secrets.filter((_, index) => known?.[index] === true);
    return markedWellKnown(
      keys,
      found.map(({ id }) => id),
    );
  } catch {
    // An extension that was reloaded has taken the list along.
    return keys;
  }
}

/**
 * Of a secret that can be read in several ways, the one that answers for the token; all of them where none
 * does. Other keys are as they were given.
 * @param content what may have been signed, for a token that leaves it out
 */
export async function fittingReading(
  { token }: Entry,
  given: readonly VerificationKey[],
  content: readonly Uint8Array[],
  load: () => Promise<Verifier>,
): Promise<readonly VerificationKey[]> {
  if (given.length < 2 || given.some(({ reading }) => reading === undefined)) return given;
  try {
    const options = { now: Date.now(), totalIterations: 0 };
    const told = await verifyAmong(await load(), token, given, options, content);
    const found = matchingKey(told);
    return found === null ? given : [found];
  } catch {
    return given;
  }
}
