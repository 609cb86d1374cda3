import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { CompactSign, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { describe, expect, test, vi } from 'vitest';
import { localCertificate } from '../../../tests/support/certificate.ts';
import { JWKS, jwkKeys, secretKeys } from '../../../tests/support/jose-examples.ts';
import { decoded, jws, jwsOf, segment } from '../../../tests/support/tokens.ts';
import { saidOf } from '../../../tests/support/verification-words.ts';
import { MOST_KEYS } from './candidates.ts';
import type { VerificationKey } from './key.ts';
import { readKeys } from './keys/read-keys.ts';
import type { VerifyOptions } from './verification.ts';
import { verifyToken } from './verify.ts';

const UTF8 = new TextEncoder();
const SECRET = 'a secret of sixty-four octets, which is what the longest hash asks';
const RSA = JWKS['RFC 7520 4.1'] as JWK;
const EC = JWKS['RFC 7515 A.3'] as JWK;
const ED = JWKS['RFC 8037 A.4'] as JWK;

const hs = (alg = 'HS256') => signedBy({ alg }, UTF8.encode(SECRET));

function signedBy(
  header: { readonly alg: string; readonly [member: string]: unknown },
  key: CryptoKey | Uint8Array,
  text = '{}',
) {
  return new CompactSign(UTF8.encode(text)).setProtectedHeader(header).sign(key);
}

async function by(
  jwk: JsonWebKey | JWK,
  header: { readonly alg: string; readonly [member: string]: unknown },
): Promise<string> {
  const { use: _use, ...bare } = jwk as JWK;
  return signedBy(header, await importJWK(bare, header.alg));
}

function publicOf({ d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...jwk }: JWK): JWK {
  return jwk;
}

async function verify(
  text: string,
  keys: readonly VerificationKey[],
  options: Partial<VerifyOptions> = {},
) {
  return (await verifyToken(decoded(text), keys, { now: 0, ...options })).signature;
}

async function said(
  text: string,
  keys: readonly VerificationKey[],
  options: Partial<VerifyOptions> = {},
): Promise<string> {
  return saidOf(await verify(text, keys, options));
}

describe('algorithms', () => {
  test.each(['HS256', 'HS384', 'HS512'])('%s is verified', async (alg) => {
    expect(await said(await hs(alg), await secretKeys(SECRET))).toBe('verified');
  });

  test.each(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'])('%s', async (alg) => {
    expect(await said(await by(RSA, { alg }), await jwkKeys(publicOf(RSA)))).toBe('verified');
  });

  test.each(['ES256', 'ES384', 'ES512', 'ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'])(
    '%s',
    async (alg) => {
      const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
      const keys = await jwkKeys({ ...(await exportJWK(publicKey)) });
      expect(await said(await signedBy({ alg }, privateKey), keys)).toBe('verified');
    },
  );

  test.each(['EdDSA', 'Ed25519'])('%s', async (alg) => {
    expect(await said(await by(ED, { alg }), await jwkKeys(publicOf(ED)))).toBe('verified');
  });

  test.each(['EdDSA', 'Ed448'])('%s with Ed448, where the engine has it', async (alg) => {
    const { privateKey, publicKey } = generateKeyPairSync('ed448');
    const input = `${segment(JSON.stringify({ alg }))}.e30`;
    const signature = sign(null, Buffer.from(input), privateKey).toString('base64url');
    const keys = await jwkKeys(publicKey.export({ format: 'jwk' }));
    expect(await said(`${input}.${signature}`, keys)).toBe('verified');
    const other = sign(null, Buffer.from('other'), privateKey).toString('base64url');
    expect(await said(`${input}.${other}`, keys)).toBe('failed signature-mismatch');
  });

  test('with Ed448 it is unsupported where the engine has it not', async () => {
    const keys = await jwkKeys(generateKeyPairSync('ed448').publicKey.export({ format: 'jwk' }));
    const unknown = Object.assign(new Error('unknown'), { name: 'NotSupportedError' });
    vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(unknown);
    const text = jwsOf('{}', '{"alg":"Ed448"}', 'A'.repeat(152));
    expect(await said(text, keys)).toBe('unsupported platform');
    vi.restoreAllMocks();
  });

  test.each([
    ['ES256K', 'unsupported no-web-crypto'],
    ['HS1', 'unsupported unknown'],
    ['hs256', 'unsupported unknown'],
    ['toString', 'unsupported unknown'],
    ['none', 'unsigned alg-none'],
    ['NonE', 'unsigned alg-none'],
  ])('%s: %s', async (alg, expected) => {
    expect(await said(jws({}, { alg }), await secretKeys(SECRET))).toBe(expected);
  });

  test('without a signature it is unsigned, whatever it says', async () => {
    expect(await said(jwsOf('{}', '{"alg":"HS256"}', ''), [])).toBe('unsigned empty');
    expect(await said(`${segment('{"alg":"HS256"}')}.e30`, [])).toBe('unsigned empty');
  });
});

