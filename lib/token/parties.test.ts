import { describe, expect, test } from 'vitest';
import { decoded, jwe, jws, jwsOf } from '../../tests/support/tokens.ts';
import { issuer, who } from './parties.ts';

const whoIn = (claims: Readonly<Record<string, unknown>>) => who(decoded(jws(claims)));

describe('whom a token is about', () => {
  test('is told by the claim that tells a person most', () => {
    const claims = { client_id: 'web', sub: '42', name: 'Ada', email: 'ada@example.org' };
    expect(whoIn(claims)).toBe('ada@example.org');
    expect(whoIn({ ...claims, email: undefined })).toBe('Ada');
    expect(whoIn({ ...claims, email: '', name: '' })).toBe('42');
    expect(whoIn({ client_id: 'web' })).toBe('web');
  });

  test('a claim of another type tells nothing', () => {
    expect(whoIn({ email: 1, name: { en: 'Ada' }, sub: ['42'] })).toBeUndefined();
  });

  test('the last of two counts', () => {
    expect(who(decoded(jwsOf('{"sub":"ada","sub":"grace"}')))).toBe('grace');
  });

  test('nothing can be told of encrypted or unreadable claims', () => {
    for (const raw of [jwe(), jwsOf('no JSON')]) {
      expect(who(decoded(raw))).toBeUndefined();
      expect(issuer(decoded(raw))).toBeUndefined();
    }
  });
});

describe('the issuer', () => {
  test('is given as it is written', () => {
    expect(issuer(decoded(jws({ iss: 'https://as.example/realms/x' })))).toBe(
      'https://as.example/realms/x',
    );
    expect(issuer(decoded(jws({ iss: 7 })))).toBeUndefined();
    expect(issuer(decoded(jws({ iss: '' })))).toBeUndefined();
  });
});
