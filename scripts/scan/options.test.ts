import { describe, expect, test } from 'vitest';
import { readOptions } from './options.ts';

const PLAIN = {
  ...{ json: false, all: false, findings: false },
  ...{ keys: [], content: [], failOn: null },
};

describe('the arguments of npm run scan', () => {
  test('files and switches in any order', () => {
    expect(readOptions(['a.har', '--json', '-', '--all'], false)).toEqual({
      ok: true,
      options: { ...PLAIN, files: ['a.har', '-'], json: true, all: true },
    });
  });

  test('what is judged, and with which keys', () => {
    const argv = ['a.har', '--keys', 'a.pem', '--keys=b.jwk', '--fail-on', 'warning'];
    expect(readOptions(argv, false)).toEqual({
      ok: true,
      options: {
        ...PLAIN,
        files: ['a.har'],
        findings: true,
        keys: ['a.pem', 'b.jwk'],
        failOn: 'warning',
      },
    });
    expect(readOptions(['a.har', '--findings'], false)).toMatchObject({
      options: { findings: true, failOn: null },
    });
    expect(readOptions(['a.txt', '--keys', 'a.pem', '--content', 'body'], false)).toMatchObject({
      options: { keys: ['a.pem'], content: ['body'] },
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
    [['--fail-on', 'bad', 'a'], "There is no severity 'bad'; choose error, warning, note."],
    [['--keys', '', 'a'], 'A file with keys needs a name, and one is empty.'],
    [['--content', 'body', 'a'], 'With --content, --keys is needed too.'],
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
