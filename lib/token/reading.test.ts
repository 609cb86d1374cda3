import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, base64urlText } from '../../tests/support/arbitraries.ts';
import { jwe, jws, jwsOf, segment } from '../../tests/support/tokens.ts';
import { stringifyJson } from '../jose/json-text.ts';
import { faultSentence } from './fault-words.ts';
import { readToken } from './reading.ts';
import { surroundingWords } from './reason-words.ts';

const RAW = jws({ sub: 'ada', n: 100002348117421473n.toString() });
const HEADER = segment('{"alg":"RS256"}');

const codes = (text: string): readonly string[] => readToken(text).faults.map(({ code }) => code);

/** What was read as one line: form, header, claims, faults with segment and offset. */
function outline(text: string): string {
  const { form, header, claims, faults } = readToken(text);
  const set = claims?.state === 'read' ? claims.set : null;
  const partial = claims?.state === 'unreadable' ? claims.partial : null;
  return [
    form ?? '?',
    header && stringifyJson(header),
    set && stringifyJson(set),
    partial && `${stringifyJson(partial)}…`,
    ...faults.map(({ code, segment, at }) => `${code}@${[segment, at].filter((x) => x !== null)}`),
  ]
    .filter(Boolean)
    .join(' ');
}

describe('a whole token', () => {
  test.each([
    ['alone', RAW, []],
    ['in white space', `\n ${RAW}\t\r\n`, ['white space']],
    ['in quotes', `"${RAW}"`, ['quotes']],
    ['in typographic quotes', `“${RAW}”,`, ['quotes']],
    ['behind a scheme', `Bearer ${RAW}`, ['the scheme Bearer']],
    ['behind a scheme of any case', `dPoP   ${RAW}`, ['the scheme dPoP']],
    ['behind a scheme of its own', `MyScheme ${RAW}`, ['the scheme MyScheme']],
    [
      'behind its field',
      `Authorization: Bearer ${RAW}`,
      ['the name Authorization', 'white space', 'the scheme Bearer'],
    ],
    ['as a parameter', `access_token=${RAW}`, ['the name access_token']],
    [
      'as a JSON member',
      `"id_token": "${RAW}",`,
      ['quotes', 'the name id_token', 'white space', 'quotes'],
    ],
    ['at the end of a sentence', `${RAW}.`, []],
  ])('%s', (_name, text, removed) => {
    const reading = readToken(text);
    expect(reading.token?.raw).toBe(RAW);
    expect(reading).toMatchObject({ raw: RAW, form: 'jws', faults: [] });
    expect(reading.removed.map(surroundingWords)).toEqual(removed);
    for (const { start, end, text: own } of reading.segments) {
      expect(text.slice(start, end)).toBe(own);
    }
  });

  test('broken over lines is read, and the white space reported', () => {
    const text = `  ${RAW.slice(0, 10)}\r\n${RAW.slice(10, 50)}\n${RAW.slice(50)}`;
    const reading = readToken(text);
    expect(reading.token?.raw).toBe(RAW);
    expect(reading.faults).toMatchObject([{ code: 'white-space', at: 12 }]);
    expect(reading.faults.map(faultSentence)[0]).toContain('3 white-space characters');
    expect(reading.segments[0]?.start).toBe(2);
    expect(reading.segments.at(-1)?.end).toBe(text.length);
  });

  test('keeps an empty signature and its dot', () => {
    const raw = jwsOf('{}', '{"alg":"none"}', '');
    expect(readToken(raw).token?.raw).toBe(raw);
    expect(readToken(`${raw}.`).token?.raw).toBe(raw);
  });

  test('has its faults at their place in the whole text', () => {
    const text = `Bearer ${HEADER}=.e30.c2ln`;
    expect(readToken(text).faults).toMatchObject([{ code: 'padding', at: 7 + HEADER.length }]);
  });
});

