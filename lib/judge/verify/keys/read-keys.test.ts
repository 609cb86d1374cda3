import {
  createHash,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  X509Certificate,
} from 'node:crypto';
import fc from 'fast-check';
import { calculateJwkThumbprint } from 'jose';
import { generate } from 'selfsigned';
import { describe, expect, test } from 'vitest';
import { jsonLikeText } from '../../../../tests/support/arbitraries.ts';
import type { VerificationKey } from '../key.ts';
import type { KeyReadingOptions } from '../key-reading.ts';
import { readKeyFile } from './read-key-file.ts';
import { LONGEST_KEYS, readKeys } from './read-keys.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed = generateKeyPairSync('ed25519');
const certificate = generate([{ name: 'commonName', value: 'shop.example' }], { keySize: 2048 });

function jwk(key: KeyObject, more: object = {}) {
  return { ...key.export({ format: 'jwk' }), ...more };
}

function pem(key: KeyObject): string {
  const type = key.type === 'private' ? 'pkcs8' : 'spki';
  return key.export({ type, format: 'pem' }).toString();
}

async function read(text: string | object, options?: KeyReadingOptions) {
  return readKeys(typeof text === 'string' ? text : JSON.stringify(text), 'pasted', options);
}

async function keysOf(text: string | object, options?: KeyReadingOptions) {
  const reading = await read(text, options);
  if (!reading.ok) throw new Error(`No key: ${JSON.stringify(reading.problems)}`);
  return reading.keys;
}

async function problemsOf(text: string | object) {
  return (await read(text)).problems.map(({ code }) => code);
}

function secrets(keys: readonly VerificationKey[]) {
  return keys.map(({ material, reading }) => [
    reading,
    material.type === 'secret' ? Buffer.from(material.bytes).toString() : null,
  ]);
}

