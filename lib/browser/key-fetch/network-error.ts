// The browsers' own words for why a request had no answer. A script is told nothing of that, but those
// who watch requests are.
import type { RequestFailure } from '../../judge/verify/discovery/discovery.ts';

type Why = Extract<RequestFailure, { readonly code: 'unreachable' }>['why'];

/** Chromium: `net::ERR_…`; Firefox: `NS_ERROR_…`, `SSL_ERROR_…`, or a sentence about a certificate. */
const WORDS: readonly (readonly [RegExp, Why])[] = [
  [/INTERNET_DISCONNECTED|NS_ERROR_OFFLINE/, 'offline'],
  [/NAME_NOT_RESOLVED|NAME_RESOLUTION|NS_ERROR_UNKNOWN_HOST/, 'no-such-host'],
  [
    /ERR_CERT|ERR_SSL|ERR_BAD_SSL|SSL_ERROR|SEC_ERROR|MOZILLA_PKIX|INADEQUATE_SECURITY/,
    'certificate',
  ],
  [
    /CONNECTION|CONNECT|ADDRESS_|EMPTY_RESPONSE|TIMED_OUT|NET_TIMEOUT|NET_RESET|NET_INTERRUPT|NETWORK_/,
    'no-connection',
  ],
];

/**
 * Why there was no answer.
 * @param said the browser's word, or null where it gave none
 * @param isOnline what the browser says of the machine as a whole
 */
export function whyUnreachable(said: string | null, isOnline: boolean): Why {
  if (!isOnline) return 'offline';
  if (said === null) return 'unknown';
  const known = WORDS.find(([words]) => words.test(said));
  if (known !== undefined) return known[1];
  // Only of certificates Firefox speaks in sentences, and in the reader's language.
  return /\s/.test(said) ? 'certificate' : 'unknown';
}

/** Whether the browser gave up following redirects that never end. */
export function isRedirectLoop(said: string | null): boolean {
  return said !== null && /TOO_MANY_REDIRECTS|REDIRECT_LOOP/.test(said);
}
