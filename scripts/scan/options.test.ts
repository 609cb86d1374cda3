import { describe, expect, test } from 'vitest';
import { readOptions } from './options.ts';

describe('the arguments of npm run scan', () => {
  test('files and switches in any order', () => {
    expect(readOptions(['a.har', '--json', '-', '--all'], false)).toEqual({
      ok: true,
      options: { files: ['a.har', '-'], json: true, all: true },
    });
  });

  test('nothing, when something is piped in, is standard input', () => {
    expect(readOptions(['--json'], true)).toMatchObject({ ok: true, options: { files: ['-'] } });
    expect(readOptions(['a'], true)).toMatchObject({ ok: true, options: { files: ['a'] } });
  });

  test('a file whose name begins with a dash, behind two', () => {
    expect(readOptions(['--', '--json'], false)).toMatchObject({ options: { files: ['--json'] } });
  });

  test.each([
    [[], 'No file was given.'],
    [[''], 'A file needs a name, and one is empty.'],
    [['--jsn', 'a'], "Unknown option '--jsn'."],
    [['--json=yes', 'a'], "Option '--json' does not take an argument."],
  ])('%j is wrong usage', (argv, sentence) => {
    const read = readOptions(argv, false);
    const expected = `${sentence} See npm run scan -- --help.`;
    expect(read).toEqual({ ok: false, code: 'wrong-usage', sentence: expected });
  });

  test('--help', () => {
    expect(readOptions(['--help'], false)).toEqual({ ok: false, code: 'help' });
  });
});
