import { CREDENTIALS } from '../evidence.ts';
import { rule } from '../finding.ts';
import { leakedTo } from './leaks.ts';

/** Who serves the page knows its URLs anyway; what it tells its own site is milder. */
export const tokenInReferer = rule({
  code: 'token-in-referer',
  severity: 'warning',
  needs: 'record',
  source: ['RFC 9700 §4.2', 'RFC 9700 §4.3.2'],
  kinds: CREDENTIALS,
  judge: (subject) => leakedTo(subject, false),
});
