import { hostOf } from '../../http/url.ts';
import type { JsonValue } from '../../jose/json.ts';
import { member, stringMember } from '../../jose/members.ts';
import { isLoopback } from '../evidence.ts';
import { rule } from '../finding.ts';

/**
 * Sites that a token was seen with and that neither issued it nor are named in its audience: one is the
 * application, more than one may be a leak. Only for issuers that have a host, as otherwise nothing tells
 * which of the sites that is.
 */
export const severalSites = rule({
  code: 'several-sites',
  severity: 'warning',
  needs: 'record',
  source: ['RFC 9700 §2.3', 'RFC 6750 §5.3'],
  kinds: ['access', 'refresh', 'session'],
  judge: ({ claims, record }) => {
    if (claims === null || record.hosts.length < 2) return null;
    const issuer = hostOf(stringMember(claims, 'iss') ?? '');
    if (issuer === null) return null;
    const meant = new Set([
      ...sitesOfIssuer(issuer),
      ...audience(member(claims, 'aud')).map(siteOf),
    ]);
    const others = record.hosts.filter((host) => !isLoopback(host) && !meant.has(siteOf(host)));
    return new Set(others.map(siteOf)).size > 1
      ? { evidence: [{ at: 'hosts', hosts: others }] }
      : null;
  },
});

function audience(aud: JsonValue | undefined): readonly string[] {
  const items = aud?.type === 'array' ? aud.items : [aud];
  return items.flatMap((item) =>
    item?.type === 'string' ? (hostOf(item.value) ?? item.value) : [],
  );
}

/**
 * The last two labels of a name. That is too short below a suffix like co.uk, where two sites then look
 * like one: a leak may be missed, but none is made up.
 */
function siteOf(host: string): string {
  const name = host.replace(/:\d+$/, '');
  return /^[\d.]+$|^\[/.test(name) ? name : name.split('.').slice(-2).join('.');
}

/** Sites of one provider each: what issues a token, hands it out and takes it may stand under several. */
const PROVIDERS: readonly (readonly string[])[] = [
  ['windows.net', 'microsoftonline.com', 'microsoft.com', 'b2clogin.com', 'ciamlogin.com'],
  ['amazonaws.com', 'amazoncognito.com'],
  ['google.com', 'googleapis.com'],
];

function sitesOfIssuer(issuer: string): readonly string[] {
  const site = siteOf(issuer);
  return PROVIDERS.find((sites) => sites.includes(site)) ?? [site];
}
