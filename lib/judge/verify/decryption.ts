// The verdict about an encrypted token: which key opened it, or at which step each of them failed.
import { flattenedDecrypt } from 'jose';
import { stringifyJson } from '../../jose/json-text.ts';
import { member, stringMember } from '../../jose/members.ts';
import type { Token } from '../../token/token.ts';
import {
  contentEncryption,
  type KeyManagement,
  keyManagement,
  neededKty,
  whyUnsupported,
} from './algorithms.ts';
import { inOrder, MOST_KEYS, MOST_SIGNATURES } from './candidates.ts';
import { lackingAlgorithm } from './engine.ts';
import { failedStep } from './failed-step.ts';
import type { KeyFailure, TokenFailure } from './failure.ts';
import { MOST_INFLATED, openingFailure } from './jose-errors.ts';
import {
  ITERATIONS_AT_MOST,
  iterationsFailure,
  keyFailureOf,
  MOST_ITERATIONS,
  partsFailure,
  sealedFailure,
} from './jwe-faults.ts';
import type { KeyFaultCode, VerificationKey } from './key.ts';
import { privateMaterial } from './key-import.ts';
import { keyFaults } from './keys/faults.ts';
import { plaintextOf } from './plaintext.ts';
import { recipientsOf, type Sealed } from './sealed.ts';
import type { Attempt, DecryptionVerdict, VerifyOptions } from './verification.ts';

/** Decrypts a JWE for whichever recipient a key is at hand. Never rejects. */
export async function decryptToken(
  token: Token,
  keys: readonly VerificationKey[],
  options: VerifyOptions,
): Promise<DecryptionVerdict> {
  const verdicts: DecryptionVerdict[] = [];
  const budget = { left: MOST_KEYS, iterations: options.totalIterations ?? null };
  for (const sealed of recipientsOf(token).slice(0, MOST_SIGNATURES)) {
    const verdict = await decryptFor(sealed, keys, options, budget);
    if (verdict.state === 'decrypted') return verdict;
    verdicts.push(verdict);
  }
  return mostTelling(verdicts) ?? { state: 'unsupported', algorithm: null, why: 'form' };
}

/** A key that failed tells more than a recipient for whom there is no key. */
function mostTelling(verdicts: readonly DecryptionVerdict[]): DecryptionVerdict | undefined {
  return (
    verdicts.find((verdict) => verdict.state === 'failed' && verdict.key !== null) ??
    verdicts.find(({ state }) => state === 'costly') ??
    verdicts.find(({ state }) => state === 'failed') ??
    verdicts.find(({ state }) => state === 'no-key') ??
    verdicts[0]
  );
}

/** How many keys may still be tried for a token; stretching a password unasked counts for several. */
interface Budget {
  left: number;
  /** Of all passwords; null where nothing more is said of it. */
  iterations: number | null;
}

/**
 * Ten passwords that are stretched as often as is usual take some seconds. Whoever allows a number was told
 * how many passwords that is for, can cancel it, and wants to know of all of them.
 */
function costOf({ iterations, isAllowed }: Case): number {
  if (isAllowed && iterations > 0) return 0;
  return Math.max(1, (10 * iterations) / MOST_ITERATIONS);
}

/** How often a password is hashed (RFC 7518 §4.8.1.2); 0 where there is none. */
function iterationsOf({ header }: Sealed, mode: KeyManagement): number {
  const count = mode === 'password' ? member(header, 'p2c') : undefined;
  return count?.type === 'number' ? Number(count.text) : 0;
}

async function decryptFor(
  sealed: Sealed,
  keys: readonly VerificationKey[],
  { mostIterations: allowed, signal }: VerifyOptions,
  budget: Budget,
): Promise<DecryptionVerdict> {
  const alg = stringMember(sealed.header, 'alg') ?? null;
  const enc = stringMember(sealed.header, 'enc') ?? null;
  const failure = sealedFailure(sealed);
  if (failure !== null || alg === null || enc === null) {
    return failedByToken(failure ?? { code: 'header-unreadable' }, alg);
  }
  const management = keyManagement(alg);
  if (management === undefined) {
    return { state: 'unsupported', algorithm: alg, why: whyUnsupported(alg) };
  }
  const content = contentEncryption(enc);
  if (content === undefined) return { state: 'unsupported', algorithm: enc, why: 'unknown' };
  const lacking = await lackingAlgorithm(alg, enc);
  if (lacking !== null) return { state: 'unsupported', algorithm: lacking, why: 'platform' };
  const parts = partsFailure(sealed, management.mode, content);
  if (parts !== null) return failedByToken(parts, alg);
  const mostIterations = Math.min(allowed ?? MOST_ITERATIONS, ITERATIONS_AT_MOST);
  const bounds = iterationsFailure(sealed, mostIterations);
  // So few are calculated in no time: the content is shown, and how weak its protection is.
  const few = bounds?.code === 'p2c-out-of-bounds' && bounds.iterations < bounds.least;
  if (bounds !== null && !few) return failedByToken(bounds, alg);
  const faults = bounds === null ? [] : [bounds];
  const iterations = iterationsOf(sealed, management.mode);
  const isAllowed = allowed !== undefined;
  return tryKeys(
    { sealed, alg, enc, faults, iterations, mostIterations, isAllowed, budget, signal },
    keys,
  );
}