describe('keys', () => {
  test('without one it says which is wanted', async () => {
    expect(await verify(jws({}, { alg: 'ES256', kid: 'a' }), [])).toMatchObject({
      state: 'no-key',
      why: 'none-given',
      wanted: { alg: 'ES256', kid: 'a', kty: 'EC' },
    });
  });

  test('one of another type is told apart from a wrong one', async () => {
    const verdict = await verify(await hs(), await jwkKeys(publicOf(RSA)));
    expect(verdict).toMatchObject({ state: 'no-key', why: 'none-fits' });
    expect(verdict).toHaveProperty('attempts.0.reason', {
      code: 'alg-key-mismatch',
      alg: 'HS256',
      kty: 'RSA',
      crv: null,
    });
    const wrong = await secretKeys(`${SECRET}!`);
    expect(await said(await hs(), wrong)).toBe('failed signature-mismatch');
  });

  test('the one that the token names is asked first, then those without a name, then the others', async () => {
    const { use: _use, ...bare } = EC;
    const text = await by(EC, { alg: 'ES256', kid: 'b' });
    const others = [
      { ...(await otherEc()), kid: 'c' },
      await otherEc(),
      { ...(await otherEc()), kid: 'b' },
      { ...publicOf(bare), kid: 'a' },
    ];
    const verdict = await verify(text, await jwkKeys(...others));
    expect(verdict).toMatchObject({ state: 'verified', key: { kid: 'a' } });
    const attempts = verdict.state === 'verified' ? verdict.attempts : [];
    expect(attempts.map(({ key, chosenBy }) => `${key.kid} ${chosenBy}`)).toEqual([
      'b kid',
      'null fits',
      'c fits',
      'a fits',
    ]);
  });

  test('without the one that the token names, as after a change of keys, it says so', async () => {
    const text = await by(EC, { alg: 'ES256', kid: 'old' });
    const verdict = await verify(text, await jwkKeys({ ...(await otherEc()), kid: 'new' }));
    expect(verdict).toMatchObject({
      state: 'failed',
      reason: { code: 'no-matching-kid', wanted: 'old', kid: 'new' },
      key: { kid: 'new' },
      matches: false,
      attempts: [{ reason: { code: 'signature-mismatch' } }],
    });
    // A key without a name may be any.
    expect(await said(text, await jwkKeys(await otherEc()))).toBe('failed signature-mismatch');
  });

  test('a kid that is the thumbprint of a key names it', async () => {
    const [key] = await jwkKeys(publicOf(EC));
    const text = await by(EC, { alg: 'ES256', kid: key?.id });
    const verdict = await verify(text, await jwkKeys(await otherEc(), publicOf(EC)));
    expect(verdict).toHaveProperty('attempts.length', 1);
    expect(verdict).toHaveProperty('attempts.0.chosenBy', 'thumbprint');
  });

  test(`more than ${MOST_KEYS} are not asked`, async () => {
    const keys = await Promise.all(
      Array.from({ length: MOST_KEYS + 5 }, (_, index) => secretKeys(`${SECRET}${index}`)),
    );
    const verdict = await verify(
      await hs(),
      keys.map(([key]) => key).filter((key) => key !== undefined),
    );
    expect(verdict).toMatchObject({ state: 'failed', reason: { code: 'signature-mismatch' } });
    const attempts = verdict.state === 'failed' ? verdict.attempts : [];
    expect(attempts.filter(({ reason }) => reason?.code === 'not-tried')).toHaveLength(5);
  });
});

