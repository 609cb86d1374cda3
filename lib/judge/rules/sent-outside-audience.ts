import { isLoopback } from '../../http/loopback.ts';
import { claimSeen, found } from '../evidence.ts';
import { rule } from '../finding.ts';
import { hostsSentTo } from '../sent-to.ts';
import { audienceOf, issuerHostOf, siteOf, sitesOfCookie, sitesOfIssuer } from '../sites.ts';

export const sentOutsideAudience = rule({
  code: 'sent-outside-audience',
  severity: 'warning',
  needs: 'record',
  source: ['RFC 9700 §2.3', 'RFC 7519 §4.1.3'],
  kinds: ['access'],
  judge: ({ claims, record }) => {
    if (claims === null || record.sentTo.length < 2) return null;
    const audience = new Set(audienceOf(claims).map(siteOf));
    const hosts = hostsSentTo(record);
    // A name in `aud` is that of a host only if there is such a host.
    if (!hosts.some((host) => audience.has(siteOf(host)))) return null;
    const issuer = issuerHostOf(claims);
    const ofIssuer = issuer === null ? [] : sitesOfIssuer(issuer);
    const own = new Set([...audience, ...ofIssuer, ...sitesOfCookie(record)]);
    const others = hosts.filter((host) => !isLoopback(host) && !own.has(siteOf(host)));
    // Several are told as such.
    if (new Set(others.map(siteOf)).size !== 1) return null;
    return found([{ at: 'hosts', hosts: others }, claimSeen(claims, 'aud')]);
  },
});
