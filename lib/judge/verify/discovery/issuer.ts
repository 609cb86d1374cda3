// Which URLs hold the metadata of an issuer.
//
//   issuer = ( "https:" / loopback "http:" ) "//" host [ ":" port ] [ path ]      RFC 8414 §2
import { isLoopback } from '../../../http/loopback.ts';
import type { IssuerFault } from './discovery.ts';

/** An issuer that can be asked. */
export interface Issuer {
  /** As its tokens and its metadata must write it. */
  readonly name: string;
  /** `https://accounts.example:8443`, in the browser's spelling. */
  readonly origin: string;
  /** Without a slash at the end: empty for a whole host. */
  readonly path: string;
}

export type IssuerReading =
  | { readonly ok: true; readonly issuer: Issuer }
  | { readonly ok: false; readonly fault: IssuerFault };

/**
 * Whom `iss` names, if it is a URL that keys may be fetched from: https, or http on this machine, and
 * nothing but a host and a path. Total.
 */
export function readIssuer(name: string | null): IssuerReading {
  if (name === null || name === '') return { ok: false, fault: { code: 'no-issuer' } };
  const url = plainUrl(name);
  if (url === null) return { ok: false, fault: { code: 'not-a-url', issuer: name } };
  if (!isTrustworthy(url)) return { ok: false, fault: { code: 'not-https', url: name } };
  const part = superfluousPart(name, url);
  if (part !== null) return { ok: false, fault: { code: 'not-plain', url: name, part } };
  const path = url.pathname.replace(/\/$/, '');
  return { ok: true, issuer: { name, origin: url.origin, path } };
}

/**
 * Where its metadata may be, in the order in which to ask:
 * appended to the issuer (OpenID Connect Discovery §4.1), inserted between host and path (RFC 8414 §3.1),
 * and OpenID's name inserted (RFC 8414 §5). A credential's issuer has metadata of its own ("JWT VC Issuer
 * Metadata" of SD-JWT VC), which are asked for first. A slash at the end of the issuer does not count.
 */
export function metadataUrls({ origin, path }: Issuer, isCredential: boolean): readonly string[] {
  const inserted = (name: string) => `${origin}/.well-known/${name}${path}`;
  const urls = [
    ...(isCredential ? [inserted('jwt-vc-issuer')] : []),
    `${origin}${path}/.well-known/openid-configuration`,
    inserted('oauth-authorization-server'),
    inserted('openid-configuration'),
  ];
  return [...new Set(urls)];
}

/** A URL as it stands, or null. What the URL parser would mend is none: it would go to another place. */
export function plainUrl(text: string): URL | null {
  // Blanks, control characters and backslashes are what it drops or turns round.
  const isPlain = /^[a-z][a-z\d+.-]*:\/\/[^\s\\\p{Cc}]+$/iu.test(text);
  return isPlain && URL.canParse(text) ? new URL(text) : null;
}

/** Whether nobody on the way can change what it answers: https, or http that does not leave the machine. */
export function isTrustworthy({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

function superfluousPart(name: string, url: URL): 'userinfo' | 'query' | 'fragment' | null {
  if (url.username !== '' || url.password !== '') return 'userinfo';
  if (name.includes('#')) return 'fragment';
  return name.includes('?') ? 'query' : null;
}
