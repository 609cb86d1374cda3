import { CREDENTIALS } from '../evidence.ts';
import { rule } from '../finding.ts';
import { heldInCookie } from './held-in-cookie.ts';

export const cookieWithoutSecure = rule({
  code: 'cookie-without-secure',
  severity: 'error',
  needs: 'record',
  source: ['RFC 10017 §6.1.3.2', 'RFC 6265 §8.3'],
  kinds: CREDENTIALS,
  judge: (subject) =>
    heldInCookie(subject)?.secure === false
      ? { evidence: [{ at: 'cookie', attribute: 'Secure', value: null }] }
      : null,
});
