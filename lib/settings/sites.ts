// Sites as people write them, and whether a URL or a cookie belongs to one.
//
//   example.com               the host and all hosts below it, any scheme and port
//   *.example.com             the same, for those who are used to writing it so
//   localhost:3000            the host and all below it, that port alone
//   https://example.com:8443  that origin alone (RFC 6454 §4), with its web sockets
//   192.0.2.7, ::1, [::1]     that address alone

export interface SitePattern {
  /** As the URL parser writes it: lower case, IDN in its ASCII form, IPv6 in brackets. */
  readonly host: string;
  /** Whether hosts below it belong to the site. */
  readonly below: boolean;
  readonly scheme: 'http' | 'https' | null;
  /** Null: any. */
  readonly port: string | null;
}

export type BadSite =
  | 'empty'
  | 'not-a-host'
  | 'has-path'
  | 'has-user'
  | 'has-wildcard'
  | 'other-scheme';

export type ParsedSite =
  | { readonly ok: true; readonly site: SitePattern }
  | { readonly ok: false; readonly code: BadSite };

/** A longer text is no host name: DNS allows 253 characters, and a scheme and a port come beside. */
const LONGEST = 300;
const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443' };

/** Reads what a person wrote as a site, or tells what is wrong with it. Total. */
export function parseSite(text: string): ParsedSite {
  const written = text.trim();
  if (written === '') return bad('empty');
  const [, given, rest = ''] = /^(?:([a-z][a-z\d+.-]*):\/\/)?(.*)$/is.exec(written) ?? [];
  const scheme = given?.toLowerCase() ?? null;
  if (scheme !== null && scheme !== 'http' && scheme !== 'https') return bad('other-scheme');
  if (scheme === null && /^(about|data|file|blob|javascript|view-source):/i.test(rest)) {
    return bad('other-scheme');
  }
  const authority = rest.replace(/\/$/, '');
  if (/[/?#\\]/.test(authority)) return bad('has-path');
  if (authority.includes('@')) return bad('has-user');
  const host = authority.replace(/^\*\./, '');
  if (host.includes('*')) return bad('has-wildcard');
  const isBareIpv6 = /^[\da-f:.]*:[\da-f:.]*:[\da-f:.]*$/i.test(host);
  return hostSite(isBareIpv6 ? `[${host}]` : host, scheme, authority !== host);
}

function hostSite(host: string, scheme: SitePattern['scheme'], hasStar: boolean): ParsedSite {
  const url = `${scheme ?? 'http'}://${host}`;
  if (host.length > LONGEST || /[\s%]/.test(host) || !URL.canParse(url)) return bad('not-a-host');
  const { hostname, port } = new URL(url);
  const name = hostname.replace(/\.$/, '');
  // The URL parser takes much for a host that no DNS would.
  if (!/^(\[[\da-f:.]+\]|[\w-]+(\.[\w-]+)*)$/.test(name)) return bad('not-a-host');
  // It leaves out a scheme's own port: `example.com:80` has one all the same.
  const written = /:(\d+)$/.exec(host)?.[1];
  const shown = written === undefined || port !== '' ? port : String(Number(written));
  const below = scheme === null || hasStar;
  const own = scheme === null ? null : (DEFAULT_PORTS[scheme] ?? null);
  return {
    ok: true,
    site: { host: name, below: below && !isAddress(name), scheme, port: shown || own },
  };
}

function bad(code: BadSite): ParsedSite {
  return { ok: false, code };
}

function isAddress(host: string): boolean {
  return host.startsWith('[') || /^[\d.]+$/.test(host);
}

/** Where a URL points, as far as sites are concerned; null for one without a host. Total. */
export interface Place {
  readonly scheme: string;
  readonly host: string;
  readonly port: string;
}

/**
 * Splits a URL as the browser wrote it. Not the URL parser: this is asked for every message.
 * A web socket is part of the site that its page is of.
 */
export function placeOf(url: string): Place | null {
  const found = /^([a-z]+):\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)(?::(\d*))?/i.exec(url);
  if (found === null) return null;
  const [, written = '', host = '', port = ''] = found;
  const scheme = written.toLowerCase().replace(/^ws/, 'http');
  if (host === '') return null;
  const name = host.toLowerCase().replace(/\.$/, '');
  return { scheme, host: name, port: port || (DEFAULT_PORTS[scheme] ?? '') };
}

/** Whether the site's scheme and port, where it names them, are the place's. The host is not asked. */
export function sharesOrigin({ scheme, port }: SitePattern, place: Place): boolean {
  return (scheme === null || scheme === place.scheme) && (port === null || port === place.port);
}

/** Match patterns that hold at least all URLs of a site; Firefox knows none with a port. */
export function matchPatternsOf({ host, below, scheme }: SitePattern): readonly string[] {
  const schemes = scheme === null ? ['http', 'ws', 'https', 'wss'] : [scheme, WEB_SOCKET[scheme]];
  return schemes.map((name) => `${name}://${below ? '*.' : ''}${host}/*`);
}

const WEB_SOCKET = { http: 'ws', https: 'wss' } as const;
