import { faultsSeen, found } from '../evidence.ts';
import { rule } from '../finding.ts';

export const notUtf8 = rule({
  code: 'not-utf8',
  severity: 'error',
  needs: 'token',
  source: ['RFC 7519 §7.2', 'RFC 8725 §3.7'],
  judge: (subject) => found(faultsSeen(subject, ['invalid-utf8'])),
});
