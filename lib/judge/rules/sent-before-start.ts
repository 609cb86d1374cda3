import { dateClaim } from '../../token/dates.ts';
import { CLOCK_LEEWAY } from '../clock-leeway.ts';
import { claimSeen } from '../evidence.ts';
import { rule } from '../finding.ts';
import { byServers } from '../server-moment.ts';

export const sentBeforeStart = rule({
  code: 'sent-before-start',
  severity: 'warning',
  needs: 'record',
  source: ['RFC 7519 §4.1.5'],
  judge: (subject) => {
    const { token, claims } = subject;
    const { lastSentAt } = subject.record;
    const start = dateClaim(token, 'nbf');
    if (start === null || lastSentAt === null || claims === null) return null;
    if (start <= lastSentAt + CLOCK_LEEWAY) return null;
    if (start <= byServers(lastSentAt, subject).latest + CLOCK_LEEWAY) return null;
    return { evidence: [claimSeen(claims, 'nbf'), { at: 'sent', moment: lastSentAt }] };
  },
});
