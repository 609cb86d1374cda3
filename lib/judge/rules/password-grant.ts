import { found } from '../evidence.ts';
import { rule } from '../finding.ts';

export const passwordGrant = rule({
  code: 'password-grant',
  severity: 'error',
  needs: 'record',
  source: ['RFC 9700 §2.4'],
  kinds: ['access'],
  judge: ({ record: { origin } }) =>
    origin?.grant?.type === 'password'
      ? found([{ at: 'parameter', name: 'grant_type', value: 'password' }])
      : null,
});
