// What was signed, as a person gives it for a token that leaves it out (RFC 7515 appendix F). It is kept no longer
// than its token.
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { VerificationKey } from '../../judge/verify/key.ts';
import type { Verification, VerifyOptions } from '../../judge/verify/verification.ts';
import type { TokenId } from '../../ledger/record.ts';
import type { Token } from '../../token/token.ts';
import type { Entry } from '../entry.ts';

/** What verifies a token, as the core has it. */
export type Verifier = (
  token: Token,
  keys: readonly VerificationKey[],
  options: VerifyOptions,
) => Promise<Verification>;

type Of = Pick<Entry, 'id' | 'token'>;

export interface SignedContents {
  /** What was given for a token, as it may be meant, the likeliest first; none where nothing was. Reads a signal. */
  readonly of: (entry: Of) => readonly Uint8Array[];
  readonly give: (entry: Of, readings: readonly Uint8Array[]) => void;
  readonly close: () => void;
}

interface Given {
  readonly raw: string;
  readonly readings: readonly Uint8Array[];
}

const NONE: readonly Uint8Array[] = [];

/** @param tokens the tokens that are there */
export function createContents(
  tokens: ReadonlySignal<ReadonlyMap<TokenId, unknown>>,
): SignedContents {
  const given = signal<ReadonlyMap<TokenId, Given>>(new Map());
  const close = effect(() => {
    const there = tokens.value;
    const kept = [...given.peek()].filter(([id]) => there.has(id));
    if (kept.length < given.peek().size) given.value = new Map(kept);
  });
  return {
    of({ id, token }) {
      const found = given.value.get(id);
      return found?.raw === token.raw ? found.readings : NONE;
    },
    give({ id, token }, readings) {
      const next = new Map(given.peek());
      if (readings.length === 0) next.delete(id);
      else next.set(id, { raw: token.raw, readings });
      given.value = next;
    },
    close,
  };
}

/**
 * Verifies a token with each reading of what was signed, until one matches.
 * @returns the answer for the one that matches, or else for the first
 */
export async function verifyAmong(
  verify: Verifier,
  token: Token,
  keys: readonly VerificationKey[],
  options: VerifyOptions,
  readings: readonly Uint8Array[],
): Promise<Verification> {
  let first: Verification | null = null;
  for (const detachedContent of readings) {
    const told = await verify(token, keys, { ...options, detachedContent });
    // Where it was not calculated with, another would change nothing.
    if (!isMismatch(calculated(told))) return told;
    first ??= told;
  }
  return first ?? verify(token, keys, options);
}

/** What was calculated with given content: the token, or one inside. */
function calculated(verification: Verification): Verification | null {
  if (verification.givenContent !== undefined) return verification;
  return verification.inner === undefined ? null : calculated(verification.inner);
}

function isMismatch(verification: Verification | null): boolean {
  return verification?.signature.state === 'failed' && verification.signature.matches === false;
}

const ENCODER = new TextEncoder();

/**
 * The octets that a pasted text can stand for, the text as it is first. A field for text writes every line break as
 * LF, where HTTP and files may have CRLF, and who copies a text may take one line break too many or too few along.
 */
export function contentReadings(text: string): readonly Uint8Array[] {
  const cut = text.replace(/\r?\n$/, '');
  const texts = [text, cut, `${cut}\n`].flatMap((one) => [one, one.replace(/\r?\n/g, '\r\n')]);
  return [...new Set(texts)].map((one) => ENCODER.encode(one));
}
