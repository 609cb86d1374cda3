import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, base64urlText } from '../../tests/support/arbitraries.ts';
import {
  decoded,
  ENCRYPTING,
  encrypted,
  jwe,
  jws,
  jwsOf,
  SIGNING,
  segment,
  signed,
} from '../../tests/support/tokens.ts';
import { encodeBase64url } from '../jose/base64url.ts';
import { type JsonValue, parseJson } from '../jose/json.ts';
import { stringifyJson } from '../jose/json-text.ts';
import { stringMember } from '../jose/members.ts';
import { findTokens } from '../scan/find.ts';
import { decodeToken } from './decode.ts';
import { faultSentence, unreadableSentence } from './fault-words.ts';

const HEADER = segment('{"alg":"RS256"}');

/** The claims as text, or why there are none. */
function claimsOf(raw: string): string {
  const { claims } = decoded(raw);
  if (claims.state === 'read') return stringifyJson(claims.set);
  return claims.state === 'unreadable' ? unreadableSentence(claims.reason) : claims.state;
}

describe('real tokens', () => {
  test.each(SIGNING)('a JWS by %s says what was signed', async (alg) => {
    const claims = '{"sub":"ada","n":100002348117421473}';
    const token = decoded(await signed(claims, alg));
    expect(token.form).toBe('jws');
    expect(stringMember(token.header, 'alg')).toBe(alg);
    expect(claimsOf(token.raw)).toBe(claims);
  });

  test.each(ENCRYPTING)(
    'a JWE by %s shows its header, and that its claims are encrypted',
    async (alg) => {
      const token = decoded(await encrypted('{"sub":"ada"}', alg));
      expect(token).toMatchObject({ form: 'jwe', claims: { state: 'encrypted' } });
      expect(stringMember(token.header, 'enc')).toBe('A256GCM');
    },
  );
});

describe('claims', () => {
  test.each([
    ['numbers as written', '{"a":100002348117421473,"b":3.0,"c":1e400,"d":-0}'],
    ['non-ASCII', '{"name":"Zoë Łukasiewicz 漢字 😀","bidi":"\u202e"}'],
    ['order and duplicates', '{"z":1,"a":2,"1":3,"a":4}'],
    ['__proto__', '{"__proto__":{"admin":true}}'],
    ['nothing', '{}'],
  ])('%s', (_name, text) => {
    expect(claimsOf(jwsOf(text))).toBe(text);
  });

  test('the signature may be empty', () => {
    expect(claimsOf(jwsOf('{"sub":"ada"}', '{"alg":"none"}', ''))).toBe('{"sub":"ada"}');
  });

  test('padding and loose bits do not hide them', () => {
    expect(claimsOf(`${HEADER}.${segment('{"a":1}')}==.c2ln`)).toBe('{"a":1}');
  });
});

describe('claims that cannot be read come with a sentence that says why', () => {
  test.each([
    ['detached', `${HEADER}..c2ln`, 'is empty: the content is detached (RFC 7515 appendix F).'],
    ['of impossible length', `${HEADER}.abcde.c2ln`, 'no bytes are written in 5 characters'],
    ['not base64url', `${HEADER}.ab$d.c2ln`, 'it has the character $ at offset 2.'],
    ['with a space', `${HEADER}.ab d.c2ln`, 'it has a space at offset 2.'],
    ['with a hidden character', `${HEADER}.ab\u200bd.c2ln`, 'the character U+200B at offset 2.'],
    [
      'not UTF-8',
      `${HEADER}.${encodeBase64url(Uint8Array.of(0x7b, 0xff, 0x7d))}.c2ln`,
      'not UTF-8: its bytes go wrong at offset 1.',
    ],
    ['cut JSON', jwsOf('{"sub":'), 'not JSON: it ends too soon, at offset 7.'],
    ['two texts', jwsOf('{}{}'), 'not JSON: there is more text behind the value, at offset 2.'],
    ['a bomb', jwsOf('['.repeat(100_000)), 'nested too deeply to be read, at offset'],
    ['an array', jwsOf('[1]'), 'JSON, but an array, not an object.'],
    ['a string', jwsOf('"ada"'), 'JSON, but a string, not an object.'],
    ['a number', jwsOf('12'), 'JSON, but a number, not an object.'],
    ['null', jwsOf('null'), 'JSON, but null, not an object.'],
    ['true', jwsOf('true'), 'JSON, but true, not an object.'],
  ])('%s', (_name, raw, reason) => {
    expect(claimsOf(raw)).toMatch(/^The claims .*\.$/);
    expect(claimsOf(raw)).toContain(reason);
  });

  test('what could be read of them is kept as text', () => {
    expect(decoded(jwsOf('just text')).claims).toMatchObject({ text: 'just text' });
    expect(decoded(`${HEADER}.ab$d.c2ln`).claims).toMatchObject({ text: 'ab$d' });
    expect(decoded(`${HEADER}..c2ln`).claims).toMatchObject({ text: null });
  });

  test('the members before the damage are kept', () => {
    const { claims } = decoded(jwsOf('{"sub":"ada","aud":["x"],"exp":12'));
    expect(claims.state === 'unreadable' && claims.partial && stringifyJson(claims.partial)).toBe(
      '{"sub":"ada","aud":["x"]}',
    );
  });
});

