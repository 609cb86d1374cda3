import { claimSeen } from '../evidence.ts';
import { type Evidence, rule } from '../finding.ts';

export const expiredStillSent = rule({
  code: 'expired-still-sent',
  severity: 'error',
  needs: 'record',
  source: ['RFC 7519 §4.1.4'],
  judge: ({ record, claims, stillSent }) => {
    if (!stillSent || record.lastSentAt === null) return null;
    const sent: Evidence = { at: 'sent', moment: record.lastSentAt };
    return { evidence: claims === null ? [sent] : [sent, claimSeen(claims, 'exp')] };
  },
});
