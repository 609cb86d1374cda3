import { afterEach, describe, expect, test } from 'vitest';
import { speakEnglish, speakGerman } from '../../scripts/speak.ts';
import type { Skipped, SkippedCode, SkippedEntry } from '../feed/storage-reading.ts';
import { storageOutcome } from './storage-words.ts';

afterEach(speakEnglish);

const read = (entries: number, tokens: number, skipped: readonly Skipped[] = []) =>
  storageOutcome({ ok: true, entries, tokens, skipped });

const entry = (code: SkippedCode, name: string, bytes = 0): SkippedEntry => ({
  code,
  area: 'indexed-db',
  name,
  bytes,
});

describe('a reading of page storage', () => {
  test('says how much was read and what was found', () => {
    expect(read(42, 3)).toEqual({
      tone: 'done',
      text: 'Read 42 entries: 3 hold a token.',
      skipped: [],
    });
    expect(read(1, 1).text).toBe('Read 1 entry: 1 holds a token.');
    expect(read(7, 0).text).toBe('Read 7 entries: none holds a token.');
    expect(read(0, 0).text).toMatch(/^The page keeps nothing/);
  });

  test('says so in German', () => {
    speakGerman();
    expect(read(42, 3).text).toBe('42 Einträge gelesen: 3 enthalten ein Token.');
    expect(read(1, 0).text).toBe('1 Eintrag gelesen: keiner enthält ein Token.');
    expect(read(1, 0, [entry('blob', 'mail/1', 5)]).skipped).toEqual([
      'IndexedDB mail/1: ein Blob mit 5 Byte',
    ]);
  });

  test('tells what was skipped, as far as somebody would read it', () => {
    const many = Array.from({ length: 12 }, (_, index) => entry('unreadable', `${index}`));
    expect(read(1, 0, many).skipped).toHaveLength(6);
    expect(read(1, 0, many).skipped.at(-1)).toBe('and 7 more');
    expect(read(1, 0, [entry('slow', 'x'.repeat(10_000))]).skipped[0]?.length).toBeLessThan(210);
  });

  test('calls storages as people do', () => {
    expect(
      read(1, 0, [
        entry('slow', 'mail/local-storage'),
        { code: 'more', area: 'local-storage', name: '', bytes: 0 },
        entry('blob', 'mail/1', 5),
        { code: 'frame', frameId: 7 },
        { code: 'left-out', frames: 2 },
      ]).skipped,
    ).toEqual([
      'IndexedDB mail/local-storage: it took too long',
      'local storage: more than is read at once',
      'IndexedDB mail/1: a Blob of 5 bytes',
      'frame 7: it could not be read',
      'frames of sites that are left out: 2',
    ]);
  });

  test('gives the reason where nothing could be read', () => {
    expect(storageOutcome({ ok: false, code: 'withheld', said: null })).toEqual({
      tone: 'failed',
      text: 'Nothing read. The browser gives no access to this site.',
      skipped: [],
    });
    const said = 'Cannot access contents of the page.';
    expect(storageOutcome({ ok: false, code: 'failed', said }).text).toBe(`Nothing read. ${said}`);
  });
});
