import { neighboursOf } from '../evidence.ts';
import type { Neighbour, Subject } from '../finding.ts';

/** The access tokens in the request that first carried a proof: those in its field for credentials. */
export function accessTokensBeside(subject: Subject): readonly Neighbour[] {
  return neighboursOf(subject).filter(
    ({ kind, record }) =>
      kind === 'access' &&
      record.places.some(
        ({ carrier, field }) => carrier === 'request-header' && field === 'Authorization',
      ),
  );
}
