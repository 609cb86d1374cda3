// The parts of a URL as text (RFC 3986 §3). URLs are split, not parsed: percent-encoding stays as it
// was sent, and a URL that the URL parser would refuse still shows its tokens.
//
//   URI = scheme ":" hier-part [ "?" query ] [ "#" fragment ]

export interface UrlParts {
  /** Scheme, authority and path. */
  readonly path: string;
  /** Without its `?`; empty where there is none. */
  readonly query: string;
  /** Without its `#`; empty where there is none. */
  readonly fragment: string;
}

/** Splits a URL at its first `#` and the first `?` before it. Total. */
export function splitUrl(url: string): UrlParts {
  const hash = url.indexOf('#');
  const beforeHash = hash < 0 ? url : url.slice(0, hash);
  const mark = beforeHash.indexOf('?');
  return {
    path: mark < 0 ? beforeHash : beforeHash.slice(0, mark),
    query: mark < 0 ? '' : beforeHash.slice(mark + 1),
    fragment: hash < 0 ? '' : url.slice(hash + 1),
  };
}

export interface Parameter {
  /** Percent-decoded where it can be; empty for a bare value. */
  readonly name: string;
  /** As it was sent. */
  readonly value: string;
}

/**
 * The parameters of a query or fragment, and as nameless values whatever else it holds. A fragment
 * may be a route with a query of its own (`#/callback?id_token=…`, `#/reset/eyJ…?lang=de`), so a name
 * begins after the last `?`, `/` or `;`, and all that stands before a `=` is also given as a value.
 */
export function parameters(part: string): readonly Parameter[] {
  return part
    .split('&')
    .filter((piece) => piece !== '')
    .flatMap((piece) => {
      const equals = piece.indexOf('=');
      // A token without a name may be padded itself: `eyJ…=.eyJ…=.sig`.
      if (equals < 0 || /^={1,2}\./.test(piece.slice(equals, equals + 3)))
        return [{ name: '', value: piece }];
      const before = piece.slice(0, equals);
      const route = Math.max(...['?', '/', ';'].map((mark) => before.lastIndexOf(mark)));
      return [
        { name: '', value: before },
        { name: percentDecode(before.slice(route + 1)), value: piece.slice(equals + 1) },
      ];
    });
}

function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** An ordinary web address: a name of letters, or dotted digits, that the URL parser takes as it is. */
const ORDINARY =
  /^(?:https?|wss?):\/\/((?:[a-z\d-]+\.)*[a-z][a-z\d-]*|127\.0\.0\.1)(:(?:[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}))?(?=[/?#]|$)/;
/** Ports that the URL parser leaves out for some scheme. */
const DEFAULT_PORT = /^:(?:80|443)$/;

/** Host with port, in lower case as the URL parser gives it, or null for a text that is no URL. */
export function hostOf(url: string): string | null {
  const [, name, port = ''] = ORDINARY.exec(url) ?? [];
  // Names in Punycode are checked by the parser.
  if (name !== undefined && !name.includes('xn--') && !DEFAULT_PORT.test(port)) return name + port;
  return URL.canParse(url) ? new URL(url).host || null : null;
}

/** Scheme, host and port of a URL (RFC 6454 §4); null for what has none of its own. */
export function originOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { origin } = new URL(url);
  return origin === 'null' ? null : origin;
}
