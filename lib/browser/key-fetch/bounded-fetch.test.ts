import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HostileIssuer, startHostileIssuer } from '../../../tests/support/hostile-issuer.ts';
import { ANSWER_LIMIT, type BoundedAnswer, boundedFetch } from './bounded-fetch.ts';

let server: HostileIssuer;
beforeAll(async () => {
  server = await startHostileIssuer();
});
afterAll(() => server.close());

const ask = (tenant: string, signal = new AbortController().signal): Promise<BoundedAnswer> =>
  boundedFetch(`${server.origin}/${tenant}/.well-known/openid-configuration`, signal);

test('an answer is read, with what it calls itself', async () => {
  expect(await ask('good')).toMatchObject({
    ok: true,
    status: 200,
    contentType: 'application/json',
    text: expect.stringContaining('"issuer"'),
  });
});

test('of a status other than 200 the body is not read', async () => {
  expect(await ask('login')).toMatchObject({ ok: true, status: 401, text: '' });
  expect(await ask('nobody')).toMatchObject({ ok: true, status: 404, text: '' });
});

test('what has no end is left at the limit, and the server is told', async () => {
  expect(await ask('huge')).toEqual({ ok: false, code: 'too-large' });
  await expect.poll(() => server.open()).toBe(0);
  // What was under way in buffers is not counted too closely.
  expect(server.written()).toBeLessThan(20 * ANSWER_LIMIT);
});

test('what announces too much is not read at all', async () => {
  expect(await ask('announced')).toEqual({ ok: false, code: 'too-large' });
});

test('what unpacks to a hundred times the limit is left at the limit', async () => {
  expect(await ask('bomb')).toEqual({ ok: false, code: 'too-large' });
});

test('a server that hangs up is a failure, no exception', async () => {
  expect(await ask('hangs-up')).toEqual({ ok: false, code: 'failed' });
});

test('a slow answer can be cancelled in its middle', async () => {
  const cancel = new AbortController();
  const answer = ask('drip', cancel.signal);
  await expect.poll(() => server.open()).toBe(1);
  cancel.abort();
  expect(await answer).toEqual({ ok: false, code: 'failed' });
  await expect.poll(() => server.open()).toBe(0);
});