describe('JSON', () => {
  test('a JWK is a key with its members, and named by its kid', async () => {
    const [key] = await keysOf(jwk(ec.publicKey, { kid: 'one', use: 'sig', key_ops: ['verify'] }));
    expect(key).toMatchObject({
      label: 'one',
      kid: 'one',
      use: 'sig',
      keyOps: ['verify'],
      kty: 'EC',
      crv: 'P-256',
      bits: null,
      isPrivate: false,
      source: { from: 'given', name: 'pasted' },
      faults: [],
    });
  });

  test.each([
    ['RSA', rsa],
    ['EC', ec],
    ['OKP', ed],
  ])(
    'the thumbprint of an %s key is that of RFC 7638, the same for both halves',
    async (_, pair) => {
      const thumbprint = await calculateJwkThumbprint(jwk(pair.publicKey));
      for (const half of [pair.publicKey, pair.privateKey]) {
        const [key] = await keysOf(jwk(half));
        expect(key?.id).toBe(thumbprint);
        expect(key?.isPrivate).toBe(half === pair.privateKey);
      }
    },
  );

  test('a JWK Set is read in order, and what it cannot use is told with its line', async () => {
    const set = {
      keys: [jwk(rsa.publicKey), { kty: 'secp', x: '' }, jwk(ed.publicKey), { n: '', e: '' }],
    };
    const reading = await read(JSON.stringify(set, null, 1));
    expect(reading).toMatchObject({
      ok: true,
      form: 'jwk-set',
      keys: [
        { kty: 'RSA', bits: 2048, label: 'pasted #1' },
        { kty: 'OKP', label: 'pasted #2' },
      ],
      problems: [
        { code: 'kty-unknown', kty: 'secp', line: 8 },
        { code: 'kty-missing', line: 17 },
      ],
    });
  });

  test('lists, sets inside of something else and maps from kid to certificate are keys', async () => {
    expect(await keysOf([jwk(ec.publicKey)])).toHaveLength(1);
    expect(await keysOf({ data: { jwks: { keys: [jwk(ec.publicKey)] } } })).toHaveLength(1);
    const map = { abc: certificate.cert, def: pem(rsa.publicKey) };
    expect(await keysOf(map)).toMatchObject([
      { kid: 'abc', certificate: { subject: 'CN=shop.example' } },
      { kid: 'def', certificate: null },
    ]);
  });

  test('a service account has a private key, named beside it', async () => {
    const account = {
      type: 'service_account',
      private_key_id: 'k7',
      private_key: pem(rsa.privateKey),
    };
    expect(await keysOf(account)).toMatchObject([{ kid: 'k7', isPrivate: true }]);
  });

  test('a symmetric JWK is a secret', async () => {
    const k = Buffer.from('a secret').toString('base64url');
    const [key] = await keysOf({ kty: 'oct', k, kid: 's', alg: 'HS256' });
    expect(key).toMatchObject({ kid: 's', alg: 'HS256', bits: 64, isPrivate: true });
    expect(key?.material).toEqual({ type: 'secret', bytes: new TextEncoder().encode('a secret') });
  });

  test('the certificate beside a key is read, and held against it', async () => {
    const known = new X509Certificate(certificate.cert);
    const x5c = [known.raw.toString('base64')];
    const own = jwk(known.publicKey, { x5c });
    expect(await keysOf(own)).toMatchObject([
      { label: 'CN=shop.example', certificate: { issuer: 'CN=shop.example' }, faults: [] },
    ]);
    expect(await keysOf({ ...own, 'x5t#S256': 'AAAA' })).toMatchObject([
      { faults: [{ code: 'certificate-mismatch', member: 'x5t#S256' }] },
    ]);
    const digest = createHash('sha256').update(known.raw);
    const hex = digest.copy().digest('hex');
    const fault = { code: 'key-not-canonical', member: 'x5t#S256', section: 'RFC 7517 §4.9' };
    for (const odd of [
      hex,
      hex.toUpperCase().replace(/..(?!$)/g, '$&:'),
      Buffer.from(hex).toString('base64url'),
      digest.digest('base64'),
    ]) {
      expect(await keysOf({ ...own, 'x5t#S256': odd })).toMatchObject([{ faults: [fault] }]);
    }
    expect(await keysOf(jwk(rsa.publicKey, { x5c }))).toMatchObject([
      { faults: [{ code: 'certificate-mismatch', member: 'x5c' }] },
    ]);
  });

  test('what is no key is told for what it is', async () => {
    expect(await problemsOf({ jwks_uri: 'https://id.example/jwks', issuer: '' })).toEqual([
      'is-configuration',
    ]);
    expect(await problemsOf({ a: [{}] })).toEqual(['no-keys-in-json']);
    expect(await problemsOf({ payload: '', signatures: [] })).toContain('is-token');
    expect(await problemsOf('{"keys":[{"kty":"RSA",]}')).toEqual(['not-json']);
    expect(await problemsOf('  \n')).toEqual(['no-text']);
    expect(await problemsOf('x'.repeat(LONGEST_KEYS + 1))).toEqual(['too-long']);
  });

  test('more keys than anybody has are left out, and that is told', async () => {
    const many = Array.from({ length: 600 }, (_, i) => ({ kty: 'oct', k: 'AA', kid: `${i}` }));
    const reading = await read({ keys: many });
    expect(reading).toMatchObject({ ok: true, problems: [{ code: 'too-many-keys', most: 500 }] });
    expect(reading.ok && reading.keys).toHaveLength(500);
  });
});

