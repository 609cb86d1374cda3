import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeToken } from '../../token/decode.ts';
import { hmacOf } from './hmac.ts';
import {
  findSecret,
  secretsInToken,
  secretTarget,
  type TrialOptions,
  wellKnownKey,
} from './secrets.ts';
import { verifyToken } from './verify.ts';

type Alg = 'HS256' | 'HS384' | 'HS512';

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function signed(secret: string | Uint8Array, claims: object = {}, alg: Alg = 'HS256'): string {
  const input = `${encoded({ alg, kid: 'key-1' })}.${encoded(claims)}`;
  const mac = createHmac(alg.replace('HS', 'sha'), secret).update(input).digest('base64url');
  return `${input}.${mac}`;
}

function tokenOf(raw: string) {
  const token = decodeToken(raw);
  if (token === null) throw new Error('It was not decoded.');
  return token;
}

function search(raw: string, list: readonly string[], options: Partial<TrialOptions> = {}) {
  const token = tokenOf(raw);
  const target = secretTarget(token);
  if (target === null) throw new Error('Secrets cannot be tried on it.');
  return findSecret(target, secretsInToken(token), list, {
    signal: { aborted: false },
    onProgress: () => {},
    turn: async () => {},
    ...options,
  });
}

test('the code is that of Node for any key and any text', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Alg>('HS256', 'HS384', 'HS512'),
      fc.uint8Array({ maxLength: 300 }),
      fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 3 }),
      (alg, text, keys) => {
        const mac = hmacOf(alg, text);
        for (const key of keys) {
          const expected = createHmac(alg.replace('HS', 'sha'), key).update(text).digest('hex');
          expect(Buffer.from(mac(key)).toString('hex')).toBe(expected);
        }
      },
    ),
  );
});

describe('a secret is found', () => {
  const list = ['one', 'two', 'c2VjcmV0IG9jdGV0cw==', 'four'];

  test.each<Alg>(['HS256', 'HS384', 'HS512'])('in a list, for %s', async (alg) => {
    const answer = await search(signed('two', {}, alg), list);
    expect(answer).toMatchObject({
      found: { text: 'two', reading: 'text', from: 'list' },
      tried: 2,
      isWhole: true,
    });
  });

  test('as the octets that its base64 stands for', async () => {
    const answer = await search(signed('secret octets'), list);
    expect(answer.found).toMatchObject({ text: list[2], reading: 'base64' });
    expect(answer.found?.bytes).toEqual(new TextEncoder().encode('secret octets'));
  });

  test('when there is none', async () => {
    expect((await search(signed(''), [])).found).toMatchObject({ text: '', from: 'empty' });
  });

  test('and an empty one is confirmed, although WebCrypto takes none', async () => {
    for (const alg of ['HS256', 'HS384', 'HS512'] as const) {
      const text = signed('', {}, alg);
      const { found } = await search(text, []);
      const keys = found === null ? [] : [wellKnownKey(found, 'empty')];
      expect(await verifyToken(tokenOf(text), keys, { now: 0 })).toMatchObject({
        signature: { state: 'failed', matches: true, reason: { code: 'secret-well-known' } },
      });
      const other = tokenOf(signed('x', {}, alg));
      expect(await verifyToken(other, keys, { now: 0 })).toMatchObject({
        signature: { state: 'failed', matches: false, reason: { code: 'signature-mismatch' } },
      });
    }
  });

  test('in the token itself: its kid, its issuer or the host of that', async () => {
    const claims = { iss: 'https://id.shop.example/auth' };
    for (const secret of ['key-1', claims.iss, 'id.shop.example']) {
      const { found } = await search(signed(secret, claims), []);
      expect(found).toMatchObject({ text: secret, from: 'token' });
    }
  });

  test('and is a key that says so', async () => {
    const { found } = await search(signed('two'), list);
    expect(found && wellKnownKey(found, 'well known')).toMatchObject({
      source: { from: 'well-known-secret' },
      label: 'well known',
      bits: 24,
      faults: [{ code: 'secret-well-known' }],
    });
  });
});

test('a token with such a secret is not verified, and it is said that the signature matches', async () => {
  const raw = signed('two');
  const { found } = await search(raw, ['two']);
  if (found === null) throw new Error('The secret was not found.');
  const key = wellKnownKey(found, 'well known');
  const { signature } = await verifyToken(tokenOf(raw), [key], { now: 0 });
  expect(signature).toMatchObject({
    state: 'failed',
    reason: { code: 'secret-well-known' },
    matches: true,
    key: { source: { from: 'well-known-secret' } },
  });
});

describe('a secret is not found', () => {
  const long = Array.from({ length: 5000 }, (_, index) => `secret ${index}`);

  test('when no list has it, and all of the list was tried', async () => {
    const told: number[] = [];
    const answer = await search(signed('unknown'), long, {
      onProgress: (count) => told.push(count),
    });
    expect(answer).toEqual({ found: null, tried: 5000, isWhole: true });
    expect(told.length).toBeGreaterThan(3);
    expect(told).toEqual(told.toSorted((one, other) => one - other));
    expect(told.at(-1)).toBe(5000);
  });

  test('when it is stopped, which is noticed at the next turn', async () => {
    const signal = { aborted: false };
    const turn = async () => {
      signal.aborted = true;
    };
    const answer = await search(signed('secret 4999'), long, { signal, turn });
    expect(answer).toEqual({ found: null, tried: 0, isWhole: false });
  });
});

describe('secrets can be tried', () => {
  test('on tokens alone that HMAC protects', () => {
    const raw = signed('two');
    expect(secretTarget(tokenOf(raw))?.algorithm).toBe('HS256');
    const input = `${encoded({ alg: 'RS256' })}.${encoded({})}`;
    expect(secretTarget(tokenOf(`${input}.${'A'.repeat(43)}`))).toBeNull();
    // What was signed is elsewhere.
    expect(secretTarget(tokenOf(raw.replace(/\..*\./, '..')))).toBeNull();
    const content = Buffer.from(raw.split('.')[1] ?? '', 'base64url');
    const given = secretTarget(tokenOf(raw.replace(/\..*\./, '..')), [new Uint8Array(content)]);
    expect(given).toEqual(secretTarget(tokenOf(raw)));
    // Cut off: no secret makes such a code.
    expect(secretTarget(tokenOf(raw.slice(0, -4)))).toBeNull();
  });

  test('on the JSON serialization', async () => {
    const [header = '', payload = '', signature = ''] = signed('two').split('.');
    const raw = JSON.stringify({ payload, signatures: [{ protected: header, signature }] });
    expect((await search(raw, ['two'])).found?.text).toBe('two');
  });
});
