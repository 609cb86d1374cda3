import { dateClaim } from '../../token/dates.ts';
import { claimSeen } from '../evidence.ts';
import { type Evidence, rule } from '../finding.ts';
import { byServers } from './server-moment.ts';

export const expiredStillSent = rule({
  code: 'expired-still-sent',
  severity: 'error',
  needs: 'record',
  source: ['RFC 7519 §4.1.4'],
  judge: (subject) => {
    const { record, claims, stillSent, token } = subject;
    if (!stillSent || record.lastSentAt === null) return null;
    // For whom it was sent to it may have been current still.
    const end = dateClaim(token, 'exp');
    if (end !== null && byServers(record.lastSentAt, subject).earliest < end) return null;
    const sent: Evidence = { at: 'sent', moment: record.lastSentAt };
    return { evidence: claims === null ? [sent] : [sent, claimSeen(claims, 'exp')] };
  },
});