describe('PEM', () => {
  test('blocks stand after one another, with anything between', async () => {
    const text = `# ours\n${pem(ec.publicKey)}\nand\n  ${pem(ed.privateKey)}${certificate.cert}`;
    expect(await keysOf(text)).toMatchObject([
      { kty: 'EC', isPrivate: false, label: 'pasted #1' },
      { kty: 'OKP', isPrivate: true, label: 'pasted #2' },
      { kty: 'RSA', label: 'CN=shop.example', certificate: { chain: 'self-issued' } },
    ]);
  });

  test('a private key without its public half gets it calculated', async () => {
    const [key] = await keysOf(pem(ed.privateKey));
    expect(key?.material).toEqual({ type: 'jwk', jwk: jwk(ed.privateKey) });
  });

  test('one line, escaped line ends and quotes are forgiven', async () => {
    const id = (await keysOf(pem(ec.publicKey)))[0]?.id;
    for (const text of [
      pem(ec.publicKey).replaceAll('\n', ' '),
      pem(ec.publicKey).replaceAll('\n', '\\n'),
      JSON.stringify(pem(ec.publicKey)),
      pem(ec.publicKey).replaceAll('\n', '\r\n    '),
      pem(ec.publicKey).replace(/-----.*?-----/g, ''),
    ]) {
      expect((await keysOf(text)).map((key) => key.id)).toEqual([id]);
    }
  });

  test('what is encrypted, cut off, damaged or no key is told with its line', async () => {
    const options = { cipher: 'aes-256-cbc', passphrase: 'x', format: 'pem' } as const;
    const text = [
      ec.privateKey.export({ type: 'pkcs8', ...options }),
      ec.privateKey.export({ type: 'sec1', ...options }),
      '-----BEGIN PUBLIC KEY-----\n%%%\n-----END PUBLIC KEY-----\n',
      '-----BEGIN PUBLIC KEY-----\nMAA=\n-----END PUBLIC KEY-----\n',
      '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQ==\n=aBcD\n-----END PGP PUBLIC KEY BLOCK-----\n',
      '-----BEGIN CERTIFICATE-----\nMIIB',
    ].join('');
    expect(await read(text)).toMatchObject({
      ok: false,
      problems: [
        { code: 'key-encrypted', label: 'ENCRYPTED PRIVATE KEY', line: 1 },
        { code: 'key-encrypted', label: 'EC PRIVATE KEY' },
        { code: 'pem-not-base64' },
        { code: 'not-der', byte: 2 },
        { code: 'pem-unknown', label: 'PGP PUBLIC KEY BLOCK' },
        { code: 'pem-unfinished', label: 'CERTIFICATE' },
      ],
    });
  });
});

describe('keys inside of something else', () => {
  const der = new X509Certificate(certificate.cert).raw.toString('base64');

  test('are read from base64 around PEM and around JSON', async () => {
    const id = (await keysOf(pem(ec.publicKey)))[0]?.id;
    for (const inner of [pem(ec.publicKey), JSON.stringify({ keys: [jwk(ec.publicKey)] })]) {
      for (const encoding of ['base64', 'base64url'] as const) {
        const keys = await keysOf(Buffer.from(inner).toString(encoding));
        expect(keys.map((key) => key.id)).toEqual([id]);
      }
    }
  });

  test('are read from metadata in XML and from a list as in x5c', async () => {
    const xml = `<ds:X509Data><ds:X509Certificate>\n${der}\n</ds:X509Certificate></ds:X509Data>`;
    for (const given of [xml, JSON.stringify({ x5c: [der] }), JSON.stringify([der])]) {
      expect(await keysOf(given)).toMatchObject([{ label: 'CN=shop.example' }]);
    }
  });

  test('are not taken for a secret when their JSON is written badly', async () => {
    expect(await problemsOf("{'kty': 'oct'}")).toEqual(['not-json']);
    expect(await problemsOf('{ keys: [] }')).toEqual(['not-json']);
  });
});

