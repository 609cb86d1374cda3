// What can go wrong while a browser is driven, each as a sentence.

import { Failure } from '../failure.ts';

/** The driven browser did not do what was asked. */
export class DriveError extends Failure {}

/** The browser is not there any more. */
export class BrowserEndedError extends DriveError {}

/** A page could not be had. */
export class VisitError extends DriveError {}

// Both browsers' words for the same failures: Chromium's net error names and Firefox's nsresult names.
const NETWORK_FAILURES: readonly (readonly [RegExp, string])[] = [
  [/CONNECTION_REFUSED/, 'nothing is listening there (connection refused)'],
  [/NAME_NOT_RESOLVED|UNKNOWN_HOST|dnsNotFound/i, 'its host name is not known (DNS)'],
  [/INTERNET_DISCONNECTED|ERROR_OFFLINE/, 'this machine is offline'],
  [/ADDRESS_UNREACHABLE|NETWORK_UNREACHABLE/, 'its address cannot be reached'],
  [/CONNECTION_RESET|NET_RESET|NET_INTERRUPT/, 'the connection was cut'],
  [/EMPTY_RESPONSE|NET_EMPTY/, 'the server answered nothing'],
  [/CONNECTION_TIMED_OUT|NET_TIMEOUT/, 'the server did not answer'],
  [/TOO_MANY_REDIRECTS|REDIRECT_LOOP/, 'it redirects in a circle'],
  [/UNSAFE_PORT|deniedPortAccess/, 'browsers refuse that port'],
  [/CERT|SSL|SEC_ERROR|MOZILLA_PKIX/, 'its certificate or TLS connection was not accepted'],
  [/HTTP_RESPONSE_CODE_FAILURE/, 'the server answered with an error and no page'],
  [/INVALID_URL|MALFORMED_URI|invalid URL|not a valid URL/i, 'it is not a URL that can be opened'],
  [/UNKNOWN_URL_SCHEME|UNKNOWN_PROTOCOL/, 'browsers do not open such addresses'],
  [/ERR_ABORTED|BINDING_ABORTED/, 'it is not a page (a download, or the server sent nothing)'],
  [/PROXY/, 'the proxy could not be used'],
];

export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What the browser said about a failed navigation, as a sentence. */
export function visitError(url: string, error: unknown): VisitError {
  const text = errorText(error);
  const known = NETWORK_FAILURES.find(([pattern]) => pattern.test(text));
  const reason = known ? known[1] : (text.split('\n')[0] ?? text);
  return new VisitError(`${url} could not be opened: ${reason}.`);
}
