// Every token of the corpus that has its key beside it is verified or decrypted; those that are not have a
// reason that is on record. The tokens of libraries' tests, whose keys are not there, are answered.

import type { VerificationKey } from '../../lib/judge/verify/key.ts';
import { readKeys } from '../../lib/judge/verify/keys/read-keys.ts';
import type { Verification } from '../../lib/judge/verify/verification.ts';
import { verifyToken } from '../../lib/judge/verify/verify.ts';
import { decodeToken } from '../../lib/token/decode.ts';
import { textOf } from '../support/verification-words.ts';
import { type SetResult, SetTally } from './set-result.ts';
import { keylessVectors, type Vector, vectorsIn } from './vectors.ts';

interface Exception {
  /** Of names of cases. */
  readonly cases: RegExp;
  readonly said: string;
  readonly why: string;
}

/** What is not verified or decrypted, and why that is right. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    cases: /encryption_using_rsa_v15|rfc7520_5\.1\.|RSA v1\.5 and AES/,
    said: 'unsupported no-web-crypto',
    why: 'RSA1_5: WebCrypto has no RSAES-PKCS1-v1_5',
  },
  {
    cases: /ECDH-1PU/,
    said: 'unsupported unknown',
    why: 'ECDH-1PU: a draft that expired; no registered algorithm',
  },
  { cases: /rfc7515_A\.5/, said: 'unsigned alg-none', why: 'an unsecured JWS has no signature' },
  {
    cases: /rfc7797\/4\.2\.hmac/,
    said: 'failed member-not-critical',
    why: 'the file lacks crit, which RFC 7797 §6 demands; the RFC itself has it',
  },
  {
    cases: /^(?:jws_examples|jwt_use_jws)\.json HS\d+ /,
    said: 'failed secret-too-short',
    why: 'matches, and its secret is shorter than the hash (RFC 7518 §3.2)',
  },
  {
    cases: /^(?:jws_examples|jwt_use_jws)\.json RS\d+ /,
    said: 'failed signature-mismatch',
    why: 'its key is in a file that is not there; those of RFC 7520 are others',
  },
  { cases: /^line 657$/, said: 'no-key none-given', why: 'an access token without its key' },
];

/** Verifies all vectors of the corpus. */
export async function verification(dir: string): Promise<SetResult> {
  const tally = new SetTally('verification');
  for (const vector of vectorsIn(dir)) {
    const name = `${vector.set} ${vector.name}`;
    const { said, wrong } = await outcome(vector);
    const exception = EXCEPTIONS.find(({ cases }) => cases.test(vector.name));
    if (exception === undefined) tally.count(name, wrong);
    else {
      const kept = exception.said === said;
      tally.decided(name, exception.why, kept ? null : `${said} in place of ${exception.said}`);
    }
  }
  for (const vector of keylessVectors(dir)) {
    const { said } = await outcome(vector);
    const answered = /^(?:no-key none-given|unsupported|unsigned|verified|failed)/.test(said);
    tally.count(`${vector.set} ${vector.name}`, answered ? null : said);
  }
  return tally.result();
}

async function outcome(
  vector: Vector,
): Promise<{ readonly said: string; readonly wrong: string | null }> {
  const token = decodeToken(vector.text);
  if (token === null) return { said: 'no token', wrong: 'it was not decoded' };
  const { detached, content } = vector;
  const isMissing = detached !== null && token.detached;
  const answer = await verifyToken(token, await keysOf(vector), {
    now: 0,
    ...(isMissing ? { detachedContent: new TextEncoder().encode(detached) } : {}),
  });
  const said = summary(answer);
  if (!/^(?:verified|decrypted)$/.test(said)) return { said, wrong: said };
  const text = answer.decryption === undefined ? null : textOf(answer.decryption);
  const isNested = answer.inner !== undefined;
  const same = text === null || content === null || isNested || text.trim() === content.trim();
  return { said, wrong: same ? null : 'other content was decrypted' };
}

/** Its states, the worst of all that belongs to it. */
function summary({ decryption, signature, inner, ...rest }: Verification): string {
  const verdict = decryption ?? signature;
  if (verdict.state === 'failed') return `failed ${verdict.reason.code}`;
  if ('why' in verdict) return `${verdict.state} ${verdict.why}`;
  if (rest.signatures?.some(({ state }) => state !== 'verified') === true) return 'one of several';
  if (rest.disclosures?.state === 'failed') return 'disclosures';
  const { keyBinding } = rest;
  const isBound = keyBinding?.signature.state === 'verified' && keyBinding.hash === 'matches';
  if (keyBinding !== undefined && !isBound) return 'key binding';
  return inner === undefined || inner.signature.state === 'verified' ? verdict.state : 'inside';
}

async function keysOf({ keys, password }: Vector): Promise<readonly VerificationKey[]> {
  const reading =
    password === null
      ? await readKeys(JSON.stringify({ keys }), 'keys')
      : await readKeys(password, 'password', { isSecret: true });
  return reading.ok ? reading.keys : [];
}