describe('OpenSSH', () => {
  const wire = (...parts: readonly (string | Uint8Array)[]) =>
    Buffer.concat(
      parts.flatMap((part) => {
        const length = Buffer.alloc(4);
        length.writeUInt32BE(part.length);
        return [length, Buffer.from(part)];
      }),
    ).toString('base64');

  test('a public key is converted, and named by its comment', async () => {
    const { x = '' } = jwk(ed.publicKey);
    const { n = '', e = '' } = jwk(rsa.publicKey);
    const point = ec.publicKey.export({ type: 'spki', format: 'der' }).subarray(-65);
    const text = [
      `ssh-ed25519 ${wire('ssh-ed25519', Buffer.from(x, 'base64url'))} ada@shop.example`,
      `ssh-rsa ${wire('ssh-rsa', Buffer.from(e, 'base64url'), Buffer.concat([Buffer.of(0), Buffer.from(n, 'base64url')]))}`,
      `ecdsa-sha2-nistp256 ${wire('ecdsa-sha2-nistp256', 'nistp256', point)} c`,
      `sk-ssh-ed25519@openssh.com ${wire('sk')}`,
    ].join('\n');
    const reading = await read(text);
    expect(reading).toMatchObject({
      form: 'openssh',
      keys: [{ label: 'ada@shop.example' }, { label: 'pasted' }, { label: 'c' }],
      problems: [{ code: 'key-type-unknown', name: 'sk-ssh-ed25519@openssh.com', line: 4 }],
    });
    const materials = reading.ok ? reading.keys.map(({ material }) => material) : [];
    expect(materials).toEqual(
      [ed, rsa, ec].map(({ publicKey }) => ({ type: 'jwk', jwk: jwk(publicKey) })),
    );
  });
});

describe('a secret', () => {
  test('is read in every way that its text allows', async () => {
    expect(secrets(await keysOf('c2VjcmV0'))).toEqual([
      ['text', 'c2VjcmV0'],
      ['base64', 'secret'],
    ]);
    expect((await keysOf('deadbeef')).map(({ reading }) => reading)).toEqual([
      'text',
      'hex',
      'base64',
    ]);
    expect(secrets(await keysOf('not base64!'))).toEqual([['text', 'not base64!']]);
    expect((await keysOf('a-b_')).map(({ reading }) => reading)).toEqual(['text', 'base64url']);
  });

  test('is read without what stands around it, too', async () => {
    expect(secrets(await keysOf(' pass phrase\n'))).toEqual([
      ['text', ' pass phrase\n'],
      ['trimmed', 'pass phrase'],
    ]);
    expect(secrets(await keysOf('JWT_SECRET="pass phrase"'))).toContainEqual([
      'trimmed',
      'pass phrase',
    ]);
    expect(secrets(await keysOf('APP_KEY=base64:cGFzcyBwaHJhc2U='))).toContainEqual([
      'base64',
      'pass phrase',
    ]);
  });

  test('has the SHA-256 of its octets for an id, and never stands in a label', async () => {
    const [key] = await keysOf('hunter2!');
    expect(key?.id).toBe(createHash('sha256').update('hunter2!').digest('base64url'));
    expect(key?.label).toBe('pasted');
  });

  test('may look like anything when a person says that it is one', async () => {
    const text = pem(rsa.publicKey);
    expect(secrets(await keysOf(text, { isSecret: true }))).toContainEqual(['text', text]);
  });

  test('that is rather a token or a URL is told', async () => {
    const header = Buffer.from('{"alg":"HS256"}').toString('base64url');
    expect(await problemsOf(`${header}.e30.AAAA`)).toEqual(['is-token']);
    expect(await problemsOf('https://id.example/jwks.json')).toEqual(['is-url']);
    // Whoever says that it is a secret is not asked again.
    for (const text of ['https://id.example/jwks.json', `${header}.e30.AAAA`]) {
      expect(await readKeys(text, 'pasted', { isSecret: true })).toMatchObject({ problems: [] });
    }
    expect(await keysOf('https://id.example/jwks.json')).toHaveLength(1);
  });
});