/** The faults as lines: what, where, at which offset and which inside. */
function faultsOf(raw: string): readonly string[] {
  return decoded(raw).faults.map(({ code, segment, at, inside, name }) =>
    [code, segment, at, inside, name].filter((part) => part !== null).join(' '),
  );
}

describe('faults name their segment and their offset', () => {
  const header = HEADER.length + 1;

  test('none in a token that is as it should be', () => {
    expect(faultsOf(jws({ sub: 'ada' }))).toEqual([]);
    expect(faultsOf(jwe())).toEqual([]);
  });

  test.each([
    [
      'padding',
      `${segment('{"alg":"none"}')}=.e30=.c2ln`,
      ['padding header 19', 'padding claims 24'],
    ],
    ['loose bits', `${HEADER}.e31.c2ln`, [`loose-bits claims ${header + 2}`]],
    ['a signature of impossible length', `${HEADER}.e30.c2lnY`, ['invalid-length signature 30']],
    ['no signature', jwsOf('{}', '{"alg":"none"}', ''), ['empty-signature signature 24']],
    ['a missing segment', `${HEADER}.e30`, ['segment-count 24']],
    [
      'bad UTF-8',
      `${HEADER}.${encodeBase64url(Uint8Array.of(0x7b, 0x7b, 0xff))}.c2ln`,
      [`invalid-utf8 claims ${header + 2} 2`],
    ],
    ['bad JSON', jwsOf('{"é":?}'), [`unexpected-character claims ${header + 8} 5`]],
    [
      'duplicates',
      jwsOf('{"a":1,"a":2}', '{"alg":"A","alg":"B"}'),
      ['duplicate-member header 14 11 alg', 'duplicate-member claims 38 7 a'],
    ],
    ['alg of another type', jwsOf('{}', '{"alg":1}'), ['invalid-alg header 0 alg']],
    [
      'b64 that is not critical',
      jwsOf('{}', '{"alg":"HS256","b64":false}'),
      ['b64-not-critical header 0 b64', 'encoded-content claims 37 b64'],
    ],
    ['an empty key', jwe({ alg: 'A128KW' }), ['empty-segment encrypted-key 44']],
  ])('%s', (_name, raw, faults) => {
    expect(faultsOf(raw)).toEqual(faults);
  });

  test('each comes with a plain sentence', () => {
    for (const fault of decoded(`${HEADER}=.e31=.c2lnY`).faults) {
      expect(faultSentence(fault)).toMatch(/^(The|Disclosure|A) .*\.$/);
    }
  });

  test('a header that lost characters is a header if the claims leave no doubt', () => {
    const damaged = segment('{"alg":"RS256","kid:"x"}');
    expect(stringifyJson(decoded(`${damaged}.e30.c2ln`).header)).toBe('{"alg":"RS256"}');
    expect(faultsOf(`${damaged}.e30.c2ln`)).toEqual(['unexpected-character header 28 21']);
    const broken = segment('{"alg":?S256","typ":"JWT"}');
    expect(stringifyJson(decoded(`${broken}.e30.c2ln`).header)).toBe('{}');
    expect(decodeToken(`${damaged}.e30`)).toBeNull();
    expect(decodeToken(`${damaged}.bm8.c2ln`)).toBeNull();
  });
});

