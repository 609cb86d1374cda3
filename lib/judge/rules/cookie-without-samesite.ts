import { CREDENTIALS } from '../evidence.ts';
import { rule } from '../finding.ts';
import { heldInCookie } from './held-in-cookie.ts';

/** Browsers differ in what they make of a cookie that says nothing; `none` was chosen by somebody. */
export const cookieWithoutSamesite = rule({
  code: 'cookie-without-samesite',
  severity: 'note',
  needs: 'record',
  source: ['RFC 10017 §6.1.3.2'],
  kinds: CREDENTIALS,
  judge: (subject) => {
    const cookie = heldInCookie(subject);
    return cookie !== null && cookie.sameSite === null
      ? { evidence: [{ at: 'cookie', attribute: 'SameSite', value: null }] }
      : null;
  },
});
