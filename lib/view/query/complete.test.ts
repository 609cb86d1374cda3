import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOSTILE, ORDINARY } from '../../../tests/gallery/scenes.ts';
import { jws, NOW, record } from '../../../tests/gallery/tokens.ts';
import { entriesOf } from '../../../tests/support/entries.ts';
import { accept, complete } from './complete.ts';
import { compileQuery } from './query.ts';

const entries = entriesOf(ORDINARY);

/** What is offered where `|` stands, or at the end. */
function offered(marked: string, among = entries) {
  const at = marked.indexOf('|');
  const typed = { text: marked.replace('|', ''), caret: at < 0 ? marked.length : at };
  return { typed, completion: complete(typed, among, NOW) };
}

const labels = (marked: string) =>
  offered(marked).completion.choices.map(({ label, count }) =>
    count === null ? label : `${label} ${count}`,
  );

/** The text after the choice of that name, with `|` where the caret is. */
function chosen(marked: string, label: string, among = entries) {
  const { typed, completion } = offered(marked, among);
  const choice = completion.choices.find((candidate) => candidate.label === label);
  if (!choice) return `no ${label} among ${completion.choices.map((one) => one.label)}`;
  const { text, caret } = accept(typed, completion, choice);
  return `${text.slice(0, caret)}|${text.slice(caret)}`;
}

describe('completion', () => {
  test('offers keys where a term begins, each with a sentence', () => {
    expect(labels('')).toContain('iss:');
    expect(labels('i')).toEqual(['iss:', 'is:', 'iat:']);
    expect(labels('ada -k')).toEqual(['kind:']);
    expect(offered('iss').completion.choices[0]?.about).toBe('who issued the token');
  });

  test('offers nothing for plain text', () => {
    for (const text of ['metrics', 'ci.internal', '"i', 'nothing like it']) {
      expect(labels(text)).toEqual([]);
    }
  });

  test('offers names of claims, with how many tokens have them', () => {
    expect(labels('ema')).toEqual(['claim.email: 3', 'claim.email_verified: 1']);
    expect(labels('claim.ca')).toEqual(['claim.cart. 1']);
    expect(labels('claim.cart.')).toEqual(['claim.cart.items: 1']);
    expect(labels('header.e')).toEqual(['header.enc: 1']);
  });

  test('offers the values that occur, the most frequent first', () => {
    expect(labels('iss:')).toEqual(['https://accounts.shop.example 3', 'ci.internal 1']);
    expect(labels('iss:CI')).toEqual(['ci.internal 1']);
    expect(labels('kind:')).toEqual(['access 3', 'session 2', 'id 1']);
    expect(labels('claim.cart.items:')).toEqual(['4 1', '8 1']);
    expect(labels('is:exp')).toEqual(['expired 1', 'expiring 0']);
    expect(labels('exp:<')).toEqual(['<1m 0', '<10m 2', '<1h 2']);
  });

  test('offers all that there is where none of few fits', () => {
    expect(labels('is:blue')).toContain('expired 1');
  });

  test('is silent about what stands there already', () => {
    expect(labels('is:expired')).toEqual([]);
  });

  test('puts a choice in its place, quoted where it must be', () => {
    expect(chosen('k', 'kind:')).toBe('kind:|');
    expect(chosen('ada kind:a', 'access')).toBe('ada kind:access |');
    expect(chosen('is:e| ada', 'expired')).toBe('is:expired| ada');
    expect(chosen('k|:id', 'kind:')).toBe('kind:|id');
    expect(chosen('carrier:coo', 'cookie shop_session')).toBe('carrier:"cookie shop_session" |');
    expect(chosen('kind:id,', 'access')).toBe('kind:id,access |');
    expect(chosen('cl', 'claim.')).toBe('claim.|');
    const odd = entriesOf([record(jws({ alg: 'HS256' }, '{"https://a.example/r":["x y"]}'))]);
    expect(chosen('claim.', 'claim."https://a.example/r":', odd)).toBe(
      'claim."https://a.example/r":|',
    );
  });

  test('what it puts there finds what it counted', () => {
    const among = entriesOf([...ORDINARY, ...HOSTILE]);
    for (const key of ['iss:', 'aud:', 'kind:', 'is:', 'has:', 'host:', 'seen:', 'claim.sub:']) {
      const { typed, completion } = offered(key, among);
      for (const choice of completion.choices) {
        const { text } = accept(typed, completion, choice);
        const query = compileQuery(text);
        const found = among.filter((entry) => query.test(entry, NOW)).length;
        expect(query.problems, text).toEqual([]);
        expect(found, text).toBeGreaterThanOrEqual(choice.count ?? 0);
      }
    }
  });

  test('takes any text, with the caret anywhere', () => {
    const part = fc.constantFrom(
      'iss',
      'claim',
      ':',
      '"',
      '.',
      ',',
      '-',
      '<',
      ' ',
      'has',
      'is:e',
      '\ud83d',
      'ä',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part).map((parts) => parts.join('')),
        ),
        fc.nat(30),
        (text, at) => {
          const typed = { text, caret: Math.min(at, text.length) };
          const completion = complete(typed, entries, NOW);
          const [choice] = completion.choices;
          if (!choice) return;
          const after = accept(typed, completion, choice);
          expect(after.text.slice(0, after.caret).trimEnd().endsWith(choice.insert)).toBe(true);
        },
      ),
    );
  });
});
