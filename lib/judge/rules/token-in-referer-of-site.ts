import { CREDENTIALS } from '../evidence.ts';
import { rule } from '../finding.ts';
import { leakedTo } from './leaks.ts';

export const tokenInRefererOfSite = rule({
  code: 'token-in-referer-of-site',
  severity: 'note',
  needs: 'record',
  source: ['RFC 9700 §4.2'],
  kinds: CREDENTIALS,
  judge: (subject) => leakedTo(subject, true),
});
