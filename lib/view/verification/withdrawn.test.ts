import { expect, test } from 'vitest';
import { JWKS, jwkKeys } from '../../../tests/support/jose-examples.ts';
import type { KeySource, VerificationKey } from '../../judge/verify/key.ts';
import { withdrawn } from './withdrawn.ts';

const [rsa] = await jwkKeys(JWKS['RFC 7520 4.1'] ?? {});
const [ec] = await jwkKeys(JWKS['RFC 7515 A.3'] ?? {});
const [ed] = await jwkKeys(JWKS['RFC 8037 A.4'] ?? {});

const published = (issuer: string | null, url = `${issuer}/jwks`): KeySource => ({
  from: 'issuer',
  issuer,
  url,
  fetchedAt: 0,
});

function of(key: VerificationKey | undefined, source: KeySource): VerificationKey {
  if (!key) throw new Error('The example has no key.');
  return { ...key, source };
}

test('a key that its issuer published before and does not now is withdrawn', () => {
  const [old, kept] = [of(rsa, published('https://a')), of(ec, published('https://a'))];
  expect(withdrawn([old, kept], [of(ec, published('https://a'))])).toEqual([old]);
});

test('keys of others and those that a person gave stay', () => {
  const others = [of(rsa, published('https://b')), of(ec, { from: 'given', name: 'a JWK' })];
  expect(withdrawn(others, [of(ed, published('https://a'))])).toEqual([]);
});

test('of an address that was typed, the same address counts', () => {
  const old = of(rsa, published(null, 'https://a/keys'));
  const elsewhere = of(rsa, published(null, 'https://a/more'));
  const now = [of(ec, published(null, 'https://a/keys'))];
  expect(withdrawn([old, elsewhere], now)).toEqual([old]);
  expect(withdrawn([old], [])).toEqual([]);
});
