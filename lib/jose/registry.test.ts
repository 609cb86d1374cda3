import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { nameKey } from '../words/say.ts';
import { ALGORITHMS } from './registry/algorithms.ts';
import { CLAIMS } from './registry/claims.ts';
import { HEADER_PARAMETERS } from './registry/header.ts';
import { SPECIAL_CLAIMS } from './registry/special-claims.ts';
import {
  explainAlgorithm,
  explainClaim,
  explainHeaderMember,
  isDateClaim,
  registeredAlgorithm,
  registeredClaim,
  registeredHeaderParameter,
} from './registry.ts';

const TABLES = [
  ['claim', [...CLAIMS, ...SPECIAL_CLAIMS]],
  ['header', HEADER_PARAMETERS],
  ['algorithm', ALGORITHMS],
] as const;

const LOCALES = new URL('../../public/_locales/', import.meta.url);
const languages = readdirSync(LOCALES);
const textsOf = (language: string): Readonly<Record<string, { readonly message: string }>> =>
  JSON.parse(readFileSync(new URL(`${language}/messages.json`, LOCALES), 'utf8'));

describe('registered names', () => {
  test('are explained in a sentence of their own table', () => {
    expect(explainClaim('exp')).toMatch(/\.$/);
    expect(explainHeaderMember('kid')).toMatch(/\.$/);
    expect(explainAlgorithm('ES256')).toContain('P-256');
    expect(explainClaim('kid')).toBeUndefined();
    expect(explainHeaderMember('exp')).toBeUndefined();
  });

  test('are case-sensitive (RFC 7519 §4.1, RFC 7515 §4.1.1)', () => {
    expect(explainClaim('EXP')).toBeUndefined();
    expect(explainAlgorithm('rs256')).toBeUndefined();
  });

  test('what every object has is not registered', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'valueOf', '']) {
      expect(explainClaim(name)).toBeUndefined();
      expect(explainHeaderMember(name)).toBeUndefined();
      expect(explainAlgorithm(name)).toBeUndefined();
      expect(isDateClaim(name)).toBe(false);
    }
  });

  test('every JWS and JWE algorithm of RFC 7518 is known', () => {
    const sizes = ['256', '384', '512'];
    const names = [
      ...['HS', 'RS', 'PS', 'ES'].flatMap((family) => sizes.map((size) => family + size)),
      ...['A128', 'A192', 'A256'].flatMap((size) => [`${size}KW`, `${size}GCMKW`, `${size}GCM`]),
      ...['none', 'dir', 'RSA1_5', 'RSA-OAEP', 'RSA-OAEP-256', 'ECDH-ES', 'ECDH-ES+A128KW'],
      ...['ECDH-ES+A192KW', 'ECDH-ES+A256KW', 'A128CBC-HS256', 'A192CBC-HS384', 'A256CBC-HS512'],
      ...['PBES2-HS256+A128KW', 'PBES2-HS384+A192KW', 'PBES2-HS512+A256KW'],
    ];
    expect(names.filter((name) => explainAlgorithm(name) === undefined)).toEqual([]);
  });

  test('every algorithm that was added since is known', () => {
    const added = ['EdDSA', 'ES256K', 'Ed25519', 'Ed448', 'ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'];
    expect(added.map((name) => registeredAlgorithm(name)?.reference)).toEqual([
      'RFC 8037 §3.1',
      'RFC 8812 §3.2',
      'RFC 9864 §2.2',
      'RFC 9864 §2.2',
      ...Array.from({ length: 3 }, () => 'RFC 9964'),
    ]);
  });

  test('as many claims as IANA lists, and the two that it does not', () => {
    const names = [...CLAIMS, ...SPECIAL_CLAIMS].flatMap(({ rows }) => rows.map(([name]) => name));
    expect(names).toHaveLength(163 + 2);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(TABLES)('%s: each has its source', (_area, groups) => {
    for (const { source, rows } of groups) {
      expect(source).not.toBe('');
      for (const [name, section] of rows) {
        expect(name).toMatch(/^[\w.#+-]+$/);
        expect(section).toMatch(/^(§\d+(\.\d+)*)?$/);
      }
    }
  });

  describe.each(languages)('in %s', (language) => {
    const texts = textsOf(language);

    test.each(TABLES)('%s_…: each has one plain sentence', (area, groups) => {
      const odd = groups
        .flatMap(({ rows }) => rows.map(([name]) => `${area}_${nameKey(name)}`))
        .filter((key) => !/^\p{Lu}[^.]*(\.\d[^.]*)*\.$/u.test(texts[key]?.message ?? ''));
      expect(odd.map((key) => `${key} is no sentence in ${language}.`)).toEqual([]);
    });
  });

  test.each(TABLES)('%s_…: no two names share a key', (_area, groups) => {
    const keys = groups.flatMap(({ rows }) => rows.map(([name]) => nameKey(name)));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test('references name document and section', () => {
    expect(registeredClaim('exp')?.reference).toBe('RFC 7519 §4.1.4');
    expect(registeredClaim('eat_nonce')?.reference).toBe('RFC 9711');
    expect(registeredHeaderParameter('b64')?.reference).toBe('RFC 7797 §3');
  });

  test('the dates are exactly the claims that hold a NumericDate', () => {
    expect(['exp', 'nbf', 'iat', 'auth_time', 'updated_at', 'toe'].every(isDateClaim)).toBe(true);
    expect(['iss', 'birthdate', 'jti'].some(isDateClaim)).toBe(false);
  });
});
