import { member, stringMember } from '../../jose/members.ts';
import type { Token } from '../../token/token.ts';
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

/** The thumbprint of the key that a token is bound to (RFC 9449 §6.1); null where it is to none. */
export function boundTo({ claims }: Token): string | null {
  const cnf = claims.state === 'read' ? member(claims.set, 'cnf') : undefined;
  return cnf?.type === 'object' ? (stringMember(cnf, 'jkt') ?? null) : null;
}