describe('a file', () => {
  const file = (bytes: Uint8Array) => readKeyFile(bytes, 'a.key');

  test('may be DER, text, UTF-16 or the octets of a secret', async () => {
    const der = await file(new X509Certificate(certificate.cert).raw);
    expect(der).toMatchObject({ form: 'der', keys: [{ label: 'CN=shop.example' }] });
    const text = `\ufeff${pem(ec.publicKey)}`;
    expect(await file(Buffer.from(text, 'utf16le'))).toMatchObject({ form: 'pem' });
    expect(await file(Buffer.from(text))).toMatchObject({ form: 'pem' });
    const octets = Buffer.concat([Buffer.of(0xff), randomBytes(31)]);
    expect(await file(octets)).toMatchObject({ keys: [{ bits: 256, label: 'a.key' }] });
  });

  test('that is a key store is told', async () => {
    expect(await file(Buffer.of(0xfe, 0xed, 0xfe, 0xed, 0))).toMatchObject({
      problems: [{ code: 'is-key-store', kind: 'java' }, ...[]],
    });
    const pkcs12 = Buffer.of(0x30, 7, 2, 1, 3, 0x30, 0, 0x30, 0);
    expect(await file(pkcs12)).toMatchObject({
      ok: false,
      problems: [{ code: 'is-key-store', kind: 'pkcs12' }],
    });
  });
});

describe('anything else', () => {
  test('as a file gives a key or a problem, too', async () => {
    const ders = [ec.privateKey, ed.privateKey].map((key) =>
      key.export({ type: 'pkcs8', format: 'der' }),
    );
    const spoiled = fc
      .tuple(fc.constantFrom(...ders), fc.nat(120), fc.nat(255))
      .map(([der, at, value]) => Uint8Array.from(der).fill(value, at, at + 1));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), spoiled), async (bytes) => {
        const reading = await readKeyFile(bytes, 'a.key');
        expect(reading.ok ? reading.keys.length : reading.problems.length).toBeGreaterThan(0);
      }),
    );
  });

  const pieces = fc.constantFrom(
    ...[
      '-----BEGIN ',
      'PUBLIC KEY',
      '-----',
      '-----END ',
      'CERTIFICATE',
      '\n',
      'MIIB',
      'MAA=',
      ' ',
    ],
    ...[
      '{"kty":',
      '"RSA"',
      '"EC"',
      ',"crv":"P-256"',
      ',"n":',
      '"AQAB"',
      ',"e":"AQ"',
      '}',
      '{"keys":[',
    ],
    ...[
      ']',
      ',',
      'ssh-rsa ',
      'AAAAB3NzaC1yc2E',
      '"',
      '\\n',
      'Proc-Type: 4,ENCRYPTED',
      '\u0000',
      'é',
    ],
    ...[
      '"x":"AA"',
      '"y":""',
      '"x5c":["MAA="]',
      '"k":null',
      '"__proto__":{}',
      'https://',
      '.',
      'eyJ',
    ],
  );

  test('never throws, and gives a key or a problem', async () => {
    const text = fc.oneof(
      fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join('')),
      jsonLikeText,
      fc.string({ unit: 'binary' }),
    );
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        const reading = await read(given);
        expect(reading.ok ? reading.keys.length : reading.problems.length).toBeGreaterThan(0);
        for (const { at } of reading.problems) expect(at).toBeLessThanOrEqual(given.length);
      }),
    );
  });

  test.each([
    ['lists in lists', '['.repeat(400_000)],
    ['objects', `[${'{},'.repeat(200_000)}{}]`],
    ['beginnings of PEM', '-----BEGIN A-----'.repeat(50_000)],
    ['dashes', '-'.repeat(1_000_000)],
    ['white space', `a${' '.repeat(1_000_000)}a`],
    ['XML', '<X509Certificate>'.repeat(60_000)],
    ['base64 around base64', 'LS0tLS1CRUdJTiBBLS0tLS0K'.repeat(40_000)],
    ['keys', `[${'{"kty":"oct"},'.repeat(60_000)}{}]`],
    ['OpenSSH', `ssh-rsa ${'A'.repeat(500_000)}%\n${'ssh-rsa A %\n'.repeat(20_000)}`],
    ['an exponent', JSON.stringify({ kty: 'RSA', n: 'AQAB', e: 'A'.repeat(900_000) })],
  ])('a megabyte of %s is read in no time', async (_, text) => {
    await read(text);
  });
});
