import { dateClaim } from '../../token/dates.ts';
import { claimSeen, found } from '../evidence.ts';
import { rule } from '../finding.ts';

/**
 * Both moments are of the computer that made the proof, so that no clock is off.
 * A proof made for its own request is as old as the request takes to leave.
 */
export const dpopProofStale = rule({
  code: 'dpop-proof-stale',
  severity: 'warning',
  needs: 'record',
  source: ['RFC 9449 §4.3', 'RFC 9449 §11.1'],
  kinds: ['dpop-proof'],
  judge: ({ token, claims, record }) => {
    const issued = dateClaim(token, 'iat');
    const use = record.origin?.use ?? null;
    if (claims === null || issued === null || use === null) return null;
    return use.at - issued > LONGEST
      ? found([claimSeen(claims, 'iat'), { at: 'sent', moment: use.at }])
      : null;
  },
});

/** A page may wait for the network; servers take proofs of a few seconds to minutes. */
const LONGEST = 5 * 60_000;