async function otherEc(): Promise<JWK> {
  return exportJWK((await generateKeyPair('ES256', { extractable: true })).publicKey);
}

describe('keys inside of the token', () => {
  const embedded = async () => by(EC, { alg: 'ES256', jwk: publicOf(EC) });

  test('verify, and where the key came from is told', async () => {
    expect(await verify(await embedded(), [])).toMatchObject({
      state: 'verified',
      key: { source: { from: 'token', member: 'jwk' } },
    });
  });

  test('have no say where a key of the issuer tells that it did not sign', async () => {
    const keys = await jwkKeys(await otherEc());
    expect(await said(await embedded(), keys)).toBe('failed signature-mismatch');
  });

  test('are looked at where no given key fits', async () => {
    const verdict = await verify(await embedded(), await jwkKeys(publicOf(RSA)));
    expect(verdict).toMatchObject({ state: 'verified', key: { source: { from: 'token' } } });
  });

  test('come from a certificate in x5c as well', async () => {
    const { key, cert } = localCertificate();
    const der = cert.replace(/-----[^-]+-----|\s/g, '');
    const jwk = createPrivateKey(key).export({ format: 'jwk' });
    const text = await by(jwk, { alg: 'RS256', x5c: [der] });
    expect(await verify(text, [])).toMatchObject({
      state: 'verified',
      key: {
        source: { from: 'token', member: 'x5c' },
        certificate: { subject: expect.stringContaining('localhost') },
      },
    });
    const other = await by(RSA, { alg: 'RS256', x5c: [der] });
    expect(await said(other, [])).toBe('failed signature-mismatch');
    expect(await said(await by(RSA, { alg: 'RS256', x5c: ['AAAA'] }), [])).toBe(
      'no-key none-given',
    );
  });

  test('behind a URL are never fetched', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    const url = 'https://keys.example/jwks';
    const text = await by(EC, { alg: 'ES256', jku: url, x5u: url });
    expect(await said(text, [])).toBe('no-key none-given');
    expect(fetched).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});

describe('a key that is written oddly and is beyond doubt verifies, and that is told', () => {
  const zero = (text: string | undefined) =>
    Buffer.concat([Buffer.of(0), Buffer.from(text ?? '', 'base64url')]).toString('base64url');

  test.each([
    ['a zero before the modulus', { n: zero(RSA.n) }, 'n'],
    ['a zero before the exponent', { e: zero(RSA.e) }, 'e'],
    ['padding', { e: 'AQAB=' }, 'e'],
    [
      'the other alphabet of base64',
      { n: Buffer.from(RSA.n ?? '', 'base64url').toString('base64') },
      'n',
    ],
  ])('%s', async (_name, members, member) => {
    const text = await by(RSA, { alg: 'RS256' });
    expect(await verify(text, await jwkKeys({ ...publicOf(RSA), ...members }))).toMatchObject({
      state: 'verified',
      faults: [{ code: 'key-not-canonical', member }],
    });
  });

  test('a member that stands there twice', async () => {
    const text = await by(RSA, { alg: 'RS256' });
    const jwk = JSON.stringify(publicOf(RSA)).replace('{', '{"kid":"other",');
    const reading = await readKeys(jwk, 'keys');
    expect(await verify(text, reading.ok ? reading.keys : [])).toMatchObject({
      state: 'verified',
      faults: [{ code: 'key-duplicate-member', name: 'kid' }],
    });
  });

  test('and one that is weak or for something else is refused all the same', async () => {
    const text = await by(RSA, { alg: 'RS256' });
    const keys = await jwkKeys({ ...publicOf(RSA), n: zero(RSA.n), use: 'enc' });
    expect(await said(text, keys)).toBe('failed use-mismatch, matches');
  });
});

describe('what jose lets pass', () => {
  test('a secret shorter than the hash: it matches, and is refused', async () => {
    const text = await signedBy({ alg: 'HS256' }, UTF8.encode('secret'));
    const verdict = await verify(text, await secretKeys('secret'));
    expect(verdict).toMatchObject({
      state: 'failed',
      matches: true,
      reason: { code: 'secret-too-short', bits: 48, needed: 256 },
    });
    expect(await said(text, await secretKeys('Secret'))).toBe('failed signature-mismatch');
  });

  test('an exponent of 1, with which anybody can sign', async () => {
    const [key] = await jwkKeys({ ...publicOf(RSA), e: 'AQ' });
    const text = await by(RSA, { alg: 'RS256' });
    const verdict = await verify(text, key === undefined ? [] : [key]);
    expect(verdict).toMatchObject({ state: 'failed' });
    expect(key?.faults).toContainEqual({ code: 'rsa-exponent', exponent: '1' });
  });

  test.each([
    ['use', { use: 'enc' }, 'failed use-mismatch, matches'],
    ['key_ops', { use: undefined, key_ops: ['sign'] }, 'failed key-ops-mismatch, matches'],
    ['alg', { alg: 'PS256' }, 'failed alg-mismatch, matches'],
  ])('a key that is for something else by its %s', async (_name, members, expected) => {
    const text = await by(RSA, { alg: 'RS256' });
    expect(await said(text, await jwkKeys({ ...publicOf(RSA), ...members }))).toBe(expected);
  });

  test('a key of 1024 bits', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const input = `${segment('{"alg":"RS256"}')}.e30`;
    const signature = sign('sha256', Buffer.from(input), privateKey).toString('base64url');
    const keys = await jwkKeys(publicKey.export({ format: 'jwk' }));
    expect(await said(`${input}.${signature}`, keys)).toBe('failed rsa-key-too-short, matches');
  });

  test('a sound key is preferred to one that matches and is faulty', async () => {
    const faulty = { ...publicOf(RSA), use: 'enc' };
    const text = await by(RSA, { alg: 'RS256' });
    expect(await said(text, await jwkKeys(faulty, publicOf(RSA)))).toBe('verified');
  });

  test('white space in a segment', async () => {
    const [head, content, signature] = (await hs()).split('.');
    const text = JSON.stringify({ protected: head, payload: content, signature: ` ${signature}` });
    expect(await said(text, await secretKeys(SECRET))).toBe('failed white-space, matches');
  });

  test('a member of the header that stands there twice', async () => {
    const head = segment('{"alg":"HS256","kid":"a","kid":"b"}');
    const text = `${head}.e30.${'A'.repeat(43)}`;
    expect(await said(text, await secretKeys(SECRET))).toBe('failed duplicate-member');
  });
});

