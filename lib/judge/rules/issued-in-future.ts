import { dateClaim } from '../../token/dates.ts';
import { CLOCK_LEEWAY } from '../clock-leeway.ts';
import { claimSeen } from '../evidence.ts';
import { rule } from '../finding.ts';
import { byServers } from '../server-moment.ts';

export const issuedInFuture = rule({
  code: 'issued-in-future',
  severity: 'warning',
  needs: 'record',
  source: ['RFC 7519 §4.1.6'],
  judge: (subject) => {
    const { token, claims } = subject;
    const issued = dateClaim(token, 'iat');
    const { firstSeen } = subject.record;
    // Most are not: that must cost nothing.
    if (issued === null || claims === null || issued <= firstSeen + CLOCK_LEEWAY) return null;
    const { latest } = byServers(firstSeen, subject);
    return issued > latest + CLOCK_LEEWAY && issued < latest + CENTURY
      ? { evidence: [claimSeen(claims, 'iat')] }
      : null;
  },
});

/** What lies farther away is no clock that is off: see date-in-milliseconds. */
const CENTURY = 100 * 365.25 * 86_400_000;
