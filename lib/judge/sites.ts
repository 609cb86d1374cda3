// Which site a host belongs to, and which a token is meant for.
import { hostOf } from '../http/url.ts';
import type { JsonObject } from '../jose/json.ts';
import { member, stringMember } from '../jose/members.ts';
import type { TokenRecord } from '../ledger/record.ts';
import { hostsSentTo } from './sent-to.ts';

/** The hosts in `aud`, or what stands there in place of a URL. */
export function audienceOf(claims: JsonObject): readonly string[] {
  const aud = member(claims, 'aud');
  const items = aud?.type === 'array' ? aud.items : [aud];
  return items.flatMap((item) =>
    item?.type === 'string' ? (hostOf(item.value) ?? item.value) : [],
  );
}

/** The host of the issuer; null where the claims name none. */
export function issuerHostOf(claims: JsonObject | null): string | null {
  return claims === null ? null : hostOf(stringMember(claims, 'iss') ?? '');
}

/** The sites that got a token in a cookie: those of an application that keeps its tokens in one. */
export function sitesOfCookie({ cookieTo }: Pick<TokenRecord, 'cookieTo'>): readonly string[] {
  return hostsSentTo({ sentTo: cookieTo }).map(siteOf);
}

/**
 * Second levels under which countries register names for everybody (publicsuffix.org). The whole list is 30 kB,
 * compressed, too much for what hangs on it; below a suffix that is not here two sites look like one, so that a
 * leak may be missed, but none is made up. Of hosting services none is here: who has two addresses of one, for
 * an application and its API, leaks nothing.
 */
const SECOND_LEVELS: ReadonlySet<string> = new Set(
  [
    ['uk', 'co org ac gov ltd me net nhs plc'],
    ['jp', 'co or ne ac ad ed go gr lg'],
    ['kr', 'co or ne ac go re pe'],
    ['nz', 'co org ac govt net school'],
    ['za', 'co org ac gov net web'],
    ['il', 'co org ac gov net muni'],
    ['th', 'co or ac go in net'],
    ['id', 'co or ac go sch web my'],
    ['at', 'co or ac gv'],
    ['in', 'co org ac gov net firm gen ind'],
    ['ke', 'co or ac go ne'],
    ['br', 'com org gov net edu'],
    ['au', 'com org gov net edu id asn'],
    ['tr', 'com org gov net edu'],
    ['mx', 'com org gob net edu'],
    ['ar', 'com org gob net edu'],
    ['cn', 'com org gov net edu ac'],
    ['tw', 'com org gov net edu'],
    ['hk', 'com org gov net edu'],
    ['sg', 'com org gov net edu'],
    ['my', 'com org gov net edu'],
    ['ph', 'com org gov net edu'],
    ['vn', 'com org gov net edu'],
    ['ua', 'com org gov net edu'],
    ['pl', 'com org gov net edu'],
    ['pt', 'com org gov edu'],
    ['gr', 'com org gov net edu'],
    ['co', 'com org gov net edu'],
    ['pe', 'com org gob net edu'],
  ].flatMap(([country, names = '']) => names.split(' ').map((name) => `${name}.${country}`)),
);

/** The part of a name that somebody registered, as far as that is known without the list of all suffixes. */
export function siteOf(host: string): string {
  const name = host.replace(/:\d+$/, '');
  if (/^[\d.]+$|^\[/.test(name)) return name;
  const labels = name.split('.');
  return labels.slice(SECOND_LEVELS.has(labels.slice(-2).join('.')) ? -3 : -2).join('.');
}

/** Sites of one provider each: what issues a token, hands it out and takes it may stand under several. */
const PROVIDERS: readonly (readonly string[])[] = [
  ['windows.net', 'microsoftonline.com', 'microsoft.com', 'b2clogin.com', 'ciamlogin.com'],
  ['amazonaws.com', 'amazoncognito.com'],
  ['google.com', 'googleapis.com'],
];

/** The sites of an issuer's provider. @param issuer its host */
export function sitesOfIssuer(issuer: string): readonly string[] {
  const site = siteOf(issuer);
  return PROVIDERS.find((sites) => sites.includes(site)) ?? [site];
}
