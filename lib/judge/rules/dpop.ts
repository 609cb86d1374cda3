import { boundTo } from '../dpop.ts';
import { neighboursOf } from '../evidence.ts';
import type { Neighbour, Subject } from '../finding.ts';

/**
 * The access tokens in the request that used a proof: those in its field for credentials that are sent as
 * DPoP, or should be. Of a proof that was not used, such as one that a page was handed, there are none.
 */
export function accessTokensBeside(subject: Subject): readonly Neighbour[] {
  if (subject.record.origin?.use == null) return [];
  return neighboursOf(subject).filter(
    ({ kind, record, token }) =>
      kind === 'access' &&
      record.places.some(
        ({ carrier, field, via }) =>
          carrier === 'request-header' &&
          field === 'Authorization' &&
          (via[0]?.toLowerCase() === 'dpop' || boundTo(token) !== null),
      ),
  );
}
