// Field names are case-insensitive (RFC 9110 §5.1), and browsers hand them over in whatever case the
// protocol or the script used; one spelling keeps one field one place.

/** Names whose usual spelling is not one capital a word. */
const SPELLINGS: Readonly<Record<string, string>> = {
  dpop: 'DPoP',
  'dpop-nonce': 'DPoP-Nonce',
  'www-authenticate': 'WWW-Authenticate',
  etag: 'ETag',
  'sec-websocket-protocol': 'Sec-WebSocket-Protocol',
};

/** Traffic repeats the same few names with every message; no more spellings are remembered. */
const MOST_REMEMBERED = 500;
/** Longer names are somebody's joke. */
const LONGEST_REMEMBERED = 64;
const remembered = new Map<string, string>();

/** The usual spelling of a field name: `authorization` gives `Authorization`. */
export function fieldName(name: string): string {
  const known = remembered.get(name);
  if (known !== undefined) return known;
  const spelled = spelling(name);
  if (name.length <= LONGEST_REMEMBERED && remembered.size < MOST_REMEMBERED) {
    remembered.set(name, spelled);
  }
  return spelled;
}

function spelling(name: string): string {
  const lower = name.toLowerCase();
  if (Object.hasOwn(SPELLINGS, lower)) return SPELLINGS[lower] ?? name;
  return lower.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}
