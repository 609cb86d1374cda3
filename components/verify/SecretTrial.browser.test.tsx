import { expect, test } from 'vitest';
import { decodeToken } from '../../lib/token/decode.ts';
import { canTrySecrets, compareSecrets, type SecretProgress, trySecrets } from './secret-trial.ts';

function encoded(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

async function signedWith(secret: string, alg = 'HS256') {
  const text = new TextEncoder();
  const part = (value: object) => encoded(text.encode(JSON.stringify(value)));
  const input = `${part({ alg })}.${part({ sub: 'ada' })}`;
  const algorithm = { name: 'HMAC', hash: alg.replace('HS', 'SHA-') };
  const key = await crypto.subtle.importKey('raw', text.encode(secret), algorithm, false, ['sign']);
  const signature = await crypto.subtle.sign('HMAC', key, text.encode(input));
  const token = decodeToken(`${input}.${encoded(new Uint8Array(signature))}`);
  if (token === null) throw new Error('The token was not decoded.');
  return token;
}

test('a well-known secret is found off the page, while progress is told', async () => {
  const told: SecretProgress[] = [];
  const token = await signedWith('your-256-bit-secret');
  const trial = trySecrets(token, (progress) => told.push(progress));
  expect(await trial?.outcome).toMatchObject({
    state: 'found',
    secret: { text: 'your-256-bit-secret', from: 'list' },
  });
  expect(told[0]?.of).toBeGreaterThan(100_000);
  expect(told.length).toBeGreaterThan(10);
});

test('a secret that nobody knows is not found in the whole list', async () => {
  const token = await signedWith(crypto.randomUUID(), 'HS512');
  const outcome = await trySecrets(token, () => {})?.outcome;
  expect(outcome).toMatchObject({ state: 'none' });
});

test('secrets that a person gives are looked for in the list', async () => {
  const secrets = ['your-256-bit-secret', crypto.randomUUID(), ''];
  const octets = secrets.map((secret) => new TextEncoder().encode(secret));
  expect(await compareSecrets(octets)).toEqual([true, false, true]);
});

test('a trial can be stopped', async () => {
  const trial = trySecrets(await signedWith(crypto.randomUUID()), () => trial?.stop());
  expect(await trial?.outcome).toEqual({ state: 'stopped' });
});

test('on tokens without HMAC there is nothing to try', () => {
  const token = decodeToken('eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.AAAA');
  expect(token !== null && canTrySecrets(token)).toBe(false);
});
