import { hostOf } from '../../http/url.ts';
import { stringMember } from '../../jose/members.ts';
import { found, isLoopback } from '../evidence.ts';
import { rule } from '../finding.ts';
import { siteOf, sitesOfIssuer } from '../sites.ts';

export const refreshTokenElsewhere = rule({
  code: 'refresh-token-elsewhere',
  severity: 'warning',
  needs: 'record',
  source: ['RFC 6749 §10.4'],
  kinds: ['refresh'],
  judge: ({ claims, record: { origin, sentTo } }) => {
    const issuer = claims === null ? null : hostOf(stringMember(claims, 'iss') ?? '');
    const gave = origin?.grant == null ? null : hostOf(origin.url);
    const known = [issuer, gave].filter((host) => host !== null);
    if (known.length === 0) return null;
    const own = new Set(known.flatMap(sitesOfIssuer));
    const hosts = sentTo.map((url) => hostOf(url) ?? url);
    const others = hosts.filter((host) => !isLoopback(host) && !own.has(siteOf(host)));
    return others.length === 0 ? null : found([{ at: 'hosts', hosts: others }]);
  },
});
