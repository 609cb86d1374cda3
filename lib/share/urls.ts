// URLs in a share: the scheme, ordinary words of the path and names of parameters stay, hosts and
// everything that could be an identifier get stand-ins (RFC 3986 §3).
//
//   URI = scheme ":" [ "//" [ userinfo "@" ] host [ ":" port ] ] path [ "?" query ] [ "#" fragment ]

import { splitUrl } from '../http/url.ts';
import type { ShareContext } from './context.ts';
import { sortOf } from './sorts.ts';
import { shareIp, shareName, shareText } from './texts.ts';
import { isPlainWords, SCHEMES, STANDARD_HOSTS } from './vocabulary.ts';

const HEAD = /^([a-z][a-z\d+.-]*):(?:\/\/([^/?#]*))?/i;

/** What stands for a URL. Total and linear; a text that is none is taken for a path. */
export function shareUrl(url: string, share: ShareContext): string {
  const { path, query, fragment } = splitUrl(url);
  const [head = '', scheme = '', authority] = HEAD.exec(path) ?? [];
  const rest = path.slice(head.length);
  return [
    scheme === '' ? '' : `${shareScheme(scheme, share)}:`,
    authority === undefined ? '' : `//${shareAuthority(authority, share)}`,
    rest
      .split('/')
      .map((segment) => shareSegment(segment, share))
      .join('/'),
    query === '' ? '' : `?${shareParameters(query, share)}`,
    fragment === '' ? '' : `#${shareFragment(fragment, share)}`,
  ].join('');
}

function shareScheme(scheme: string, { names }: ShareContext): string {
  const lower = scheme.toLowerCase();
  if (SCHEMES.has(lower)) return lower;
  return names.of('name', lower, 'scheme', (count) => `app-${count}`, 'name');
}

const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** User information is left out: what stands there is a name or a password. */
function shareAuthority(authority: string, share: ShareContext): string {
  const place = authority.slice(authority.lastIndexOf('@') + 1);
  const [, host = place, port = ''] = /^(.*?)(:\d{1,5})?$/s.exec(place) ?? [];
  return shareHost(host, share) + port;
}

/** What stands for a host without its port. */
export function shareHost(host: string, share: ShareContext): string {
  const lower = host.toLowerCase();
  if (lower === '' || STANDARD_HOSTS.has(lower)) return lower;
  if (IPV4.test(lower)) return shareIp(lower, share);
  if (lower.startsWith('[')) return `[${shareIp(`v6:${lower.slice(1, -1)}`, share)}]`;
  return share.names.of('host', lower, 'host', (count) => `host-${count}.example`, 'host');
}

/** What stands for a host and its port. */
export function shareHostPort(place: string, share: ShareContext): string {
  return shareAuthority(place, share);
}

const PATH = { category: 'path', series: 'path' } as const;

function shareSegment(segment: string, share: ShareContext): string {
  const text = decoded(segment);
  if (text === '' || isPlainWords(text)) return segment;
  const token = share.token(text);
  if (token !== null) return encoded(token);
  // A person's name in a path is the same person as in a claim.
  return encoded(shareText(text, '', share, PATH));
}

/** A fragment holds parameters, as those of an answer do (RFC 6749 §4.2.2), or a place in the page. */
function shareFragment(fragment: string, share: ShareContext): string {
  const mark = fragment.indexOf('?');
  if (mark < 0 && fragment.includes('=')) return shareParameters(fragment, share);
  const route = mark < 0 ? fragment : fragment.slice(0, mark);
  const path = route
    .split('/')
    .map((segment) => shareSegment(segment, share))
    .join('/');
  return mark < 0 ? path : `${path}?${shareParameters(fragment.slice(mark + 1), share)}`;
}

function shareParameters(query: string, share: ShareContext): string {
  return query
    .split('&')
    .map((pair) => shareParameter(pair, share))
    .join('&');
}

function shareParameter(pair: string, share: ShareContext): string {
  const equals = pair.indexOf('=');
  if (equals < 0 || share.token(decoded(pair)) !== null)
    return encoded(shareValue(decoded(pair), '', share));
  const name = decoded(pair.slice(0, equals));
  const value = decoded(pair.slice(equals + 1));
  return `${encoded(shareName(name, 'parameter', share))}=${encoded(shareValue(value, name, share))}`;
}

/** What is short so that a person can type it. */
const CODES = /^(?:otp|totp|pin|passcode|password|cvc|cvv|mfa_?code|user_?code)$/i;

const PARAMETER = { category: 'parameter', series: 'value' } as const;

/** Short numbers count pages and items, unless the name says that they are one of somebody's. */
function shareValue(value: string, name: string, share: ShareContext): string {
  if (/^\d{1,4}$/.test(value) && sortOf(name) === null && !CODES.test(name)) return value;
  const plain = value.replaceAll('+', ' ');
  if (name === 'scope') return shareText(plain, name, share);
  return value === '' ? '' : (share.token(value) ?? shareText(value, name, share, PARAMETER));
}

/** Never throws: a lone surrogate stands for nothing that could be encoded. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/%(3A|2F|40|7E)/gi, (code) =>
    decodeURIComponent(code),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
