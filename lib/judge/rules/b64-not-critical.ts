import { faultsSeen, found, headerSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

export const b64NotCritical = rule({
  code: 'b64-not-critical',
  severity: 'error',
  needs: 'token',
  source: ['RFC 7797 §6'],
  judge: (subject) =>
    faultsSeen(subject, ['b64-not-critical']).length === 0
      ? null
      : found([headerSeen(subject.token.header, 'b64'), headerSeen(subject.token.header, 'crit')]),
});
