import { faultsSeen, found } from '../evidence.ts';
import { rule } from '../finding.ts';

/** The load balancers of AWS pad all that they sign, and nobody who gets it can change that. */
export const notCanonical = rule({
  code: 'not-canonical',
  severity: 'warning',
  needs: 'token',
  source: ['RFC 7515 §2', 'RFC 4648 §3.5'],
  judge: (subject) =>
    subject.kind === 'alb' ? null : found(faultsSeen(subject, ['padding', 'loose-bits'])),
});
