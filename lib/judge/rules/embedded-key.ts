import { member } from '../../jose/members.ts';
import { CREDENTIALS, headerSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

/** Proofs of possession carry their key on purpose (RFC 9449 §4.2); a credential has no reason to. */
export const embeddedKey = rule({
  code: 'embedded-key',
  severity: 'warning',
  needs: 'token',
  source: ['RFC 7515 §4.1.3', 'RFC 8725 §3.10'],
  kinds: CREDENTIALS,
  forms: ['jws'],
  judge: ({ token: { header } }) =>
    member(header, 'jwk') === undefined ? null : { evidence: [headerSeen(header, 'jwk')] },
});
