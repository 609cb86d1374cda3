import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inSeconds, NOW, record } from '../../tests/gallery/tokens.ts';
import { entry, entryOf } from '../../tests/support/entries.ts';
import { jwe, jwsOf } from '../../tests/support/tokens.ts';
import { lifetimeWords, stillSentSentence } from './lifetime-words.ts';

const unsent = { lastSentAt: null };

describe('a lifetime in words', () => {
  test.each([
    [
      'current',
      { iat: inSeconds(-3_000), exp: inSeconds(3_000) },
      'in 50 min',
      'expires in 50 min',
    ],
    [
      'expiring',
      { iat: inSeconds(-3_348), exp: inSeconds(252) },
      'in 4 min 12 s',
      'expires in 4 min 12 s',
    ],
    ['expired', { exp: inSeconds(-180) }, '3 min ago', 'expired 3 min ago'],
    ['not-yet-valid', { nbf: inSeconds(95) }, 'starts in 1 min', 'starts in 1 min 35 s'],
    ['unbounded', {}, 'no expiry', 'no expiry'],
  ])('%s', (mark, claims, short, long) => {
    expect(lifetimeWords(entry(claims, unsent), NOW)).toMatchObject({ mark, short, long });
  });

  test('is strongest when the token is still sent', () => {
    const sent = entry({ exp: inSeconds(-180) }, { lastSentAt: NOW - 12_000 });
    const { mark, short, long } = lifetimeWords(sent, NOW);
    expect(mark).toBe('still-sent');
    expect(short).toContain('still sent');
    expect(long).toBe('expired 3 min ago, still sent');
  });

  test('is not counted where exp was written in milliseconds', () => {
    expect(lifetimeWords(entry({ exp: NOW + 3_600_000 }), NOW)).toMatchObject({
      mark: 'unknown',
      short: 'exp in ms?',
      long: 'exp looks like milliseconds',
    });
    expect(lifetimeWords(entry({ exp: inSeconds(3_600) }), NOW)).toMatchObject({ mark: 'current' });
  });

  test('is not guessed where the claims cannot be read', () => {
    expect(lifetimeWords(entryOf(record(jwe())), NOW)).toMatchObject({
      mark: 'unknown',
      long: 'expiry is encrypted',
    });
    expect(lifetimeWords(entryOf(record(jwsOf('no json'))), NOW)).toMatchObject({
      mark: 'unknown',
      long: 'expiry is not readable',
    });
  });

  test('never calls a token valid, whatever its dates', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), fc.double(), (exp, nbf, iat) => {
        const { short, long, elapsed } = lifetimeWords(entry({ exp, nbf, iat }), NOW);
        expect(`${short} ${long}`).not.toMatch(/\bvalid|NaN|undefined/);
        expect(elapsed === null || (elapsed >= 0 && elapsed <= 1)).toBe(true);
      }),
    );
  });
});

describe('what "still sent" means', () => {
  const sent = entry({ exp: inSeconds(-180) }, { lastSentAt: NOW - 12_000 });

  test('is said with the count where it is known', () => {
    expect(stillSentSentence(sent, NOW, 3)).toBe('Sent 3 times after it expired, last 12 s ago.');
    expect(stillSentSentence(sent, NOW - 11_500, 1)).toBe(
      'Sent once after it expired, last just now.',
    );
  });

  test('is said without it where it is not', () => {
    expect(stillSentSentence(sent, NOW, 0)).toBe('It expired 3 min ago, still sent 12 s ago.');
  });
});
