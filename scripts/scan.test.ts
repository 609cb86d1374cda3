// The command as people run it, on files of its own.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jws } from '../tests/support/tokens.ts';

const SCRIPT = join(import.meta.dirname, 'scan.ts');
const TOKEN = jws({ sub: 'ada', iss: 'https://id.example' });
const OTHER = jws({ name: 'ev\u202eil\n' });
const HAR = JSON.stringify({
  log: {
    entries: [
      { request: { headers: [{ name: 'Authorization', value: `Bearer ${TOKEN}` }] } },
      {
        request: {
          headers: [{ name: 'Cookie', value: `sid=${TOKEN}; PHPSESSID=${'k2v9c0'.repeat(5)}` }],
        },
      },
    ],
  },
});

let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bearerscope-scan-'));
  writeFileSync(at('a.har'), HAR);
  writeFileSync(at('b.log'), `${OTHER}\n${TOKEN}\n`);
  writeFileSync(at('utf16.txt'), Buffer.from(`\ufeff漢 ${TOKEN}`, 'utf16le'));
  mkdirSync(at('folder'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

interface Given {
  readonly input?: string;
  /** Closes the output after its first part. */
  readonly leaving?: boolean;
  readonly node?: readonly string[];
}

function scan(args: readonly string[], { input = '', leaving = false, node = [] }: Given = {}) {
  return new Promise<Outcome>((resolve, reject) => {
    const child = spawn(process.execPath, [...node, SCRIPT, ...args], { cwd: folder });
    let [output, errors] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (leaving) child.stdout.destroy();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output, errors }));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

const linesOf = (output: string): readonly Record<string, unknown>[] =>
  output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('npm run scan', () => {
  test('a table: one row for each token, where it was first and how often', async () => {
    const { code, output, errors } = await scan(['a.har', 'b.log']);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    const rows = output.trimEnd().split('\n');
    expect(rows).toHaveLength(5);
    expect(rows[1]).toMatch(
      /^Access +jws +ada +https:\/\/id\.example +request-header Authorization › Bearer \+2 +3 +a\.har entry 0$/,
    );
    expect(rows[2]).toMatch(/ev⟨U\+202E⟩il⟨U\+000A⟩ .* b\.log:0$/);
    expect(rows[4]).toBe('2 tokens at 4 places in 2 files');
  });

  test('--json: one line for each place', async () => {
    const { code, output } = await scan(['--json', 'a.har', 'b.log']);
    expect(code).toBe(0);
    expect(linesOf(output)).toMatchObject([
      {
        file: 'a.har',
        start: HAR.indexOf(TOKEN),
        entry: 0,
        carrier: 'request-header',
        via: ['Bearer'],
      },
      {
        file: 'a.har',
        end: HAR.lastIndexOf(TOKEN) + TOKEN.length,
        carrier: 'cookie',
        field: 'sid',
      },
      { file: 'b.log', start: 0, entry: null, carrier: 'imported' },
      { file: 'b.log', start: OTHER.length + 1, raw: TOKEN, claims: { sub: 'ada' } },
    ]);
  });

  test('--all: session ids too, masked in the table', async () => {
    const { output } = await scan(['--all', 'a.har']);
    expect(output).toContain('Not a token');
    expect(output).toMatch(/PHP session +session +k2v9…c0 +cookie PHPSESSID/);
    const lines = linesOf((await scan(['--all', '--json', 'a.har'])).output);
    expect(lines).toContainEqual(
      expect.objectContaining({ form: 'reference', kind: 'session', family: 'php', header: null }),
    );
  });

  test.each([[['-']], [[]]])('standard input, asked for with %j', async (args) => {
    const { code, output } = await scan(['--json', ...args], { input: `a ${TOKEN}` });
    expect(code).toBe(0);
    expect(linesOf(output)).toMatchObject([{ file: '-', start: 2, raw: TOKEN }]);
  });

  test('UTF-16 with a byte-order mark', async () => {
    const { output } = await scan(['--json', 'utf16.txt']);
    expect(linesOf(output)).toMatchObject([{ start: 3, raw: TOKEN }]);
  });

  test('files that cannot be read are said, and the rest is done', async () => {
    const { code, output, errors } = await scan(['--json', 'none.har', 'folder', 'b.log']);
    expect(code).toBe(2);
    expect(errors).toBe(
      'none.har could not be read: there is no such file.\nfolder could not be read: it is a folder.\n',
    );
    expect(linesOf(output)).toHaveLength(2);
  });

  test('wrong usage', async () => {
    const { code, output, errors } = await scan(['--jsn']);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toBe("Unknown option '--jsn'. See npm run scan -- --help.\n");
  });

  test('nothing to find', async () => {
    const { code, output } = await scan(['-'], { input: 'nothing' });
    expect({ code, output }).toEqual({ code: 0, output: 'No token was found.\n' });
  });

  test('whoever has seen enough may leave', async () => {
    writeFileSync(at('many.log'), `${TOKEN}\n`.repeat(20_000));
    const { code, errors } = await scan(['--json', 'many.log'], { leaving: true });
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
  });

  test('a file larger than the memory that it may use', async () => {
    const line = `2030-01-01 GET /orders Authorization: Bearer ${TOKEN}\n`.padEnd(1000, '.');
    const entry = { request: { url: `https://a.example/?t=${TOKEN}` }, text: 'x'.repeat(900) };
    writeFileSync(at('large.log'), `${line}\n`.repeat(150_000));
    writeFileSync(
      at('large.har'),
      `{"log":{"entries":[${Array(150_000).fill(JSON.stringify(entry))}]}}`,
    );
    const { code, output } = await scan(['large.log', 'large.har'], {
      node: ['--max-old-space-size=100'],
    });
    expect(code).toBe(0);
    expect(output).toContain('1 token at 300,000 places in 2 files');
  }, 60_000);
});
