import { member } from '../../jose/members.ts';
import { claimSeen, found } from '../evidence.ts';
import { rule } from '../finding.ts';

/** A PASETO writes its dates as text. */
export const dateNotANumber = rule({
  code: 'date-not-a-number',
  severity: 'error',
  needs: 'token',
  source: ['RFC 7519 §2', 'RFC 7519 §4.1.4'],
  judge: ({ token: { form, recognition }, claims }) => {
    if (claims === null || form === 'paseto' || recognition !== undefined) return null;
    const wrong = ['exp', 'nbf', 'iat'].filter((name) => {
      const value = member(claims, name);
      return value !== undefined && value.type !== 'number';
    });
    return found(wrong.map((name) => claimSeen(claims, name)));
  },
});
