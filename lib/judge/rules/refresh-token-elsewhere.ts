import { hostOf } from '../../http/url.ts';
import { found, isLoopback, placesOf } from '../evidence.ts';
import { rule } from '../finding.ts';
import { hostsSentTo, issuerHostOf, siteOf, sitesOfIssuer } from '../sites.ts';

export const refreshTokenElsewhere = rule({
  code: 'refresh-token-elsewhere',
  severity: 'warning',
  needs: 'record',
  source: ['RFC 6749 §10.4'],
  kinds: ['refresh'],
  judge: (subject) => {
    const { claims, record } = subject;
    // The browser sends a cookie to who set it: an application that keeps its tokens in one.
    if (placesOf(subject, ['cookie']).length > 0) return null;
    const { origin } = record;
    const issuer = issuerHostOf(claims);
    const gave = origin?.grant == null ? null : hostOf(origin.url);
    const known = [issuer, gave].filter((host) => host !== null);
    if (known.length === 0) return null;
    const own = new Set(known.flatMap(sitesOfIssuer));
    const others = hostsSentTo(record).filter(
      (host) => !isLoopback(host) && !own.has(siteOf(host)),
    );
    return others.length === 0 ? null : found([{ at: 'hosts', hosts: others }]);
  },
});
