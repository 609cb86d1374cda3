// The verdict about a signature, and about decryption, in words: one sentence for every state.

import type { KeySource, VerificationKey } from '../../judge/verify/key.ts';
import type {
  DecryptionVerdict,
  SignatureVerdict,
  UnsupportedVerdict,
  Verification,
  WantedKey,
} from '../../judge/verify/verification.ts';
import { issuer } from '../../token/parties.ts';
import { keyPart, number, say, sayCounted } from '../../words/say.ts';
import { withContent } from './content-words.ts';
import { type Failure, failureWords } from './failure-words.ts';
import { fetchedAgo, hostOf, keyName, sourceWords } from './key-words.ts';
import { lockedWords } from './unchecked-words.ts';
import { quoted } from './values.ts';
import type { VerdictWords } from './verdict-words.ts';

/** What is signed, where the sentence depends on it. */
export interface Signed {
  /** A DPoP proof, which carries its key as it must. */
  readonly isProof: boolean;
  /** As the token names it. */
  readonly issuer: string | null;
}

/**
 * What is known of who made the token: its signature, or what is inside of what is encrypted.
 * @param now milliseconds since the epoch; null for a text that is read later
 */
export function protectionWords(verification: Verification, now: number | null): VerdictWords {
  const { signature, decryption, inner, proof } = verification;
  if (decryption === undefined) {
    const named = issuer(verification.token) ?? null;
    const words = signatureWords(signature, now, { isProof: proof !== undefined, issuer: named });
    return withContent(words, verification);
  }
  const opened = decryptionWords(decryption, now);
  if (inner === undefined || decryption.state !== 'decrypted') return opened;
  const signed = protectionWords(inner, now);
  const notes = [...(opened.notes ?? []), ...(signed.notes ?? [])];
  return { ...signed, short: say('verify_short_nested', { inner: signed.short }), notes };
}

/** @param now milliseconds since the epoch; null for a text that is read later */
export function signatureWords(
  verdict: SignatureVerdict,
  now: number | null,
  of: Signed,
): VerdictWords {
  switch (verdict.state) {
    case 'verified':
      return { ...verifiedWords(verdict, now, of), ...notesOf(verdict) };
    case 'failed':
      return failedWords(verdict);
    case 'no-key':
      return {
        mark: 'no-key',
        short: say('verify_short_no_key'),
        sentence: noKeySentence(verdict),
        fix: say(verdict.wanted.kty === 'oct' ? 'verify_fix_no_key_oct' : 'verify_fix_no_key'),
      };
    case 'unsigned':
      return {
        mark: 'unsigned',
        short: say('verify_short_unsigned'),
        sentence: say(`verify_unsigned_${keyPart(verdict.why)}`),
        fix: say('verify_fix_unsigned'),
      };
    case 'unsupported':
      return unsupportedWords(verdict, say('verify_short_unsupported'));
    case 'encrypted':
      return lockedWords();
  }
}

/** How odd a key is written that verified, or how weak one is that decrypted. */
function notesOf({ faults }: { readonly faults: readonly Failure[] }): Pick<VerdictWords, 'notes'> {
  return faults.length === 0 ? {} : { notes: faults.map((fault) => failureWords(fault).reason) };
}

type Verified = Extract<SignatureVerdict, { state: 'verified' }>;

function verifiedWords({ key, algorithm }: Verified, now: number | null, of: Signed): VerdictWords {
  const { source } = key;
  const verified = { mark: 'verified', short: say('verify_short_verified'), fix: null } as const;
  switch (source.from) {
    case 'given': {
      const values = { algorithm, key: keyName(key), name: source.name };
      return { ...verified, sentence: say('verify_verified_given', values) };
    }
    case 'issuer':
      return publishedWords(key, source, algorithm, now, of.issuer);
    case 'confirmation':
      return { ...verified, sentence: say('verify_verified_confirmation', { algorithm }) };
    case 'token':
      return of.isProof
        ? {
            ...verified,
            mark: 'trusting',
            short: say('verify_short_proof'),
            sentence: say('verify_verified_proof', { algorithm }),
          }
        : {
            mark: 'trusting',
            short: say('verify_short_trusting'),
            sentence: say('verify_verified_token', { member: source.member }),
            fix: say('verify_fix_token'),
          };
    case 'well-known-secret':
      return {
        mark: 'failed',
        short: say('verify_short_forgeable'),
        sentence: say('verify_verified_well_known', { algorithm }),
        fix: say('verify_fix_secret_well_known'),
      };
  }
}

type Published = Extract<KeySource, { from: 'issuer' }>;

