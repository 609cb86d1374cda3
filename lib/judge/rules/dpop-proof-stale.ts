import { dateClaim } from '../../token/dates.ts';
import { claimSeen, found } from '../evidence.ts';
import { rule } from '../finding.ts';
import { byServers } from '../server-moment.ts';

/**
 * By the clock of who gets it, where that is known to be off: a client may go by that clock as well. A proof
 * made for its own request is as old as the request takes to leave.
 */
export const dpopProofStale = rule({
  code: 'dpop-proof-stale',
  severity: 'warning',
  needs: 'record',
  source: ['RFC 9449 §4.3', 'RFC 9449 §11.1'],
  kinds: ['dpop-proof'],
  judge: (subject) => {
    const { token, claims, record } = subject;
    const issued = dateClaim(token, 'iat');
    const use = record.origin?.use ?? null;
    if (claims === null || issued === null || use === null) return null;
    return byServers(use.at, subject).earliest - issued > LONGEST
      ? found([claimSeen(claims, 'iat'), { at: 'sent', moment: use.at }])
      : null;
  },
});

/** A page may wait for the network; servers take proofs of a few seconds to minutes. */
const LONGEST = 5 * 60_000;
