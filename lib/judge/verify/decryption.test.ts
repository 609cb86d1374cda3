import {
  CompactEncrypt,
  CompactSign,
  exportJWK,
  FlattenedEncrypt,
  generateKeyPair,
  type JWK,
} from 'jose';
import { describe, expect, test, vi } from 'vitest';
import { JWKS, jwkKeys, secretKeys } from '../../../tests/support/jose-examples.ts';
import { decoded, segment } from '../../../tests/support/tokens.ts';
import { saidOf } from '../../../tests/support/verification-words.ts';
import { MOST_INFLATED } from './jose-errors.ts';
import type { VerificationKey } from './key.ts';
import type { DecryptionVerdict, VerifyOptions } from './verification.ts';
import { verifyToken } from './verify.ts';

const UTF8 = new TextEncoder();
const AES = JWKS['RFC 7520 5.8'] as JWK;
const OAEP = JWKS['RFC 7520 5.2'] as JWK;
const WRAP = Buffer.from(String(AES['k']), 'base64url');

type Header = { readonly alg: string; readonly enc: string } & Readonly<Record<string, unknown>>;

function encrypted(
  content: string | Uint8Array,
  header: Partial<Header> = {},
  key: Uint8Array = WRAP,
) {
  const bytes = typeof content === 'string' ? UTF8.encode(content) : content;
  return new CompactEncrypt(bytes)
    .setProtectedHeader({ alg: 'A128KW', enc: 'A128GCM', ...header })
    .encrypt(key);
}

async function decrypt(
  text: string,
  keys: readonly VerificationKey[],
  options: Partial<VerifyOptions> = {},
): Promise<DecryptionVerdict> {
  const { decryption } = await verifyToken(decoded(text), keys, { now: 0, ...options });
  if (decryption === undefined) throw new Error('It is not encrypted.');
  return decryption;
}

async function said(...[text, keys, options]: Parameters<typeof decrypt>): Promise<string> {
  return saidOf(await decrypt(text, keys, options));
}

describe('what is inside', () => {
  test.each([
    ['claims', '{"sub":"ada"}'],
    ['text', 'You can trust us'],
    ['text', '[1,2]'],
  ])('%s', async (kind, content) => {
    const verdict = await decrypt(await encrypted(content), await jwkKeys(AES));
    expect(verdict).toMatchObject({ state: 'decrypted', plaintext: { kind } });
  });

  test('bytes', async () => {
    const bytes = Uint8Array.of(0xff, 0, 0x80);
    const verdict = await decrypt(await encrypted(bytes), await jwkKeys(AES));
    expect(verdict).toMatchObject({ plaintext: { kind: 'bytes', bytes } });
  });

  test('a token, which is verified with the same keys', async () => {
    const secret = 'a secret of thirty-two octets ...';
    const signing = new CompactSign(UTF8.encode('{}')).setProtectedHeader({ alg: 'HS256' });
    const text = await encrypted(await signing.sign(UTF8.encode(secret)), { cty: 'JWT' });
    const keys = [...(await jwkKeys(AES)), ...(await secretKeys(secret))];
    const { signature, inner } = await verifyToken(decoded(text), keys, { now: 0 });
    expect(signature).toEqual({ state: 'encrypted' });
    expect(inner?.signature.state).toBe('verified');
  });
});

describe('the step at which it failed', () => {
  const other = Buffer.from('another key of 1');
  const password = 'correct horse battery staple';

  async function steps(
    text: string,
    right: readonly VerificationKey[],
    wrong: readonly VerificationKey[],
  ) {
    const parts = text.split('.');
    const tag = `${parts[4]?.startsWith('A') ? 'B' : 'A'}${parts[4]?.slice(1)}`;
    const altered = [...parts.slice(0, 4), tag].join('.');
    const step = async (token: string, keys: readonly VerificationKey[]) => {
      const verdict = await decrypt(token, keys);
      return verdict.state === 'failed' && verdict.reason.code === 'decryption-failed'
        ? verdict.reason.step
        : verdict.state;
    };
    return [await step(altered, right), await step(text, wrong)];
  }

  test.each(['A128KW', 'A128GCMKW'])('%s tells', async (alg) => {
    const key = { kty: 'oct', k: AES['k'] };
    const wrong = { kty: 'oct', k: other.toString('base64url') };
    const text = await encrypted('{}', { alg });
    expect(await steps(text, await jwkKeys(key), await jwkKeys(wrong))).toEqual(['content', 'key']);
  });

  test.each(['RSA-OAEP', 'RSA-OAEP-256', 'RSA-OAEP-512'])('%s tells', async (alg) => {
    const pairs = await Promise.all([0, 1].map(() => generateKeyPair(alg, { extractable: true })));
    const [right = {}, wrong = {}] = await Promise.all(
      pairs.map(({ privateKey }) => exportJWK(privateKey)),
    );
    const text = await new CompactEncrypt(UTF8.encode('{}'))
      .setProtectedHeader({ alg, enc: 'A256GCM' })
      .encrypt(pairs[0]?.publicKey ?? new Uint8Array());
    expect(await steps(text, await jwkKeys(right), await jwkKeys(wrong))).toEqual([
      'content',
      'key',
    ]);
  });

  test('a password does not tell, as it would have to be hashed once more', async () => {
    const text = await encrypted('{}', { alg: 'PBES2-HS256+A128KW' }, UTF8.encode(password));
    const [right, wrong] = [await secretKeys(password), await secretKeys(`${password}!`)];
    expect(await steps(text, right, wrong)).toEqual(['either', 'either']);
  });

  test('dir has no step of its own', async () => {
    const text = await encrypted('{}', { alg: 'dir' });
    const key = { kty: 'oct', k: AES['k'] };
    const wrong = { kty: 'oct', k: other.toString('base64url') };
    expect(await steps(text, await jwkKeys(key), await jwkKeys(wrong))).toEqual([
      'either',
      'either',
    ]);
  });
});

