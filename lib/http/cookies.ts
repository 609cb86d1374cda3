// Cookies as servers and browsers really write them (RFC 6265 §5.2, §5.4): values are taken as they
// stand, quotes included, and nothing is decoded, because the value alone decides what it is.

export interface CookiePair {
  readonly name: string;
  readonly value: string;
}

/** The pairs of a `Cookie` field, in order. A part without `=` is a value without a name. */
export function parseCookieField(field: string): readonly CookiePair[] {
  return field
    .split(';')
    .map(pairOf)
    .filter(({ name, value }) => name !== '' || value !== '');
}

/**
 * The cookie of each `Set-Cookie` line, attributes left out.
 * @param field one line, or several joined by line feeds as Firefox hands them over.
 */
export function parseSetCookieField(field: string): readonly CookiePair[] {
  return field
    .split('\n')
    .map((line) => pairOf(line.split(';', 1)[0] ?? ''))
    .filter(({ name, value }) => name !== '' || value !== '');
}

function pairOf(part: string): CookiePair {
  const equals = part.indexOf('=');
  if (equals < 0) return { name: '', value: part.trim() };
  return { name: part.slice(0, equals).trim(), value: part.slice(equals + 1).trim() };
}

/**
 * Whether a cookie of this domain is sent to this host: the host is the domain or ends with a dot and
 * the domain (RFC 6265 §5.1.3).
 */
export function domainMatches(host: string, domain: string): boolean {
  const name = host.toLowerCase();
  const suffix = domain.toLowerCase().replace(/^\./, '');
  return suffix !== '' && (name === suffix || name.endsWith(`.${suffix}`));
}
