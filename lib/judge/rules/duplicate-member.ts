import { faultsSeen, found } from '../evidence.ts';
import { rule } from '../finding.ts';

export const duplicateMember = rule({
  code: 'duplicate-member',
  severity: 'warning',
  needs: 'token',
  source: ['RFC 7515 §4', 'RFC 7519 §4'],
  judge: (subject) => found(faultsSeen(subject, ['duplicate-member', 'duplicate-header'])),
});