describe('passwords', () => {
  const alg = 'PBES2-HS256+A128KW';
  const password = 'Thus from my lips';
  const withIterations = (p2c: number) =>
    new CompactEncrypt(UTF8.encode('{}'))
      .setProtectedHeader({ alg, enc: 'A128GCM' })
      .setKeyManagementParameters({ p2c })
      .encrypt(UTF8.encode(password));

  test('stretched too few times: opened, and told', async () => {
    const verdict = await decrypt(await withIterations(999), await secretKeys(password));
    expect(verdict).toMatchObject({
      state: 'decrypted',
      faults: [{ code: 'p2c-out-of-bounds', iterations: 999, least: 1000 }],
    });
  });

  test('are hashed once each, whatever comes of it', async () => {
    const derived = vi.spyOn(crypto.subtle, 'deriveBits');
    const text = await withIterations(2000);
    derived.mockClear();
    const wrong = [...(await secretKeys('no 1')), ...(await secretKeys('no 2'))];
    expect(await said(text, wrong)).toBe('failed decryption-failed');
    expect(derived).toHaveBeenCalledTimes(2);
    vi.restoreAllMocks();
  });

  test('that take more iterations than are allowed unasked are not hashed at all', async () => {
    const text = await withIterations(2000);
    const derived = vi.spyOn(crypto.subtle, 'deriveBits');
    const keys = [...(await secretKeys(password)), ...(await secretKeys('no 1'))];
    expect(await decrypt(text, keys, { totalIterations: 3999 })).toEqual({
      state: 'costly',
      algorithm: alg,
      iterations: 2000,
      passphrases: 2,
    });
    const signal = { aborted: true };
    expect(await said(text, keys, { signal })).toBe('costly');
    expect(derived).not.toHaveBeenCalled();
    vi.restoreAllMocks();
    expect(await said(text, keys, { totalIterations: 4000 })).toBe('decrypted');
    // Where there is none, nothing costs anything.
    expect(await said(text, [], { totalIterations: 0 })).toBe('no-key none-given');
  });

  test('are never hashed more than ten million times, whoever asks', async () => {
    const header = segment(
      JSON.stringify({ alg, enc: 'A128GCM', p2s: 'AAAAAAAAAAA', p2c: 1e7 + 1 }),
    );
    const text = `${header}.${'A'.repeat(32)}.${'A'.repeat(16)}.AAAA.${'A'.repeat(22)}`;
    expect(await decrypt(text, await secretKeys(password), { mostIterations: 1e9 })).toMatchObject({
      reason: { code: 'p2c-out-of-bounds', most: 1e7 },
    });
  });

  test('no more than ten are stretched as often as is usual', async () => {
    const keys = await Promise.all(
      Array.from({ length: 12 }, async (_, index) => (await secretKeys(`no ${index}`))[0]),
    );
    const given = keys.filter((key) => key !== undefined);
    const header = segment(JSON.stringify({ alg, enc: 'A128GCM', p2s: 'AAAAAAAAAAA', p2c: 1.2e6 }));
    const text = `${header}.${'A'.repeat(32)}.${'A'.repeat(16)}.AAAA.${'A'.repeat(22)}`;
    vi.spyOn(crypto.subtle, 'deriveBits').mockResolvedValue(new ArrayBuffer(16));
    const verdict = await decrypt(text, given);
    vi.restoreAllMocks();
    const attempts = verdict.state === 'failed' ? verdict.attempts : [];
    expect(attempts.filter(({ reason }) => reason?.code === 'not-tried')).toHaveLength(2);
  });

  test('are all tried by whoever allows it, also the last of many', async () => {
    const wrong = await Promise.all(
      Array.from({ length: 119 }, (_, index) => secretKeys(`no ${index}`)),
    );
    const keys = [...wrong.flat(), ...(await secretKeys(password))];
    const text = await withIterations(2000);
    expect(await said(text, keys, { mostIterations: 2000 })).toBe('decrypted');
  });

  test('more times than a person allows: nothing is calculated', async () => {
    const text = await withIterations(2000);
    const keys = await secretKeys(password);
    expect(await decrypt(text, keys, { mostIterations: 1999 })).toMatchObject({
      state: 'failed',
      reason: { code: 'p2c-out-of-bounds', iterations: 2000, most: 1999 },
      attempts: [],
    });
    expect(await said(text, keys, { mostIterations: 2000 })).toBe('decrypted');
  });

  test.each([1_200_001, 1e9, 2 ** 53])('%d times are not calculated unasked', async (p2c) => {
    const header = segment(JSON.stringify({ alg, enc: 'A128GCM', p2s: 'AAAAAAAAAAA', p2c }));
    const text = `${header}.${'A'.repeat(32)}.${'A'.repeat(16)}.AAAA.${'A'.repeat(22)}`;
    expect(await said(text, await secretKeys(password))).toMatch(
      /p2c-out-of-bounds|member-invalid/,
    );
  });
});

