import { expect, test } from 'vitest';
import { isRedirectLoop, whyUnreachable } from './network-error.ts';

test.each([
  ['net::ERR_NAME_NOT_RESOLVED', 'no-such-host'],
  ['NS_ERROR_UNKNOWN_HOST', 'no-such-host'],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate'],
  ['net::ERR_SSL_PROTOCOL_ERROR', 'certificate'],
  ['The certificate is not trusted because it is self-signed.', 'certificate'],
  ['SSL_ERROR_RX_RECORD_TOO_LONG', 'certificate'],
  ['net::ERR_CONNECTION_REFUSED', 'no-connection'],
  ['NS_ERROR_CONNECTION_REFUSED', 'no-connection'],
  ['net::ERR_CONNECTION_RESET', 'no-connection'],
  ['NS_ERROR_NET_RESET', 'no-connection'],
  ['net::ERR_EMPTY_RESPONSE', 'no-connection'],
  ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
  ['net::ERR_BLOCKED_BY_CLIENT', 'unknown'],
  [null, 'unknown'],
] as const)('%s: %s', (said, why) => {
  expect(whyUnreachable(said, true)).toBe(why);
});

test('a machine that is offline needs no other reason', () => {
  expect(whyUnreachable('net::ERR_NAME_NOT_RESOLVED', false)).toBe('offline');
  expect(whyUnreachable(null, false)).toBe('offline');
});

test('redirects without an end have a word in each browser', () => {
  expect(isRedirectLoop('net::ERR_TOO_MANY_REDIRECTS')).toBe(true);
  expect(isRedirectLoop('NS_ERROR_REDIRECT_LOOP')).toBe(true);
  expect(isRedirectLoop('net::ERR_FAILED')).toBe(false);
  expect(isRedirectLoop(null)).toBe(false);
});
