import { CREDENTIALS, found } from '../evidence.ts';
import { rule } from '../finding.ts';
import { heldInCookie } from './held-in-cookie.ts';

export const cookieWithDomain = rule({
  code: 'cookie-with-domain',
  severity: 'note',
  needs: 'record',
  source: ['RFC 10017 §6.1.3.2'],
  kinds: CREDENTIALS,
  judge: (subject) => {
    const domain = heldInCookie(subject)?.domain ?? null;
    return domain === null ? null : found([{ at: 'cookie', attribute: 'Domain', value: domain }]);
  },
});
