import { isLoopback } from '../../http/loopback.ts';
import { hostOf } from '../../http/url.ts';
import { found } from '../evidence.ts';
import { rule } from '../finding.ts';
import { hostsSentTo } from '../sent-to.ts';
import { issuerHostOf, siteOf, sitesOfCookie, sitesOfIssuer } from '../sites.ts';

export const refreshTokenElsewhere = rule({
  code: 'refresh-token-elsewhere',
  severity: 'warning',
  needs: 'record',
  source: ['RFC 6749 §10.4'],
  kinds: ['refresh'],
  judge: ({ claims, record }) => {
    const { origin } = record;
    const issuer = issuerHostOf(claims);
    const gave = origin?.grant == null ? null : hostOf(origin.url);
    const known = [issuer, gave].filter((host) => host !== null);
    if (known.length === 0) return null;
    const own = new Set([...known.flatMap(sitesOfIssuer), ...sitesOfCookie(record)]);
    const others = hostsSentTo(record).filter(
      (host) => !isLoopback(host) && !own.has(siteOf(host)),
    );
    return others.length === 0 ? null : found([{ at: 'hosts', hosts: others }]);
  },
});
