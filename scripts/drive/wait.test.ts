import { expect, test } from 'vitest';
import { BrowserEndedError, visitError } from './failure.ts';
import { until, within } from './wait.ts';

test('until gives the first answer that is something', async () => {
  let asked = 0;
  const answer = await until(async () => {
    asked += 1;
    return asked > 2 ? `answer ${asked}` : '';
  }, 'an answer');
  expect(answer).toBe('answer 3');
});

test('until says what it waited for, and what went wrong last', async () => {
  const never = until(async () => false, 'the moon', 60);
  await expect(never).rejects.toThrow(/^Waited 0\.1 s in vain for the moon\.$/);
  const failing = until(() => Promise.reject(new Error('no sky')), 'the moon', 60);
  await expect(failing).rejects.toThrow(/^Waited 0\.1 s in vain for the moon \(no sky\)\.$/);
});

test('until does not ask a browser that is gone', async () => {
  let asked = 0;
  const waiting = until(() => {
    asked += 1;
    return Promise.reject(new BrowserEndedError('Gone.'));
  }, 'an answer');
  await expect(waiting).rejects.toThrow('Gone.');
  expect(asked).toBe(1);
});

test('within limits what never ends', async () => {
  await expect(within(new Promise(() => {}), 'an end', 30)).rejects.toThrow(
    /^Waited 0 s in vain for an end\.$/,
  );
  await expect(within(Promise.resolve(7), 'seven', 30)).resolves.toBe(7);
});

test.each([
  ['net::ERR_CONNECTION_REFUSED at http://a.example/', 'nothing is listening there'],
  ['unknown error: Error: NS_ERROR_CONNECTION_REFUSED', 'nothing is listening there'],
  ['net::ERR_NAME_NOT_RESOLVED at http://a.example/', 'its host name is not known'],
  ['unknown error: Error: NS_ERROR_UNKNOWN_HOST', 'its host name is not known'],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'its certificate or TLS connection'],
  ['unknown error: Error: MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT', 'its certificate or TLS'],
  ['something new\nat somewhere', 'something new'],
])('“%s” is said in words', (text, words) => {
  const { message } = visitError('http://a.example/', new Error(text));
  expect(message).toMatch(/^http:\/\/a\.example\/ could not be opened: [^\n]+\.$/);
  expect(message).toContain(words);
});