describe('extensions that are critical', () => {
  test.each([
    [
      '{"alg":"HS256","crit":["http://example.invalid/UNDEFINED"],"http://example.invalid/UNDEFINED":true}',
      'unsupported-crit',
    ],
    ['{"alg":"HS256","crit":["exp"],"exp":1}', 'unsupported-crit'],
    ['{"alg":"HS256","crit":[]}', 'crit-invalid'],
    ['{"alg":"HS256","crit":"b64","b64":true}', 'crit-invalid'],
    ['{"alg":"HS256","crit":["b64","b64"],"b64":true}', 'crit-invalid'],
    ['{"alg":"HS256","crit":[1]}', 'crit-invalid'],
    ['{"alg":"HS256","crit":["b64"]}', 'crit-missing'],
    ['{"alg":"HS256","crit":["b64"],"b64":0}', 'member-invalid'],
    ['{"alg":"HS256","b64":false}', 'member-not-critical'],
  ])('%s: %s', async (header, code) => {
    const text = jwsOf('{}', header, 'A'.repeat(43));
    expect(await said(text, await secretKeys(SECRET))).toBe(`failed ${code}`);
  });

  test.each([
    [{ crit: ['b64'], b64: true }, 'crit'],
    [{ b64: false }, 'b64'],
  ])('%j outside of what is protected', async (header, name) => {
    const protectedText = segment('{"alg":"HS256"}');
    const signature = 'A'.repeat(43);
    const text = JSON.stringify({ protected: protectedText, header, payload: 'e30', signature });
    expect(await verify(text, await secretKeys(SECRET))).toMatchObject({
      reason: { code: 'member-unprotected', name },
    });
  });
});

