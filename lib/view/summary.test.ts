import { describe, expect, test } from 'vitest';
import { ORDINARY, STILL_SENT } from '../../tests/gallery/scenes.ts';
import { inSeconds, jws, NOW, record } from '../../tests/gallery/tokens.ts';
import { entriesOf, entry } from '../../tests/support/entries.ts';
import type { Entry } from './entry.ts';
import { type Completeness, summarize } from './summary.ts';

const sentence = (entries: readonly Entry[], completeness?: Completeness) =>
  summarize(entries, NOW, completeness)
    .map(({ text }) => text)
    .join('');

describe('the summary of a tab', () => {
  test('says what signs one in, and from whom', () => {
    expect(sentence(entriesOf(ORDINARY))).toBe(
      'Signs you in with 4 value tokens (JWT) from accounts.shop.example and ci.internal' +
        ' and 1 encrypted token (JWE — only the recipient can read its claims).',
    );
  });

  test('counts no proof that only goes along, and no token that another has replaced', () => {
    const access = { iss: 'https://as.example', sub: 'ada', client_id: 'shop', scope: 'read' };
    const raws = [1, 2].map((jti) =>
      jws({ alg: 'ES256', typ: 'at+jwt' }, { ...access, iat: jti, jti: `${jti}` }),
    );
    const proof = jws(
      { alg: 'ES256', typ: 'dpop+jwt' },
      { htm: 'GET', htu: 'https://api.example/', jti: 'p' },
    );
    const entries = entriesOf([...raws, proof].map((raw) => record(raw)));
    expect(entries).toHaveLength(3);
    expect(sentence(entries)).toBe('Signs you in with 1 value token (JWT) from as.example.');
    expect(sentence(entriesOf([record(proof)]))).toMatch(/^No token seen/);
  });

  test('counts issuers that are too many to name', () => {
    const many = [1, 2, 3].map((issuer) => entry({ iss: `https://as${issuer}.example` }));
    expect(sentence(many)).toBe('Signs you in with 3 value tokens (JWT) from 3 issuers.');
  });

  test('names no issuer where none is named', () => {
    expect(sentence([entry({ sub: 'ada' })])).toBe('Signs you in with 1 value token (JWT).');
  });

  test('warns of what is sent although it expired', () => {
    expect(sentence(entriesOf(STILL_SENT))).toMatch(/ An expired token is still sent\.$/);
    const alarm = summarize(entriesOf(STILL_SENT), NOW).at(-1);
    expect(alarm?.style).toBe('alarm');
  });

  test('claims nothing that is not seen now, or not yet', () => {
    const gone = [entry({ exp: inSeconds(-60) }, { lastSentAt: null })];
    expect(sentence(gone, 'before')).toBe(
      'Not known what signs you in: nothing is seen now, and what was seen before has expired.',
    );
    expect(sentence(gone, 'loading')).toBe('Loading the tokens of this tab.');
    expect(sentence([entry({ sub: 'ada' })], 'before')).toBe(
      'As last seen, signs you in with 1 value token (JWT).',
    );
    expect(sentence([entry({ sub: 'ada' })], 'loading')).toMatch(/^So far, signs you in/);
    expect(sentence(entriesOf(STILL_SENT), 'before')).toMatch(/An expired token was still sent\.$/);
  });

  test('says when nothing does', () => {
    const over = { exp: inSeconds(-60) };
    expect(sentence([])).toBe('No token seen on this tab yet.');
    expect(sentence([entry(over, { lastSentAt: null })])).toBe(
      'Nothing current signs you in: the one token has expired.',
    );
    expect(
      sentence([
        entry({ ...over, sub: 'a' }, { lastSentAt: null }),
        entry(over, { lastSentAt: null }),
      ]),
    ).toBe('Nothing current signs you in: all 2 tokens have expired.');
  });
});
