import { CREDENTIALS } from '../evidence.ts';
import { rule } from '../finding.ts';
import { heldInCookie } from './held-in-cookie.ts';

export const cookieWithoutHttponly = rule({
  code: 'cookie-without-httponly',
  severity: 'warning',
  needs: 'record',
  source: ['RFC 10017 §6.1.3.2'],
  kinds: CREDENTIALS,
  judge: (subject) =>
    heldInCookie(subject)?.httpOnly === false
      ? { evidence: [{ at: 'cookie', attribute: 'HttpOnly', value: null }] }
      : null,
});
