import { describe, expect, test } from 'vitest';
import { decoded, jwe, jwsOf } from '../../tests/support/tokens.ts';
import { segmentsOf } from './segments.ts';

describe('the segments of a token', () => {
  test('are three in a JWS, each with the length of what it encodes', () => {
    const header = '{"alg":"RS256","typ":"at+jwt","kid":"2026-10-a"}';
    const [head, claims, signature] = segmentsOf(
      decoded(jwsOf('{"sub":"é"}', header, 'A'.repeat(342))),
    );
    expect(head).toMatchObject({ name: 'Header', bytes: 48, content: header, size: null });
    expect(claims).toMatchObject({ name: 'Claims', bytes: 12, content: '{"sub":"é"}' });
    expect(signature).toMatchObject({
      name: 'Signature',
      bytes: 256,
      size: 'RSA 2048',
      content: null,
    });
    expect(signature?.purpose).toBe('makes a change detectable');
  });

  test('are five in a JWE, of which only the header can be read', () => {
    const segments = segmentsOf(decoded(jwe({}, 'a2V5')));
    expect(segments.map(({ name }) => name)).toEqual([
      'Header',
      'Encrypted key',
      'Initialization vector',
      'Ciphertext',
      'Authentication tag',
    ]);
    expect(segments.filter(({ content }) => content !== null)).toHaveLength(1);
  });

  test('say so when they are empty', () => {
    const [, , signature] = segmentsOf(decoded(jwsOf('{}', '{"alg":"none"}', '')));
    expect(signature).toMatchObject({ bytes: 0, size: null });
    expect(signature?.purpose).toMatch(/^empty: nothing protects/);
    expect(segmentsOf(decoded(jwe()))[1]?.purpose).toMatch(/^empty: both sides/);
  });

  test('make up the token again', () => {
    const raw = jwsOf('{"sub":"ada"}');
    expect(
      segmentsOf(decoded(raw))
        .map(({ text }) => text)
        .join('.'),
    ).toBe(raw);
  });
});
