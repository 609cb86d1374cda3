import { isLoopback } from '../../http/loopback.ts';
import { rule } from '../finding.ts';
import { hostsSentTo } from '../sent-to.ts';
import { audienceOf, issuerHostOf, siteOf, sitesOfIssuer } from '../sites.ts';

/**
 * Sites that a token was sent to, or else seen with, and that neither issued it nor are named in its audience: one is the
 * application, more than one may be a leak. Only for issuers that have a host, as otherwise nothing tells
 * which of the sites that is.
 */
export const severalSites = rule({
  code: 'several-sites',
  severity: 'note',
  needs: 'record',
  source: ['RFC 9700 §2.3', 'RFC 6750 §5.3'],
  kinds: ['access', 'refresh', 'session'],
  judge: ({ claims, record }) => {
    const hosts = record.sentTo.length > 0 ? hostsSentTo(record) : record.hosts;
    if (claims === null || hosts.length < 2) return null;
    const issuer = issuerHostOf(claims);
    if (issuer === null) return null;
    const meant = new Set([...sitesOfIssuer(issuer), ...audienceOf(claims).map(siteOf)]);
    const others = hosts.filter((host) => !isLoopback(host) && !meant.has(siteOf(host)));
    return new Set(others.map(siteOf)).size > 1
      ? { evidence: [{ at: 'hosts', hosts: others }] }
      : null;
  },
});
