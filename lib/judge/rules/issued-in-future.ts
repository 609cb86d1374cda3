import { dateClaim } from '../../token/dates.ts';
import { claimSeen } from '../evidence.ts';
import { rule } from '../finding.ts';
import { CLOCK_LEEWAY } from './clock-leeway.ts';

export const issuedInFuture = rule({
  code: 'issued-in-future',
  severity: 'warning',
  needs: 'record',
  source: ['RFC 7519 §4.1.6'],
  judge: ({ token, record: { firstSeen }, claims }) => {
    const issued = dateClaim(token, 'iat');
    if (issued === null || claims === null) return null;
    return issued > firstSeen + CLOCK_LEEWAY && issued < firstSeen + CENTURY
      ? { evidence: [claimSeen(claims, 'iat')] }
      : null;
  },
});

/** What lies farther away is no clock that is off: see date-in-milliseconds. */
const CENTURY = 100 * 365.25 * 86_400_000;
