// Why a token did not verify or decrypt, and what can be done about it: a text for every code of the core.
import type { KeyFailure, TokenFailure } from '../../judge/verify/failure.ts';
import { placeWords } from '../../token/fault-words.ts';
import { keyPart, listed, say, type Values } from '../../words/say.ts';
import { plainValues, quoted } from './values.ts';

/** Why it is not verified, whichever part is to blame. */
export type Failure = TokenFailure | KeyFailure;

/** Codes of which one text is enough. */
type PlainCode = Exclude<
  Failure['code'],
  'not-canonical' | 'no-matching-kid' | 'decryption-failed'
>;

/** What a failure means, where a code stands for several things. */
type Meaning =
  | PlainCode
  | `not-canonical-${Extract<Failure, { code: 'not-canonical' }>['fault']}`
  | 'no-matching-kid'
  | 'no-matching-kid-none'
  | `decryption-failed-${Extract<Failure, { code: 'decryption-failed' }>['step']}`;

export interface FailureWords {
  /** What is wrong, in one sentence. */
  readonly reason: string;
  /** What can be done about it. */
  readonly fix: string;
}

/** A failure in words. Total: every code has its texts. */
export function failureWords(failure: Failure): FailureWords {
  const values = valuesOf(failure);
  return {
    reason: say(`verify_reason_${keyPart(meaningOf(failure))}`, values),
    fix: say(`verify_fix_${keyPart(failure.code)}`, values),
  };
}

function meaningOf(failure: Failure): Meaning {
  switch (failure.code) {
    case 'not-canonical':
      return `not-canonical-${failure.fault}`;
    case 'no-matching-kid':
      return failure.kid === null ? 'no-matching-kid-none' : 'no-matching-kid';
    case 'decryption-failed':
      return `decryption-failed-${failure.step}`;
    default:
      return failure.code;
  }
}

/** What stands in the texts. Names are quoted, as they may be words of the sentence. */
function valuesOf(failure: Failure): Values {
  switch (failure.code) {
    case 'not-canonical':
    case 'white-space':
      return { place: placeWords(failure.segment, failure.index) };
    case 'segment-length':
    case 'segment-missing':
    case 'segment-unexpected':
      return { ...plainValues(failure), place: placeWords(failure.segment, 0) };
    case 'no-matching-kid':
      return { wanted: quoted(failure.wanted), kid: quoted(failure.kid ?? '') };
    case 'alg-key-mismatch':
      return { alg: failure.alg, kind: [failure.kty, failure.crv ?? ''].join(' ').trim() };
    case 'key-ops-mismatch':
      return { keyOps: listed(failure.keyOps), needed: failure.needed };
    default:
      return plainValues(failure);
  }
}
