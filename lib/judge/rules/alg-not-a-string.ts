import { faultsSeen, found, headerSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

export const algNotAString = rule({
  code: 'alg-not-a-string',
  severity: 'error',
  needs: 'token',
  source: ['RFC 7515 §4.1.1'],
  judge: (subject) =>
    faultsSeen(subject, ['invalid-alg']).length === 0
      ? null
      : found([headerSeen(subject.token.header, 'alg')]),
});
