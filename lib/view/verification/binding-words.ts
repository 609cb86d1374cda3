// What a token is bound to, in words: disclosures to what the issuer signed, a presentation to its
// holder, a DPoP proof to its request.
import type {
  Comparison,
  DisclosuresVerdict,
  KeyBindingVerdict,
  ProofVerdict,
} from '../../judge/verify/verification.ts';
import { faultSentence } from '../../token/fault-words.ts';
import { say, sayCounted } from '../../words/say.ts';
import { localDate } from '../date.ts';
import { relative } from '../duration.ts';
import type { VerdictWords } from './verdict-words.ts';

/** `open`: it is told, and nothing speaks for it or against it. */
export type Tone = 'good' | 'bad' | 'open';

/** One thing that was compared, as a row. */
export interface ComparedWords {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly tone: Tone;
}

/** Sentences about the disclosures of an SD-JWT, the answer first. */
export function disclosuresWords({ state, count, undisclosed, faults }: DisclosuresVerdict): {
  readonly tone: Tone;
  readonly sentences: readonly string[];
} {
  const held = undisclosed > 0 ? [sayCounted('verify_undisclosed', undisclosed)] : [];
  if (state === 'failed') {
    const answer = sayCounted('verify_disclosures_failed', count);
    const reasons = faults.map(faultSentence);
    return { tone: 'bad', sentences: [answer, ...reasons, say('verify_disclosures_fix')] };
  }
  if (count === 0 && undisclosed === 0) {
    return { tone: 'open', sentences: [say('verify_disclosures_none')] };
  }
  const all = count > 0 ? [sayCounted('verify_disclosures_matched', count)] : [];
  return { tone: count > 0 ? 'good' : 'open', sentences: [...all, ...held] };
}

/**
 * What a DPoP proof says of its request, row by row (RFC 9449 §4.3).
 * @param now milliseconds since the epoch
 */
export function proofRows(proof: ProofVerdict, now: number): readonly ComparedWords[] {
  const { method, url, accessToken, confirmation, thumbprint, issuedAt } = proof;
  return [
    required(compared('method', say('verify_proof_method'), method), method),
    required(compared('url', say('verify_proof_url'), url), url),
    compared('access-token', say('verify_proof_access_token'), accessToken),
    compared('confirmation', say('verify_proof_confirmation'), confirmation),
    told('thumbprint', say('verify_proof_thumbprint'), thumbprint),
    told('issued', say('verify_proof_issued'), momentWords(issuedAt, now)),
  ];
}

/**
 * What the holder's key binding says, row by row (RFC 9901 §4.3).
 * @param now milliseconds since the epoch
 */
export function bindingRows(binding: KeyBindingVerdict, now: number): readonly ComparedWords[] {
  const { hash, audience, nonce, issuedAt } = binding;
  const tones = { matches: 'good', differs: 'bad', none: 'bad' } as const;
  return [
    {
      id: 'hash',
      label: say('verify_binding_hash'),
      value: say(`verify_binding_hash_${hash}`),
      tone: tones[hash],
    },
    told('audience', say('verify_binding_audience'), audience),
    told('nonce', say('verify_binding_nonce'), nonce),
    told('issued', say('verify_proof_issued'), momentWords(issuedAt, now)),
  ];
}

/**
 * The answer about a key binding: its signature alone is no more than a part of it (RFC 9901 §7.3).
 * @param signed about its signature
 * @param isVouched whether the issuer's signature was verified, and with it the holder's key in `cnf`
 */
export function bindingWords(
  { hash, faults }: KeyBindingVerdict,
  signed: VerdictWords,
  isVouched: boolean,
): { readonly words: VerdictWords; readonly reasons: readonly string[] } {
  const reasons = faults.map(faultSentence);
  if (hash !== 'matches' || faults.length > 0) {
    return { words: { ...signed, mark: 'failed', short: say('verify_tone_bad') }, reasons };
  }
  if (isVouched || signed.mark !== 'verified') return { words: signed, reasons };
  return { words: { ...signed, mark: 'trusting' }, reasons: [say('verify_unvouched')] };
}

function compared(id: string, label: string, comparison: Comparison): ComparedWords {
  switch (comparison.state) {
    case 'matches': {
      const { said } = comparison;
      return { id, label, value: say('verify_compared_matches', { said }), tone: 'good' };
    }
    case 'differs': {
      const { said, expected } = comparison;
      return { id, label, value: say('verify_compared_differs', { said, expected }), tone: 'bad' };
    }
    case 'missing':
      return {
        id,
        label,
        value: say('verify_compared_missing'),
        tone: comparison.isWanted ? 'bad' : 'open',
      };
    case 'not-compared': {
      const { said } = comparison;
      return { id, label, value: say('verify_compared_alone', { said }), tone: 'open' };
    }
  }
}

/** RFC 9449 §4.2: every proof must say it, whatever there is to compare with. */
function required(words: ComparedWords, { state }: Comparison): ComparedWords {
  return state === 'missing' ? { ...words, tone: 'bad' } : words;
}

function told(id: string, label: string, value: string | null): ComparedWords {
  return { id, label, value: value ?? say('verify_told_nothing'), tone: 'open' };
}

function momentWords(moment: number | null, now: number): string | null {
  return moment === null ? null : `${localDate(moment, now)} · ${relative(moment, now)}`;
}