describe('segments', () => {
  test('have their name, their place and their bytes', () => {
    const raw = jwsOf('{"a":1}', '{"alg":"HS256"}', 'AAEC');
    const { segments } = decoded(raw);
    expect(segments.map(({ name }) => name)).toEqual(['header', 'claims', 'signature']);
    for (const { start, end, text } of segments) expect(raw.slice(start, end)).toBe(text);
    expect(segments[2]?.bytes).toEqual(Uint8Array.of(0, 1, 2));
    expect(decoded(jwe()).segments.map(({ name }) => name)).toEqual([
      'header',
      'encrypted-key',
      'initialization-vector',
      'ciphertext',
      'authentication-tag',
    ]);
  });

  test('whose bytes are uncertain have none', () => {
    expect(decoded(`${HEADER}.ab$d.c2ln`).segments[1]?.bytes).toBeNull();
  });
});

describe('content that is not base64url-encoded (RFC 7797)', () => {
  const header = '{"alg":"HS256","b64":false,"crit":["b64"]}';

  test('is read as it stands', () => {
    const token = decoded(`${segment(header)}.{"sub":"ada","n":1}.c2ln`);
    expect(token.claims.state === 'read' && stringifyJson(token.claims.set)).toBe(
      '{"sub":"ada","n":1}',
    );
    expect(token.faults).toEqual([]);
    expect(Buffer.from(token.segments[1]?.bytes ?? []).toString()).toBe('{"sub":"ada","n":1}');
  });

  test('may be any text, and its faults have the offsets of that text', () => {
    expect(decoded(`${segment(header)}.$02.c2ln`).claims).toMatchObject({ text: '$02' });
    expect(faultsOf(`${segment(header)}.{"a":?}.c2ln`)).toEqual([
      'unexpected-character claims 62 5',
    ]);
  });

  test('is claims all the same where it is base64url of some, which is a fault', () => {
    const raw = jwsOf('{"a":1}', header);
    expect(claimsOf(raw)).toBe('{"a":1}');
    expect(faultsOf(raw)).toEqual(['encoded-content claims 57 b64']);
    expect(decodeToken(raw.slice(0, raw.lastIndexOf('.')))?.claims.state).toBe('read');
  });

  test('may be detached', () => {
    expect(decoded(`${segment(header)}..c2ln`)).toMatchObject({ detached: true, faults: [] });
    expect(decoded(jws()).detached).toBe(false);
  });
});

describe('no token', () => {
  test.each([
    '',
    '.',
    '..',
    '....',
    HEADER,
    `${HEADER}.bm8`,
    `${HEADER}.W10`,
    `${HEADER}.`,
    `${HEADER}.e30.c2ln.x`,
    `${HEADER}.e30.c2ln.x.y`,
    `${HEADER}.e30.c2 n`,
    `${HEADER}.e30.c2ln===`,
    jwe().split('.').slice(0, 3).join('.'),
    `${jwe()}.x`,
    `${jwe()}.`,
    jwe().replace('aW5pdA', 'aW$pdA'),
    `${segment('{"user":1}')}.ZxYzAb.c2ln`,
    ` ${jws()}`,
    `Bearer ${jws()}`,
    '.'.repeat(10_000),
  ])('%j', (text) => {
    expect(decodeToken(text)).toBeNull();
  });

  test('any text is answered', () => {
    const part = fc.oneof(anyText, base64urlText, anyText.map(segment), fc.constant(HEADER));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const token = decodeToken(parts.join('.'));
        if (token === null) return;
        expect(token.raw).toBe(parts.join('.'));
        for (const { at } of token.faults) expect(at).toBeLessThanOrEqual(token.raw.length);
        for (const { start, end, text } of token.segments) {
          expect(token.raw.slice(start, end)).toBe(text);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('what the scanner finds is decoded, as the form that it says', () => {
    const damaged = segment('{"alg":?S256"}');
    const piece = fc.oneof(
      fc.constantFrom(HEADER, damaged, jws(), jwe(), segment('["s","a",1]'), 'e30', '.', '~', '='),
      fc.constantFrom(`${HEADER}=`, '"', ' '),
      anyText,
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        for (const { start, end, form } of findTokens(text)) {
          expect(decodeToken(text.slice(start, end))?.form).toBe(form);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('decoding what was encoded gives the same claims, text for text', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (claims) => {
        const text = stringifyJson(read(JSON.stringify(claims)));
        expect(claimsOf(jwsOf(text))).toBe(text);
      }),
    );
  });
});

function read(text: string): JsonValue {
  const reading = parseJson(text);
  if (!reading.ok) throw new Error(`no JSON: ${text}`);
  return reading.value;
}
