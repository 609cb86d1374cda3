import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readChallenge, refusalWords } from './challenge.ts';

describe('a challenge', () => {
  test('is read with its scheme, error and description', () => {
    const value =
      'Bearer realm="example", error="invalid_token", error_description="The access token expired"';
    expect(readChallenge(value)).toEqual({
      scheme: 'Bearer',
      error: 'invalid_token',
      description: 'The access token expired',
      scope: null,
    });
  });

  test('that names an error counts, also behind others', () => {
    const value =
      'Negotiate oQcwBaADCgEB==, Basic realm="a, b", DPoP error=use_dpop_nonce, algs="ES256"';
    expect(readChallenge(value)).toMatchObject({ scheme: 'DPoP', error: 'use_dpop_nonce' });
  });

  test('keeps quoted commas and quotes in their string', () => {
    const value = 'Bearer error_description="say \\"no\\", error=x", error="invalid_request"';
    expect(readChallenge(value)).toMatchObject({
      description: 'say "no", error=x',
      error: 'invalid_request',
    });
  });

  test('says each thing once: what comes twice does not replace the first', () => {
    expect(readChallenge('Bearer error="a", Error="b"').error).toBe('a');
  });

  test('takes any text, and finds nothing in it that is not there', () => {
    const piece = fc.constantFrom(
      'Bearer',
      'error',
      '=',
      '"',
      ',',
      ' ',
      '\\',
      'é\u0000',
      '\n',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const value = pieces.join('');
        const { scheme, error } = readChallenge(value);
        expect(value).toContain(scheme);
        expect(error === null || value.includes('error')).toBe(true);
        expect(refusalWords(value).reason).not.toBe('');
      }),
    );
  });
});

describe('a refusal', () => {
  test('has words for the errors of RFC 6750', () => {
    expect(refusalWords('Bearer error="invalid_token"')).toEqual({
      code: 'invalid_token',
      reason: 'the token is expired, revoked or otherwise not accepted',
      said: null,
    });
    expect(refusalWords('Bearer error="insufficient_scope", scope="orders:write"').reason).toBe(
      'the token does not allow this request; it needs orders:write',
    );
  });

  test('with an error nobody registered shows it and what the server says', () => {
    expect(refusalWords('Bearer error="TokenStale", error_description="Log in"')).toEqual({
      code: 'TokenStale',
      reason: 'the server gives a reason of its own',
      said: 'Log in',
    });
  });

  test('without a reason says that there is none', () => {
    expect(refusalWords(null).reason).toBe('the server does not say why');
    expect(refusalWords('Basic realm="x"').reason).toBe(
      'the server asks for Basic credentials and does not say why',
    );
  });

  test('is no longer than a sentence, however long the field', () => {
    const { code, said } = refusalWords(
      `Bearer error="${'e'.repeat(5_000)}", error_description="${'d'.repeat(5_000)}"`,
    );
    expect(code.length).toBeLessThan(70);
    expect(said?.length).toBeLessThan(310);
  });

  test('takes no property of objects for an error', () => {
    expect(refusalWords('Bearer error="constructor"').reason).toBe(
      'the server gives a reason of its own',
    );
  });
});
