// The sentences whose grammar differs most between the two languages.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { speakEnglish, speakGerman } from '../../scripts/speak.ts';
import { ORDINARY, STILL_SENT } from '../../tests/gallery/scenes.ts';
import { inSeconds, NOW } from '../../tests/gallery/tokens.ts';
import { entriesOf, entry } from '../../tests/support/entries.ts';
import { clockSentence, offsetWords } from './clock-words.ts';
import { atMoment, clockTime, localDate, preciseTime } from './date.ts';
import { coarseDuration, relative } from './duration.ts';
import { expiryAnnouncement } from './expiry-announcements.ts';
import { lifetimeWords, stillSentSentence } from './lifetime-words.ts';
import { obstacleWords } from './obstacle.ts';
import { durationWords, hopWords } from './sighting-words.ts';
import { summarize } from './summary.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

beforeEach(speakGerman);
afterEach(speakEnglish);

test('a span has its case: by itself, to come and over', () => {
  expect(coarseDuration(29 * DAY)).toBe('29 Tage');
  expect(relative(29 * DAY, 0)).toBe('in 29 Tagen');
  expect(relative(0, 29 * DAY)).toBe('vor 29 Tagen');
  expect(relative(4 * MINUTE + 12_000, 0)).toBe('in 4 min 12 s');
  expect(relative(Number.POSITIVE_INFINITY, 0)).toBe('in mehr als 10.000 Jahren');
  expect([84, 1_240, 90_000].map(durationWords)).toEqual(['84 ms', '1,24 s', '1,5 min']);
});

test('a date is written as in Germany, and has its preposition in a sentence', () => {
  const style = { timeZone: 'Europe/Berlin' };
  const now = Date.UTC(2026, 10, 23, 19, 12, 53);
  const christmas = Date.UTC(2026, 11, 24, 19, 14, 5, 7);
  expect(localDate(now, now, style)).toBe('heute 20:12:53');
  expect(localDate(christmas, now, style)).toBe('24. Dez. 2026, 20:14:05');
  expect(atMoment(now, now, style)).toBe('um 20:12:53');
  expect(atMoment(now - DAY, now, style)).toBe('gestern um 20:12:53');
  expect(atMoment(christmas, now, style)).toBe('am 24. Dez. 2026 um 20:14:05');
  expect(clockTime(christmas, style)).toBe('20:14:05');
  expect(preciseTime(christmas, style)).toBe('20:14:05,007');
});

test('the language that is chosen anew writes the next date', () => {
  const style = { timeZone: 'UTC' };
  expect(localDate(0, NOW, style)).toBe('1. Jan. 1970, 00:00:00');
  speakEnglish();
  expect(localDate(0, NOW, style)).toBe('Jan 1, 1970, 00:00:00');
});

describe('a lifetime', () => {
  const expired = entry({ exp: inSeconds(-180) }, { lastSentAt: NOW - 12_000 });

  test('has its verb around the time', () => {
    const soon = entry({ iat: inSeconds(-3_348), exp: inSeconds(252) }, { lastSentAt: null });
    expect(lifetimeWords(soon, NOW).long).toBe('läuft in 4 min 12 s ab');
    expect(lifetimeWords(expired, NOW).long).toBe('vor 3 min abgelaufen, wird noch gesendet');
  });

  test('tells how often it was sent after its end', () => {
    expect(stillSentSentence(expired, NOW, 1)).toBe(
      'Nach dem Ablauf einmal gesendet, zuletzt vor 12 s.',
    );
    expect(stillSentSentence(expired, NOW, 1_200)).toBe(
      'Nach dem Ablauf 1.200-mal gesendet, zuletzt vor 12 s.',
    );
  });

  test('that ends is read aloud', () => {
    expect(expiryAnnouncement([entry({ exp: 1, sub: 'ada' })])).toMatch(
      / von ada ist abgelaufen\.$/,
    );
    expect(expiryAnnouncement([expired, expired])).toBe('2 Token sind abgelaufen.');
  });
});

describe('the summary of a tab', () => {
  const sentence = (...given: Parameters<typeof summarize>) =>
    summarize(...given)
      .map(({ text }) => text)
      .join('');

  test('is a whole sentence, in the dative', () => {
    expect(sentence(entriesOf(ORDINARY), NOW)).toBe(
      'Angemeldet mit 4 Werttoken (JWT) von accounts.shop.example und ci.internal' +
        ' und 1 verschlüsseltem Token (JWE – nur der Empfänger kann die Claims lesen).',
    );
    const many = [1, 2, 3].map((issuer) => entry({ iss: `https://as${issuer}.example` }));
    expect(sentence(many, NOW)).toBe('Angemeldet mit 3 Werttoken (JWT) von 3 Ausstellern.');
  });

  test('keeps its parts in their styles', () => {
    const phrases = summarize(entriesOf(ORDINARY), NOW);
    const of = (style: string) => phrases.filter((phrase) => phrase.style === style);
    expect(of('strong').map(({ text }) => text)).toEqual(['Angemeldet mit']);
    expect(of('code').map(({ text }) => text)).toEqual(['accounts.shop.example', 'ci.internal']);
    expect(of('muted')).toHaveLength(1);
  });

  test('warns', () => {
    expect(sentence(entriesOf(STILL_SENT), NOW)).toMatch(
      / Ein abgelaufenes Token wird noch gesendet\.$/,
    );
  });
});

test('what is in the way is said', () => {
  expect(obstacleWords('withheld', true).title).toBe('Kein Zugriff auf diese Website');
  expect(obstacleWords('no-access', false).title).toBe('Kein Zugriff auf Websites');
  expect(obstacleWords('left-out', true).short).toBe('ausgenommen');
});

test('clocks and redirects are told', () => {
  const clock = { host: 'api.example', earliest: 1_600, latest: 2_600, samples: 3 };
  expect(offsetWords(clock)).toBe('geht 2,1 s vor');
  expect(clockSentence(clock)).toBe(
    'Die Uhr von api.example geht gegenüber der eigenen um 2,1 s vor (±0,5 s)',
  );
  expect([1, 3].map(hopWords)).toEqual(['nach einer Weiterleitung', 'nach 3 Weiterleitungen']);
});