describe('compressed content', () => {
  test('is inflated', async () => {
    const verdict = await decrypt(await encrypted('{}', { zip: 'DEF' }), await jwkKeys(AES));
    expect(verdict).toMatchObject({ state: 'decrypted', inflated: true });
  });

  test(`is inflated up to ${MOST_INFLATED} bytes`, async () => {
    const bomb = await encrypted('a'.repeat(MOST_INFLATED + 1), { zip: 'DEF' });
    expect(bomb.length).toBeLessThan(2000);
    expect(await said(bomb, await jwkKeys(AES))).toBe('failed too-large-inflated');
    const most = await encrypted('a'.repeat(MOST_INFLATED), { zip: 'DEF' });
    expect(await said(most, await jwkKeys(AES))).toBe('decrypted');
  });

  test('in another way is not', async () => {
    const header = segment('{"alg":"A128KW","enc":"A128GCM","zip":"BR"}');
    const text = `${header}.${'A'.repeat(32)}.${'A'.repeat(16)}.AAAA.${'A'.repeat(22)}`;
    expect(await said(text, await jwkKeys(AES))).toBe('failed unsupported-zip');
  });
});

describe('keys', () => {
  test('the public half opens nothing', async () => {
    const { kty, n, e } = OAEP;
    const text = `${segment('{"alg":"RSA-OAEP","enc":"A128GCM"}')}.AAAA.${'A'.repeat(16)}.AAAA.${'A'.repeat(22)}`;
    const verdict = await decrypt(text, await jwkKeys({ kty, n, e }));
    expect(verdict).toMatchObject({ state: 'no-key', why: 'none-fits' });
    expect(verdict).toHaveProperty('attempts.0.reason.code', 'private-key-needed');
  });

  test('a key on another curve than the ephemeral one', async () => {
    const pair = await generateKeyPair('ECDH-ES', { crv: 'P-384' });
    const text = await new CompactEncrypt(UTF8.encode('{}'))
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A128GCM' })
      .encrypt(pair.publicKey);
    const own = await exportJWK(
      (await generateKeyPair('ECDH-ES', { extractable: true })).privateKey,
    );
    expect(await decrypt(text, await jwkKeys(own))).toMatchObject({
      reason: { code: 'epk-mismatch', epk: 'P-384', crv: 'P-256' },
    });
  });

  test.each(['X25519', 'P-256', 'P-521'])('%s', async (crv) => {
    const pair = await generateKeyPair('ECDH-ES+A256KW', { crv, extractable: true });
    const text = await new CompactEncrypt(UTF8.encode('{}'))
      .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256CBC-HS512' })
      .encrypt(pair.publicKey);
    expect(await said(text, await jwkKeys(await exportJWK(pair.privateKey)))).toBe('decrypted');
  });

  test.each([
    ['{"alg":"RSA1_5","enc":"A128GCM"}', 'unsupported no-web-crypto'],
    ['{"alg":"ECDH-1PU","enc":"A128GCM"}', 'unsupported unknown'],
    ['{"alg":"A128KW","enc":"XC20P"}', 'unsupported unknown'],
    ['{"alg":"A128KW","enc":1}', 'failed member-invalid'],
    ['{"alg":"A128KW","enc":"A128GCM","crit":["x"],"x":1}', 'failed unsupported-crit'],
    ['{"alg":"dir","enc":"A128GCM"}', 'failed segment-unexpected'],
    ['{"alg":"A128KW","enc":"A128CBC-HS256"}', 'failed segment-length'],
    ['{"alg":"ECDH-ES+A128KW","enc":"A128GCM"}', 'failed member-missing'],
    ['{"alg":"A128GCMKW","enc":"A128GCM","iv":"AAAA","tag":"AAAA"}', 'failed member-invalid'],
  ])('%s: %s', async (header, expected) => {
    const text = `${segment(header)}.AAAA.${'A'.repeat(16)}.AAAA.${'A'.repeat(22)}`;
    expect(await said(text, await jwkKeys(AES))).toBe(expected);
  });
});

test('zip must be protected', async () => {
  const jwe = await new FlattenedEncrypt(UTF8.encode('{}'))
    .setProtectedHeader({ alg: 'A128KW', enc: 'A128GCM' })
    .encrypt(WRAP);
  const text = JSON.stringify({ ...jwe, header: { zip: 'DEF' } });
  expect(await said(text, await jwkKeys(AES))).toBe('failed member-unprotected');
});
