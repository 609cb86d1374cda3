import { claimSeen, found, isLoopback, placesOf } from '../evidence.ts';
import { rule } from '../finding.ts';
import { audienceOf, hostsSentTo, issuerHostOf, siteOf, sitesOfIssuer } from '../sites.ts';

export const sentOutsideAudience = rule({
  code: 'sent-outside-audience',
  severity: 'warning',
  needs: 'record',
  source: ['RFC 9700 §2.3', 'RFC 7519 §4.1.3'],
  kinds: ['access'],
  judge: (subject) => {
    const { claims, record } = subject;
    if (claims === null || record.sentTo.length < 2) return null;
    // The browser sends a cookie to who set it: an application that keeps its tokens in one.
    if (placesOf(subject, ['cookie']).length > 0) return null;
    const audience = new Set(audienceOf(claims).map(siteOf));
    const hosts = hostsSentTo(record);
    // A name in `aud` is that of a host only if there is such a host.
    if (!hosts.some((host) => audience.has(siteOf(host)))) return null;
    const issuer = issuerHostOf(claims);
    const own = new Set([...audience, ...(issuer === null ? [] : sitesOfIssuer(issuer))]);
    const others = hosts.filter((host) => !isLoopback(host) && !own.has(siteOf(host)));
    // Several are told as such.
    if (new Set(others.map(siteOf)).size !== 1) return null;
    return found([{ at: 'hosts', hosts: others }, claimSeen(claims, 'aud')]);
  },
});
