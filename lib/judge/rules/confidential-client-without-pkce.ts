import { member } from '../../jose/members.ts';
import { found, neighboursOf } from '../evidence.ts';
import { rule, type Subject } from '../finding.ts';
import {
  clientWithoutVerifier,
  isClientSecret,
  isLive,
  NO_VERIFIER,
} from './confidential-client.ts';

/**
 * RFC 9700 §2.1.1: for confidential clients PKCE is recommended, and those of OpenID Connect may use the
 * nonce in its place. A secret in a browser has a finding of its own.
 */
export const confidentialClientWithoutPkce = rule({
  code: 'confidential-client-without-pkce',
  severity: 'note',
  needs: 'messages',
  source: ['RFC 9700 §2.1.1'],
  kinds: ['access'],
  judge: (subject) =>
    clientWithoutVerifier(subject) !== 'proved' || hasNonce(subject) || isSecretTold(subject)
      ? null
      : found([NO_VERIFIER]),
});

function hasNonce(subject: Subject): boolean {
  return (
    subject.record.origin?.grant?.nonce != null ||
    neighboursOf(subject).some(
      ({ token: { claims } }) =>
        claims.state === 'read' && member(claims.set, 'nonce') !== undefined,
    )
  );
}

function isSecretTold({ record, around }: Subject): boolean {
  const { origin, issuedFor } = record;
  const isSecret =
    origin?.grant?.basic === true ||
    origin?.grant?.proof === 'secret' ||
    issuedFor.some((id) => isClientSecret(around.get(id)));
  return isSecret && isLive(record);
}