describe('half a token is read as far as it goes', () => {
  test.each([
    ['a header alone', HEADER, '? {"alg":"RS256"} segment-count@20'],
    ['claims alone', segment('{"sub":"ada"}'), '? {"sub":"ada"} segment-count@18'],
    ['a disclosure alone', segment('["salt","a",1]'), '? segment-count@19'],
    [
      'two segments',
      `${HEADER}.${segment('{"a":1}')}`,
      'jws {"alg":"RS256"} {"a":1} segment-count@31',
    ],
    [
      'a JWE of three',
      jwe().split('.').slice(0, 3).join('.'),
      'jwe {"alg":"dir","enc":"A256GCM"} segment-count@47',
    ],
    ['four segments', `${HEADER}.e30.c2ln.eA`, 'jws {"alg":"RS256"} {} segment-count@0'],
    ['six segments', `${jwe()}.eA`, 'jwe {"alg":"dir","enc":"A256GCM"} segment-count@0'],
    [
      'claims that were cut',
      `${HEADER}.${segment('{"sub":"ada","iss":"https://as.exa')}`,
      'jws {"alg":"RS256"} {"sub":"ada"}… segment-count@67 unexpected-end@claims,66',
    ],
    [
      'a header without alg',
      `${segment('{"typ":"JWT"}')}.e30.c2ln`,
      'jws {"typ":"JWT"} {} missing-alg@header,0',
    ],
    [
      'a header that is an array',
      `${segment('["alg"]')}.e30.c2ln`,
      'jws {} header-not-object@header,0',
    ],
    ['no header', '.e30.c2ln', 'jws {} empty-segment@header,0'],
    [
      'a foreign character in the header',
      `${segment('{"alg":"RS256","kid":"x"}').slice(0, 30)}$.e30.c2ln`,
      'jws {"alg":"RS256"} {} invalid-character@header,30',
    ],
    ['plain JSON', '{"sub":"ada"}', '? {"sub":"ada"} not-a-serialization@13'],
    [
      'plain JSON with dots and tildes',
      '{"iss":"https://a.b/~c"}',
      '? {"iss":"https://a.b/~c"} not-a-serialization@24',
    ],
    ['an opaque string', 'c2Vzc2lvbg', '? segment-count@10'],
    ['prose', 'not.a.token', 'no line'],
  ])('%s', (name, text, expected) => {
    if (name === 'prose') expect(codes(text)).toContain('invalid-length');
    else expect(outline(text)).toBe(expected);
  });

  test('nothing is said to be nothing', () => {
    for (const text of ['', '  ', '""', 'Bearer ']) {
      expect(readToken(text)).toMatchObject({ token: null, faults: [{ code: 'nothing' }] });
    }
  });

  test('no part of the text is dropped', () => {
    const text = `${HEADER}.e30.c2ln.x.y.z`;
    expect(
      readToken(text)
        .segments.map((part) => part.text)
        .join('.'),
    ).toBe(text);
  });
});

describe('more than any token has', () => {
  test.each([
    ['dots', '.'.repeat(200_000)],
    ['tildes', '~'.repeat(200_000)],
    ['versions', `v4.public.${'.'.repeat(200_000)}`],
  ])('%s are taken for one part at the end, and none is dropped', (_name, tail) => {
    const text = `${HEADER}.e30.c2ln${tail}`;
    const { segments, token } = readToken(text);
    expect(token).toBeNull();
    expect(segments.length).toBeLessThan(20_000);
    expect(segments.at(-1)?.end).toBeGreaterThan(text.length - 3);
  });
});

describe('any text', () => {
  const part = fc.oneof(
    anyText,
    base64urlText,
    anyText.map(segment),
    fc.constantFrom(HEADER, 'e30'),
  );
  const between = fc.constantFrom('.', '~', ' ', '\n', '', '"', '=', 'Bearer ');

  test('is answered, with every offset inside it, and either a token or a fault', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(part, between), { maxLength: 7 }), (parts) => {
        const text = parts.flat().join('');
        const { token, faults, segments } = readToken(text);
        expect(token !== null || faults.length > 0).toBe(true);
        for (const { at } of faults) {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(text.length);
        }
        for (const { start, end } of segments) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
