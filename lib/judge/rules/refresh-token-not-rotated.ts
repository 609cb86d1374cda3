import { boundTo } from '../dpop.ts';
import { found, tokenSeen } from '../evidence.ts';
import { rule } from '../finding.ts';
import { isConfidential } from './confidential-client.ts';

/** A client with a secret, or a key that its tokens are bound to, need not rotate. */
export const refreshTokenNotRotated = rule({
  code: 'refresh-token-not-rotated',
  severity: 'warning',
  needs: 'messages',
  source: ['RFC 9700 §2.2.2', 'RFC 9700 §4.14.2'],
  kinds: ['refresh'],
  judge: ({ record: { id }, token, around }) => {
    const given = around.issuedFor(id);
    const isKnown = given.some(({ record }) => isConfidential(record, around));
    if (isKnown || given.some(({ kind }) => kind === 'refresh') || boundTo(token) !== null)
      return null;
    const tokens = given.filter(
      (one) => one.kind === 'access' && one.record.origin?.grant?.type === 'refresh_token',
    );
    if (tokens.length < 2 || tokens.some((one) => boundTo(one.token) !== null)) return null;
    return found(tokens.slice(0, 2).map(tokenSeen));
  },
});