interface Case {
  readonly sealed: Sealed;
  readonly alg: string;
  readonly enc: string;
  readonly faults: readonly TokenFailure[];
  readonly iterations: number;
  readonly mostIterations: number;
  /** Whether a person allowed them. */
  readonly isAllowed: boolean;
  readonly budget: Budget;
  readonly signal: VerifyOptions['signal'];
}

/** Such a key opens a token all the same, which its owner wants to see; the weakness is told. */
const HARMLESS: ReadonlySet<KeyFaultCode> = new Set<KeyFaultCode>([
  'secret-well-known',
  'secret-too-short',
  'rsa-exponent',
  'roca',
  'certificate-mismatch',
  'key-duplicate-member',
  'key-not-canonical',
]);

async function tryKeys(one: Case, keys: readonly VerificationKey[]): Promise<DecryptionVerdict> {
  const { sealed, alg, enc } = one;
  const faultOf = (key: VerificationKey) =>
    keyFaults(key, alg, enc).find(({ code }) => !HARMLESS.has(code)) ?? null;
  const attempts: Attempt[] = [];
  const passphrases = keys.filter((key) => faultOf(key) === null).length;
  const { iterations, budget } = one;
  const costly: DecryptionVerdict = { state: 'costly', algorithm: alg, iterations, passphrases };
  if (budget.iterations !== null && iterations * passphrases > budget.iterations) return costly;
  if (budget.iterations !== null) budget.iterations -= iterations * passphrases;
  for (const { key, chosenBy } of inOrder(keys, sealed.header, (it) => faultOf(it) === null)) {
    if (iterations > 0 && one.signal?.aborted === true) return costly;
    const tooMany = { code: 'not-tried', most: MOST_KEYS } as const;
    const before =
      faultOf(key) ?? keyFailureOf(sealed, key) ?? (one.budget.left <= 0 ? tooMany : null);
    if (before !== null) {
      attempts.push({ key, chosenBy, reason: before });
      continue;
    }
    one.budget.left -= costOf(one);
    const opened = await open(one, key);
    attempts.push({ key, chosenBy, reason: opened.ok ? null : opened.reason });
    if (opened.ok) return decrypted(one, key, opened.bytes, attempts);
  }
  return notDecrypted(one, attempts);
}

function decrypted(
  { sealed, alg, enc, faults }: Case,
  key: VerificationKey,
  bytes: Uint8Array,
  attempts: readonly Attempt[],
): DecryptionVerdict {
  return {
    state: 'decrypted',
    key,
    recipient: sealed.index,
    algorithm: alg,
    encryption: enc,
    inflated: stringMember(sealed.header, 'zip') !== undefined,
    faults: [...faults, ...keyFaults(key, alg, enc)],
    plaintext: plaintextOf(bytes),
    attempts,
  };
}

function notDecrypted(one: Case, attempts: readonly Attempt[]): DecryptionVerdict {
  const { alg, sealed } = one;
  const named = attempts.filter(({ chosenBy }) => chosenBy === 'kid' || chosenBy === 'thumbprint');
  const telling =
    named.find(({ reason }) => reason?.code === 'decryption-failed') ??
    named[0] ??
    attempts.find(({ chosenBy }) => chosenBy === 'fits');
  if (telling?.reason != null) {
    const { key, reason } = telling;
    return { state: 'failed', algorithm: alg, reason, key, attempts };
  }
  const why = attempts.length === 0 ? 'none-given' : 'none-fits';
  const kid = stringMember(sealed.header, 'kid') ?? null;
  return { state: 'no-key', why, wanted: { alg, kid, kty: neededKty(alg) }, attempts };
}

function failedByToken(reason: TokenFailure, algorithm: string | null): DecryptionVerdict {
  return { state: 'failed', algorithm, reason, key: null, attempts: [] };
}

type Opened =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: KeyFailure };

async function open({ sealed, alg, mostIterations }: Case, key: VerificationKey): Promise<Opened> {
  const { header, protectedText, protectedMembers, encryptedKey, iv, ciphertext, tag, aad } =
    sealed;
  const own = new Set(protectedMembers?.members.map(({ name }) => name));
  const others = header.members.filter(({ name }) => !own.has(name));
  try {
    const { plaintext } = await flattenedDecrypt(
      {
        ciphertext,
        ...(protectedText === null ? {} : { protected: protectedText }),
        ...(others.length === 0
          ? {}
          : { header: JSON.parse(stringifyJson({ type: 'object', members: others })) }),
        ...(encryptedKey === null ? {} : { encrypted_key: encryptedKey }),
        ...(iv === null ? {} : { iv }),
        ...(tag === null ? {} : { tag }),
        ...(aad === null ? {} : { aad }),
      },
      privateMaterial(key),
      {
        keyManagementAlgorithms: [alg],
        maxPBES2Count: mostIterations,
        maxDecompressedLength: MOST_INFLATED,
      },
    );
    return { ok: true, bytes: plaintext };
  } catch (error) {
    const reason = openingFailure(error, key);
    if (reason.code !== 'decryption-failed') return { ok: false, reason };
    return { ok: false, reason: { ...reason, step: await failedStep(sealed, alg, key) } };
  }
}
