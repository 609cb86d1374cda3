import { describe, expect, test } from 'vitest';
import { explainAlgorithm, explainClaim, explainHeaderMember, isDateClaim } from './registry.ts';

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

  test('the dates are exactly the claims that hold a NumericDate', () => {
    expect(['exp', 'nbf', 'iat', 'auth_time', 'updated_at'].every(isDateClaim)).toBe(true);
    expect(['iss', 'birthdate', 'jti'].some(isDateClaim)).toBe(false);
  });
});
