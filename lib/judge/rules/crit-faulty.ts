import type { JsonValue } from '../../jose/json.ts';
import { member } from '../../jose/members.ts';
import { headerSeen } from '../evidence.ts';
import { rule } from '../finding.ts';

/** Header parameters that the specifications of JWS, JWE and their algorithms define themselves. */
const OWN =
  'alg jku jwk kid x5u x5c x5t x5t#S256 typ cty crit enc zip epk apu apv iv tag p2s p2c'.split(' ');

/**
 * RFC 7515 §4.1.11: `crit` is a list that is not empty, names nothing twice, nothing that is not in the
 * header and nothing that the specifications themselves define.
 */
export const critFaulty = rule({
  code: 'crit-faulty',
  severity: 'error',
  needs: 'token',
  source: ['RFC 7515 §4.1.11'],
  judge: ({ token: { header } }) => {
    const crit = member(header, 'crit');
    if (crit === undefined) return null;
    const sound = namesOf(crit);
    const good =
      sound !== null &&
      new Set(sound).size === sound.length &&
      sound.every((name) => !OWN.includes(name) && member(header, name) !== undefined);
    return good ? null : { evidence: [headerSeen(header, 'crit')] };
  },
});

/** The names in the list; null where it is no list of names, or empty. */
function namesOf(crit: JsonValue): readonly string[] | null {
  if (crit.type !== 'array' || crit.items.length === 0) return null;
  const names = crit.items.flatMap((item) => (item.type === 'string' ? [item.value] : []));
  return names.length === crit.items.length ? names : null;
}
