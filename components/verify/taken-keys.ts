// What a person gave, before it is put on the ring: which reading of a secret is meant, and whether everybody
// can know it.
import type { VerificationKey } from '../../lib/judge/verify/key.ts';
import type { Verification } from '../../lib/judge/verify/verification.ts';
import { markedWellKnown, octetsOf, unmarkedSecrets } from '../../lib/judge/verify/well-known.ts';
import type { Token } from '../../lib/token/token.ts';
import type { Entry } from '../../lib/view/entry.ts';
import type { Verifier } from '../../lib/view/verification/answers.ts';
import { matchingKey } from '../../lib/view/verification/matching-key.ts';

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
 * @param content what was signed, for a token that leaves it out
 */
export async function fittingReading(
  { token }: Entry,
  given: readonly VerificationKey[],
  content: Uint8Array | null,
  load: () => Promise<Verifier>,
): Promise<readonly VerificationKey[]> {
  if (given.length < 2 || given.some(({ reading }) => reading === undefined)) return given;
  try {
    const found = matchingKey(await verifiedUnasked(token, given, content, load));
    return found === null ? given : [found];
  } catch {
    return given;
  }
}

/**
 * Of what was signed, the reading that a key verifies; the first where none does.
 * @param readings one or more
 */
export async function fittingContent(
  { token }: Entry,
  keys: readonly VerificationKey[],
  readings: readonly Uint8Array[],
  load: () => Promise<Verifier>,
): Promise<Uint8Array | null> {
  const [first = null] = readings;
  try {
    for (const content of readings) {
      if (matchingKey(await verifiedUnasked(token, keys, content, load)) !== null) return content;
    }
  } catch {
    // The answer will say that nothing can be verified.
  }
  return first;
}

async function verifiedUnasked(
  token: Token,
  keys: readonly VerificationKey[],
  content: Uint8Array | null,
  load: () => Promise<Verifier>,
): Promise<Verification> {
  const verify = await load();
  const more = content === null ? {} : { detachedContent: content };
  return verify(token, keys, { now: Date.now(), totalIterations: 0, ...more });
}
