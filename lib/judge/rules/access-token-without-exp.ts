import { found, missing } from '../evidence.ts';
import { rule } from '../finding.ts';

export const accessTokenWithoutExp = rule({
  code: 'access-token-without-exp',
  severity: 'warning',
  needs: 'token',
  source: ['RFC 9068 §2.2', 'RFC 6750 §5.3'],
  kinds: ['access'],
  judge: ({ claims, token: { recognition } }) =>
    claims === null || recognition !== undefined ? null : found(missing(claims, ['exp'])),
});
