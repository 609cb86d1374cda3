// The verdict about one signature: what refuses the token, which keys were asked, what each had to say.
import { stringMember } from '../../jose/members.ts';
import { neededKty, signatureAlgorithm, whyUnsupported } from './algorithms.ts';
import { type Answer, ask, type Question } from './calculation.ts';
import {
  type Candidate,
  embeddedKeys,
  inOrder,
  isForeign,
  MOST_KEYS,
  proofKeys,
} from './candidates.ts';
import type { KeyFailure } from './failure.ts';
import { headerFailure } from './form-faults.ts';
import { signedFailure } from './jws-faults.ts';
import { PREVENTING, SPELLING, type VerificationKey } from './key.ts';
import { keyFaults } from './keys/faults.ts';
import { isProofHeader } from './proof.ts';
import { type Signed, signedOctets } from './signed.ts';
import type { Attempt, SignatureVerdict, VerifyOptions } from './verification.ts';

interface Asked extends Attempt {
  readonly answer: Answer;
}

/** What a signature is asked, and with which keys. */
interface Case extends Question {
  readonly failure: ReturnType<typeof signedFailure>;
  readonly own: readonly VerificationKey[];
  readonly embedded: readonly VerificationKey[];
  readonly issuer: string | null;
}

export interface SigningOptions extends Pick<VerifyOptions, 'detachedContent'> {
  /** Keys inside of the token have no say. */
  readonly onlyGiven?: boolean;
  /** As the token names it: what others publish cannot speak against the token. */
  readonly issuer?: string | null;
}

/**
 * Checks one signature. Never rejects.
 * @param keys that were given or found; keys inside of the token are looked for here
 */
export async function verifySigned(
  signed: Signed,
  keys: readonly VerificationKey[],
  { detachedContent, onlyGiven = false, issuer = null }: SigningOptions,
): Promise<SignatureVerdict> {
  const unreadable = headerFailure(signed);
  const alg = stringMember(signed.header, 'alg') ?? null;
  if (alg === null) return failedByToken(unreadable ?? { code: 'header-unreadable' }, null);
  // RFC 8725 §3.2: in any letter case, as libraries were fooled by "None".
  if (/^none$/i.test(alg)) return { state: 'unsigned', why: 'alg-none' };
  if (signed.signature === null || signed.signature === '') {
    return { state: 'unsigned', why: 'empty' };
  }
  const algorithm = signatureAlgorithm(alg);
  const failure = unreadable ?? signedFailure(signed);
  if (algorithm === undefined) {
    if (failure !== null) return failedByToken(failure, alg);
    return { state: 'unsupported', algorithm: alg, why: whyUnsupported(alg) };
  }
  const isProof = isProofHeader(signed.header);
  const inside = isProof ? proofKeys : embeddedKeys;
  const embedded = onlyGiven ? [] : await inside(signed.header);
  const given = detachedContent === undefined ? null : signedOctets(signed.header, detachedContent);
  const content = signed.content ?? given;
  // RFC 9449 §4.3: a proof is checked with the key in its header and no other.
  const own = isProof ? [] : keys;
  const refused = failure !== null;
  const one = { signed, alg, algorithm, content: content ?? '', refused, failure };
  const verdict = await decide({ ...one, own, embedded, issuer });
  // A signature over nothing is possible, so that alone does not speak against the token.
  if (content !== null || verdict.state === 'verified') return verdict;
  if (failure !== null || verdict.state === 'no-key') return verdict;
  return { state: 'unsupported', algorithm: alg, why: 'content-elsewhere' };
}

type Failed = Extract<SignatureVerdict, { readonly state: 'failed' }>;

function failedByToken(reason: Failed['reason'], algorithm: string | null): Failed {
  return { state: 'failed', algorithm, reason, key: null, matches: null, attempts: [] };
}

async function decide(one: Case): Promise<SignatureVerdict> {
  const fits = (key: VerificationKey) =>
    !keyFaults(key, one.alg).some(({ code }) => PREVENTING.has(code));
  const asked = await askAll(one, inOrder(one.own, one.signed.header, fits, one.issuer));
  // Whoever made the token chose the key inside: where others can tell, it has no say.
  const told = asked.some((it) => it.answer.matches !== null && !isBesideThePoint(it, one));
  const inside = one.embedded.map((key): Candidate => ({ key, chosenBy: 'fits' }));
  const askedInside = told ? [] : await askAll(one, inside);
  return verdictOf(one, [...asked, ...askedInside]);
}

