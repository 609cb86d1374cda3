// Attributes of a Set-Cookie field (RFC 6265 §4.1.1, §5.2):
//
//   set-cookie-string = cookie-pair *( ";" SP cookie-av )
//   cookie-av         = expires / max-age / domain / path / secure / httponly / extension
//
// SameSite and Partitioned came later; browsers read them the same way.

export interface CookieAttributes {
  /** Without a leading dot; null for a cookie of the host alone. */
  readonly domain: string | null;
  readonly path: string | null;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  /** In lower case, as `lax`; null where the line says nothing. */
  readonly sameSite: string | null;
  readonly partitioned: boolean;
  /** Milliseconds since the epoch; null for a cookie that lives as long as the browser runs. */
  readonly expiresAt: number | null;
}

/**
 * Reads the attributes behind the first `;` of a Set-Cookie line. Of an attribute given twice the
 * last one counts, and Max-Age counts before Expires (RFC 6265 §5.3). Total and linear.
 * @param now milliseconds since the epoch, from which Max-Age counts.
 */
export function cookieAttributes(line: string, now: number): CookieAttributes {
  const values = new Map(line.split(';').slice(1).map(attributeOf));
  const maxAge = values.get('max-age');
  return {
    domain: values.get('domain')?.replace(/^\./, '').toLowerCase() || null,
    path: values.get('path') || null,
    secure: values.has('secure'),
    httpOnly: values.has('httponly'),
    sameSite: values.get('samesite')?.toLowerCase() || null,
    partitioned: values.has('partitioned'),
    expiresAt:
      maxAge !== undefined && /^-?\d{1,12}$/.test(maxAge)
        ? now + Number(maxAge) * 1000
        : dateOf(values.get('expires')),
  };
}

function attributeOf(part: string): readonly [string, string] {
  const equals = part.indexOf('=');
  if (equals < 0) return [part.trim().toLowerCase(), ''];
  return [part.slice(0, equals).trim().toLowerCase(), part.slice(equals + 1).trim()];
}

function dateOf(text: string | undefined): number | null {
  const at = Date.parse(text?.replaceAll('-', ' ') ?? '');
  return Number.isNaN(at) ? null : at;
}