/** A key that somebody publishes says something about that issuer alone. */
function publishedWords(
  key: VerificationKey,
  { issuer: publisher, url, fetchedAt }: Published,
  algorithm: string,
  now: number | null,
  issuer: string | null,
): VerdictWords {
  const verified = { mark: 'verified', short: say('verify_short_verified'), fix: null } as const;
  const when = fetchedAgo(fetchedAt, now);
  const values = { algorithm, key: keyName(key), host: hostOf(url), when };
  if (publisher === null) return { ...verified, sentence: say('verify_verified_typed', values) };
  if (publisher === issuer) return { ...verified, sentence: say('verify_verified_issuer', values) };
  const short = say('verify_short_other_issuer');
  return issuer === null
    ? {
        mark: 'trusting',
        short,
        sentence: say('verify_verified_no_issuer', { publisher }),
        fix: say('verify_fix_no_issuer'),
      }
    : {
        mark: 'trusting',
        short,
        sentence: say('verify_verified_other_issuer', { publisher, issuer }),
        fix: say('verify_fix_other_issuer'),
      };
}

type Failed = Extract<SignatureVerdict, { state: 'failed' }>;

function failedWords({ reason, matches }: Failed): VerdictWords {
  const words = failureWords(reason);
  const isMismatch = reason.code === 'signature-mismatch';
  const isForgeable = reason.code === 'secret-well-known' && matches === true;
  return {
    mark: 'failed',
    short: say(
      isMismatch
        ? 'verify_short_mismatch'
        : isForgeable
          ? 'verify_short_forgeable'
          : 'verify_short_failed',
    ),
    sentence:
      matches === true ? say('verify_failed_matches', { reason: words.reason }) : words.reason,
    fix: words.fix,
  };
}

type NoKey = Extract<SignatureVerdict | DecryptionVerdict, { state: 'no-key' }>;

function noKeySentence({ why, wanted, attempts }: NoKey): string {
  const values = { alg: wanted.alg ?? '—', needed: neededWords(wanted) };
  const { kid } = wanted;
  const named = kid === null ? null : { ...values, kid: quoted(kid) };
  if (why === 'none-given' || attempts.length === 0) {
    return named === null
      ? say('verify_none_given', values)
      : say('verify_none_given_kid', { ...named });
  }
  return named === null
    ? sayCounted('verify_none_fits', attempts.length, values)
    : sayCounted('verify_none_fits_kid', attempts.length, { ...named });
}

const KTYS = ['RSA', 'EC', 'OKP', 'AKP', 'oct'] as const;

/** Of what type the key must be: "an RSA key". */
function neededWords({ kty }: WantedKey): string {
  const known = KTYS.find((one) => one === kty);
  return say(known === undefined ? 'verify_needed_any' : `verify_needed_${lower(known)}`);
}

function lower<Word extends string>(word: Word): Lowercase<Word> {
  return word.toLowerCase() as Lowercase<Word>;
}

function unsupportedWords({ algorithm, why }: UnsupportedVerdict, short: string): VerdictWords {
  const values = { algorithm: algorithm ?? '—' };
  return {
    mark: 'unsupported',
    short,
    sentence: say(`verify_unsupported_${keyPart(why)}`, { ...values }),
    fix: say(`verify_fix_unsupported_${keyPart(why)}`, { ...values }),
  };
}

/** @param now milliseconds since the epoch; null for a text that is read later */
export function decryptionWords(verdict: DecryptionVerdict, now: number | null): VerdictWords {
  switch (verdict.state) {
    case 'decrypted': {
      const { key, algorithm, encryption, plaintext } = verdict;
      const values = { algorithm, encryption, key: keyName(key) };
      return {
        mark: 'unlocked',
        short: say('verify_short_unlocked'),
        sentence: say('verify_decrypted', { ...values, source: sourceWords(key.source, now) }),
        fix: plaintext.kind === 'token' ? null : say('verify_decrypted_note'),
        ...notesOf(verdict),
      };
    }
    case 'failed': {
      const { reason, fix } = failureWords(verdict.reason);
      return { mark: 'failed', short: say('verify_short_not_opened'), sentence: reason, fix };
    }
    case 'costly': {
      const { passphrases, iterations } = verdict;
      return {
        mark: 'locked',
        short: say('verify_short_costly'),
        sentence: sayCounted('verify_costly', passphrases, { iterations: number(iterations) }),
        fix: null,
      };
    }
    case 'no-key':
      return {
        mark: 'no-key',
        short: say('verify_short_no_key_opens'),
        sentence: noKeySentence(verdict),
        fix: say('verify_fix_no_key_opens'),
      };
    case 'unsupported':
      return unsupportedWords(verdict, say('verify_short_not_opened'));
  }
}
