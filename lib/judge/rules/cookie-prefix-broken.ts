import { found } from '../evidence.ts';
import type { Evidence } from '../finding.ts';
import { rule } from '../finding.ts';

export const cookiePrefixBroken = rule({
  code: 'cookie-prefix-broken',
  severity: 'error',
  needs: 'record',
  source: ['draft-ietf-httpbis-rfc6265bis-22 §4.1.3'],
  judge: ({ record: { cookie, places } }) => {
    const set = places.filter(({ carrier }) => carrier === 'set-cookie');
    if (cookie === null || set.length === 0) return null;
    const isHost = set.some(({ field }) => /^__Host-/i.test(field));
    if (!isHost && !set.some(({ field }) => /^__Secure-/i.test(field))) return null;
    const wrong: Evidence[] = [];
    if (!cookie.secure) wrong.push({ at: 'cookie', attribute: 'Secure', value: null });
    if (isHost && cookie.domain !== null)
      wrong.push({ at: 'cookie', attribute: 'Domain', value: cookie.domain });
    if (isHost && cookie.path !== '/')
      wrong.push({ at: 'cookie', attribute: 'Path', value: cookie.path });
    return found(wrong);
  },
});
