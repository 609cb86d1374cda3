import { member } from '../../jose/members.ts';
import { CREDENTIALS, found, headerSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

export const keyUrlInHeader = rule({
  code: 'key-url-in-header',
  severity: 'note',
  needs: 'token',
  source: ['RFC 7515 §4.1.2', 'RFC 7515 §4.1.5', 'RFC 8725 §3.10'],
  kinds: CREDENTIALS,
  forms: ['jws'],
  judge: ({ token: { header } }) => {
    const named = ['jku', 'x5u'].filter((name) => member(header, name) !== undefined);
    return found(named.map((name) => headerSeen(header, name)));
  },
});
