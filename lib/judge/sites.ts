// Which site a host belongs to, and which a token is meant for.
import { hostOf } from '../http/url.ts';
import type { JsonObject } from '../jose/json.ts';
import { member, stringMember } from '../jose/members.ts';
import type { TokenRecord } from '../ledger/record.ts';

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

/** The hosts that requests carried a token to. */
export function hostsSentTo({ sentTo }: Pick<TokenRecord, 'sentTo'>): readonly string[] {
  return sentTo.map((url) => hostOf(url) ?? url);
}

/**
 * The last two labels of a name. That is too short below a suffix like co.uk, where two sites then look
 * like one: a leak may be missed, but none is made up.
 */
export function siteOf(host: string): string {
  const name = host.replace(/:\d+$/, '');
  return /^[\d.]+$|^\[/.test(name) ? name : name.split('.').slice(-2).join('.');
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
