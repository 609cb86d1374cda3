import { expect, test } from 'vitest';
import type { KeySource, VerificationKey } from '../../judge/verify/key.ts';
import { identityOf, keyOf, rowOf } from './key-rows.ts';

const key: VerificationKey = {
  id: 'thumbprint',
  label: 'key-1',
  source: { from: 'given', name: 'keys.json' },
  material: { type: 'jwk', jwk: { kty: 'EC', x: 'f83O', deep: { list: [1, null] } } },
  kid: 'key-1',
  alg: null,
  use: 'sig',
  keyOps: ['verify'],
  kty: 'EC',
  crv: 'P-256',
  bits: null,
  isPrivate: false,
  certificate: null,
  faults: [{ code: 'roca' }],
};

test('a key comes back as it was', () => {
  expect(keyOf(rowOf(key))).toEqual(key);
  for (const type of ['secret', 'password'] as const) {
    const secret = { ...key, material: { type, bytes: new Uint8Array([0, 255, 128]) } };
    expect(keyOf(rowOf(secret))).toEqual(secret);
  }
});

test('what was not written here is no key', () => {
  for (const text of ['', 'null', '1', '{}', '{"material":{}}', '{"material":{"type":"secret"}}']) {
    expect(keyOf(['a', text, ''])).toBeNull();
  }
});

test('the same key from another source is another, at another time it is not', () => {
  const fetched = (fetchedAt: number, issuer: string | null): KeySource => ({
    from: 'issuer',
    url: 'https://accounts.example/jwks',
    issuer,
    fetchedAt,
  });
  const of = (source: KeySource) => identityOf({ ...key, source });
  const name = 'https://accounts.example';
  expect(of(fetched(1, name))).toBe(of(fetched(2, name)));
  expect(of(fetched(1, name))).not.toBe(of(fetched(1, null)));
  expect(of(fetched(1, name))).not.toBe(of(key.source));
});
