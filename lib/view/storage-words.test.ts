import { describe, expect, test } from 'vitest';
import { storageOutcome } from './storage-words.ts';

const read = (entries: number, tokens: number, skipped: readonly string[] = []) =>
  storageOutcome({ ok: true, entries, tokens, skipped });

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

  test('tells what was skipped, as far as somebody would read it', () => {
    const many = Array.from({ length: 12 }, (_, index) => `database ${index} is too large`);
    expect(read(1, 0, many).skipped).toHaveLength(6);
    expect(read(1, 0, many).skipped.at(-1)).toBe('and 7 more');
    expect(read(1, 0, ['x'.repeat(10_000)]).skipped[0]?.length).toBeLessThan(210);
  });

  test('calls storages as people do, and only them', () => {
    expect(
      read(1, 0, [
        'indexed-db mail/local-storage: it took too long',
        'local-storage: more than is read at once',
        'frame 7: it could not be read',
      ]).skipped,
    ).toEqual([
      'IndexedDB mail/local-storage: it took too long',
      'local storage: more than is read at once',
      'frame 7: it could not be read',
    ]);
  });

  test('gives the reason where nothing could be read', () => {
    const reason = 'The browser gives no access to this page.';
    expect(storageOutcome({ ok: false, code: 'no-access', reason })).toEqual({
      tone: 'failed',
      text: `Nothing read. ${reason}`,
      skipped: [],
    });
  });
});
