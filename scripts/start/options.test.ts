import { expect, test } from 'vitest';
import { hasDisplay, readOptions } from './options.ts';

test('without arguments it is the demonstration in Chromium', () => {
  expect(readOptions([])).toEqual({
    ok: true,
    options: {
      url: null,
      browser: 'chromium',
      headless: false,
      json: null,
      screenshots: null,
      timeoutMs: 60_000,
    },
  });
});

test('every option is read', () => {
  const argv = ['http://localhost:3000/a?b#c', '--browser', 'firefox', '--headless'];
  const more = ['--json', 'out.json', '--screenshots=shots', '--timeout', '2.5'];
  expect(readOptions([...argv, ...more])).toEqual({
    ok: true,
    options: {
      url: 'http://localhost:3000/a?b#c',
      browser: 'firefox',
      headless: true,
      json: 'out.json',
      screenshots: 'shots',
      timeoutMs: 2500,
    },
  });
});

test('help is help, whatever else is asked', () => {
  expect(readOptions(['--timeout', 'soon', '--help'])).toEqual({ ok: false, code: 'help' });
});

test.each([
  [['localhost:3000'], '“localhost:3000” is not a web address: it has to begin with http://'],
  [['file:///etc/passwd'], 'is not a web address'],
  [['http://'], '“http://” is not a web address'],
  [['http://a.example', 'http://b.example'], '“http://b.example” is a second one.'],
  [['--browser', 'lynx'], '--browser takes chromium or firefox, not “lynx”.'],
  [['--timeout', '0'], '--timeout takes a number of seconds up to 3600, not “0”.'],
  [['--timeout', '1e3'], 'not “1e3”.'],
  [['--json'], "'--json <value>' argument missing."],
  [['--json='], '--json needs a path.'],
  [['--head'], "Unknown option '--head'."],
  [['--headless=yes'], 'does not take an argument.'],
])('%j is wrong usage, said in a sentence', (argv, sentence) => {
  const read = readOptions(argv);
  expect(read).toMatchObject({ ok: false, code: 'wrong-usage' });
  expect(read).toHaveProperty('sentence', expect.stringContaining(sentence));
  expect(read).toHaveProperty('sentence', expect.stringMatching(/ See npm start -- --help\.$/));
});

test('a display is missing only on a Linux that names none', () => {
  expect(hasDisplay('linux', {})).toBe(false);
  expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false);
  expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
  expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  expect(hasDisplay('darwin', {})).toBe(true);
});