async function askAll(one: Case, candidates: readonly Candidate[]): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  let calculated = 0;
  for (const { key, chosenBy } of candidates) {
    if (calculated >= MOST_KEYS) {
      const reason = { code: 'not-tried', most: MOST_KEYS } as const;
      const answer = { reason, matches: null, unsupported: false };
      asked.push({ key, chosenBy, reason, answer });
      continue;
    }
    const answer = await ask(one, key);
    if (answer.matches !== null) calculated++;
    asked.push({ key, chosenBy, reason: answer.reason, answer });
    if (answer.reason === null) break;
  }
  return asked;
}

function verdictOf(one: Case, asked: readonly Asked[]): SignatureVerdict {
  const { alg, failure } = one;
  const attempts = asked.map(({ key, chosenBy, reason }) => ({ key, chosenBy, reason }));
  const verified = asked.find(({ reason }) => reason === null);
  if (failure !== null) {
    const key = verified?.key ?? asked.find(({ answer }) => answer.matches)?.key ?? null;
    const calculated = asked.some(({ answer }) => answer.matches !== null);
    const matches = key !== null ? true : calculated ? false : null;
    return { ...failedByToken(failure, alg), key, matches, attempts };
  }
  if (verified !== undefined) {
    const { key } = verified;
    const faults = keyFaults(key, alg).filter(({ code }) => SPELLING.has(code));
    return { state: 'verified', key, algorithm: alg, faults, attempts };
  }
  const telling = mostTelling(asked.filter((it) => !isBesideThePoint(it, one)));
  if (telling?.reason != null) {
    const { key, reason, answer } = telling;
    if (answer.unsupported) return { state: 'unsupported', algorithm: alg, why: 'platform' };
    const other = reason.code === 'signature-mismatch' ? otherName(one, asked) : null;
    if (other !== null) {
      return { ...failedByToken(other.reason, alg), key: other.key, matches: false, attempts };
    }
    return { state: 'failed', algorithm: alg, reason, key, matches: answer.matches, attempts };
  }
  const why = asked.length === 0 ? 'none-given' : 'none-fits';
  const kid = stringMember(one.signed.header, 'kid') ?? null;
  return { state: 'no-key', why, wanted: { alg, kid, kty: neededKty(alg) }, attempts };
}

/** That another issuer's key did not sign a token says nothing about it. */
function isBesideThePoint({ key, answer }: Asked, { issuer }: Case): boolean {
  return answer.matches !== true && isForeign(key, issuer);
}

/** The key that the token names is not there, as after a change of keys: one of another name tells that. */
function otherName(
  { signed, issuer }: Case,
  asked: readonly Asked[],
): { readonly reason: KeyFailure; readonly key: VerificationKey } | null {
  const wanted = stringMember(signed.header, 'kid');
  const isThere = asked.some(({ chosenBy }) => chosenBy === 'kid' || chosenBy === 'thumbprint');
  const key = asked.find(
    ({ key: it, answer }) => it.kid !== null && answer.matches === false && !isForeign(it, issuer),
  )?.key;
  if (wanted === undefined || isThere || key === undefined) return null;
  return { reason: { code: 'no-matching-kid', wanted, kid: key.kid }, key };
}

/** The key that tells most: it matches and is faulty; the token names it; it was calculated with. */
function mostTelling(asked: readonly Asked[]): Asked | undefined {
  const named = asked.filter(({ chosenBy }) => chosenBy === 'kid' || chosenBy === 'thumbprint');
  return (
    asked.find(({ answer }) => answer.matches === true) ??
    // Keys of different types can share a name.
    named.find(({ answer }) => answer.matches !== null) ??
    named[0] ??
    asked.find(({ reason }) => reason?.code === 'signature-mismatch') ??
    asked.find(({ answer }) => answer.matches === false) ??
    asked.find(({ chosenBy }) => chosenBy === 'fits')
  );
}