describe('content elsewhere', () => {
  test('must be given, and be the very same', async () => {
    const text = (await hs()).replace('.e30.', '..');
    const keys = await secretKeys(SECRET);
    expect(await said(text, keys)).toBe('unsupported content-elsewhere');
    expect(await said(text, keys, { detachedContent: UTF8.encode('{}') })).toBe('verified');
    expect(await said(text, keys, { detachedContent: UTF8.encode('{ }') })).toBe(
      'failed signature-mismatch',
    );
  });

  test('is asked for where one of several signatures has its key', async () => {
    const [head, , signature] = (await hs()).split('.');
    const other = { protected: segment('{"alg":"RS256"}'), signature: 'A'.repeat(342) };
    const text = JSON.stringify({ signatures: [other, { protected: head, signature }] });
    const keys = await secretKeys(SECRET);
    expect(await said(text, keys)).toBe('unsupported content-elsewhere');
    expect(await said(text, keys, { detachedContent: UTF8.encode('{}') })).toBe('verified');
  });

  test('is told of where it was calculated with, and nowhere else', async () => {
    const detachedContent = UTF8.encode('{}');
    const given = async (text: string, keys: readonly VerificationKey[]) =>
      (await verifyToken(decoded(text), keys, { now: 0, detachedContent })).givenContent;
    const text = (await hs()).replace('.e30.', '..');
    expect(await given(text, await secretKeys(SECRET))).toBe(2);
    expect(await given(text, [])).toBeUndefined();
    expect(await given(await hs(), await secretKeys(SECRET))).toBeUndefined();
    expect(await given(`${segment('{"alg":"none"}')}..`, [])).toBeUndefined();
  });

  test('or be nothing at all, which can be signed', async () => {
    const text = await signedBy({ alg: 'HS256' }, UTF8.encode(SECRET), '');
    expect(await said(text, await secretKeys(SECRET))).toBe('verified');
  });
});

test('a token inside of a token is verified with the same keys', async () => {
  const inside = await hs();
  const text = await signedBy({ alg: 'HS512' }, UTF8.encode(SECRET), inside);
  const { signature, inner } = await verifyToken(decoded(text), await secretKeys(SECRET), {
    now: 0,
  });
  expect(signature.state).toBe('verified');
  expect(inner).toMatchObject({ token: { raw: inside }, signature: { state: 'verified' } });
});

test('of several signatures each has its verdict, and one is enough', async () => {
  const [head, payload, signature] = (await hs()).split('.');
  const wrong = { protected: head, signature: 'A'.repeat(43) };
  const text = JSON.stringify({ payload, signatures: [wrong, { protected: head, signature }] });
  const answer = await verifyToken(decoded(text), await secretKeys(SECRET), { now: 0 });
  expect(answer.signature.state).toBe('verified');
  expect(answer.signatures?.map(saidOf)).toEqual(['failed signature-mismatch', 'verified']);
});

test.each(['v4.local.AAAA', 'v2.public.AAAA'])('%s has no key of ours', async (text) => {
  const token = decoded(`${text}${'A'.repeat(120)}`);
  expect((await verifyToken(token, [], { now: 0 })).signature).toMatchObject({ why: 'form' });
});
