import { member } from '../../jose/members.ts';
import { claimSeen, found } from '../evidence.ts';
import { rule } from '../finding.ts';

const DATES = ['exp', 'nbf', 'iat'];

/** A PASETO writes its dates as text. */
export const dateNotANumber = rule({
  code: 'date-not-a-number',
  severity: 'error',
  needs: 'token',
  source: ['RFC 7519 §2', 'RFC 7519 §4.1.4'],
  judge: ({ token: { form, recognition }, claims }) => {
    if (claims === null || form === 'paseto' || recognition !== undefined) return null;
    const wrong = DATES.filter((name) => (member(claims, name)?.type ?? 'number') !== 'number');
    return found(wrong.map((name) => claimSeen(claims, name)));
  },
});
