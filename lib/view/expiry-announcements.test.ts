import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { inSeconds, NOW } from '../../tests/gallery/tokens.ts';
import { entry } from '../../tests/support/entries.ts';
import type { Entry } from './entry.ts';
import { expiryAnnouncement, sayExpiries } from './expiry-announcements.ts';

describe('an expiry', () => {
  test('is told of one token by kind and owner, of several by their number', () => {
    const ada = entry({ sub: 'ada', scope: 'read' });
    expect(expiryAnnouncement([ada])).toBe('Access token of ada expired.');
    expect(expiryAnnouncement([entry({}, { places: [] })])).toBe('Token of unknown kind expired.');
    expect(expiryAnnouncement([ada, ada])).toBe('2 tokens expired.');
    expect(expiryAnnouncement([])).toBe('');
  });

  test('is told without characters that would change how it is read', () => {
    expect(expiryAnnouncement([entry({ sub: 'a\u202Eb', scope: '' })])).toContain('a⟨U+202E⟩b');
  });
});

test('expiries are told as they come, those of the past and those after the end are not', () => {
  const entries = signal<readonly Entry[]>([
    entry({ sub: 'old', exp: inSeconds(-10) }),
    entry({ sub: 'ada', exp: inSeconds(10) }),
    entry({ sub: 'bob', exp: inSeconds(20) }),
    entry({ sub: 'eve', exp: inSeconds(20) }),
    entry({ sub: 'late', exp: inSeconds(90) }),
  ]);
  const now = signal(NOW);
  const said: string[] = [];
  const stop = sayExpiries(entries, now, (sentence) => said.push(sentence));
  for (let second = 0; second < 60; second++) now.value += 1_000;
  stop();
  now.value += 60_000;
  expect(said).toEqual(['Access token of ada expired.', '2 tokens expired.']);
});
