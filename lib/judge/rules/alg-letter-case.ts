import { stringMember } from '../../jose/members.ts';
import { registeredAlgorithm } from '../../jose/registry.ts';
import { headerSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

/** RFC 7515 §4.1.1: "alg" is case-sensitive, so `rs256` names nothing. */
export const algLetterCase = rule({
  code: 'alg-letter-case',
  severity: 'error',
  needs: 'token',
  source: ['RFC 7515 §4.1.1'],
  judge: ({ token: { header } }) => {
    const alg = stringMember(header, 'alg');
    if (alg === undefined || registeredAlgorithm(alg) !== undefined) return null;
    if (alg.toLowerCase() === 'none') return null;
    const meant = [
      alg.toUpperCase(),
      alg.toLowerCase(),
      `${alg.slice(0, 1).toUpperCase()}${alg.slice(1).toLowerCase()}`,
      EDDSA.get(alg.toLowerCase()),
    ];
    return meant.some((name) => name !== undefined && registeredAlgorithm(name) !== undefined)
      ? { evidence: [headerSeen(header, 'alg')] }
      : null;
  },
});

const EDDSA: ReadonlyMap<string, string> = new Map([['eddsa', 'EdDSA']]);
