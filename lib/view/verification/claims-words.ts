// The verdict about claims, in words: what the rules find, summed up.
import type { Severity } from '../../judge/finding.ts';
import { claimsVerdict } from '../../judge/verdicts.ts';
import { say, sayCounted } from '../../words/say.ts';
import type { Entry } from '../entry.ts';
import { judgementOf } from '../findings.ts';
import { ruleTitle } from '../rule-titles.ts';

export interface ClaimsWords {
  readonly mark: Severity | 'nothing-found' | 'not-read';
  /** In two or three words, for the heading. */
  readonly short: string;
  /** What was found, the worst first. */
  readonly sentences: readonly string[];
}

/** Titles that are listed; the findings have a tab of their own. */
const MOST_TITLES = 3;

/** @param isWhole whether all titles are told, where no other place has them */
export function claimsWords(entry: Entry, isWhole = false): ClaimsWords {
  const judgement = judgementOf(entry);
  const verdict = claimsVerdict(entry.token, judgement);
  switch (verdict.state) {
    case 'findings': {
      const { findings } = judgement;
      return {
        mark: verdict.worst.severity,
        short: sayCounted('verify_claims_short', findings.length),
        sentences: findings
          .slice(0, isWhole ? undefined : MOST_TITLES)
          .map(({ code }) => ruleTitle(code)),
      };
    }
    case 'nothing-found':
      return {
        mark: 'nothing-found',
        short: say('verify_claims_short_none'),
        sentences: [say('verify_claims_none')],
      };
    case 'not-read':
      return {
        mark: 'not-read',
        short: say('verify_claims_short_not_read'),
        sentences: [say('verify_claims_not_read')],
      };
  }
}
