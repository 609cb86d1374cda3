// What `npm run scan` says of tokens: findings, signatures, and the exit code of a pipeline.
import { spawn } from 'node:child_process';
import { createCipheriv, createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { segment } from '../tests/support/tokens.ts';

// A busy machine takes its time to start a process.
vi.setConfig({ testTimeout: 60_000 });

const SCRIPT = join(import.meta.dirname, 'scan.ts');
const SECRET = 'a secret of more than thirty-two characters';
const SECONDS = Math.floor(Date.UTC(2026, 10, 23) / 1000);

/** An access token, signed with the secret. */
function signed(claims: object): string {
  const head = segment(JSON.stringify({ alg: 'HS256', typ: 'at+jwt' }));
  const input = `${head}.${segment(JSON.stringify(claims))}`;
  return `${input}.${createHmac('sha256', SECRET).update(input).digest('base64url')}`;
}

/** A token that is the content of a signed one (RFC 7519 §5.2). */
function nested(inside: string): string {
  const head = segment(JSON.stringify({ alg: 'HS256', cty: 'JWT' }));
  const input = `${head}.${segment(inside)}`;
  return `${input}.${createHmac('sha256', SECRET).update(input).digest('base64url')}`;
}

const CONTENT_KEY = Buffer.alloc(32, 7);

/** A JWE under that key (RFC 7518 §4.5, §5.3). */
function sealed(text: string): string {
  const head = segment(JSON.stringify({ alg: 'dir', enc: 'A256GCM' }));
  const iv = Buffer.alloc(12, 1);
  const cipher = createCipheriv('aes-256-gcm', CONTENT_KEY, iv).setAAD(Buffer.from(head));
  const content = Buffer.concat([cipher.update(text), cipher.final()]);
  const parts = [iv, content, cipher.getAuthTag()].map((part) => part.toString('base64url'));
  return [head, '', ...parts].join('.');
}

const CLAIMS = {
  ...{ iss: 'https://id.example', sub: 'ada', aud: 'https://api.example', client_id: 'app' },
  ...{ iat: SECONDS, exp: SECONDS + 3600, jti: '1', scope: 'read' },
};
const SOUND = signed(CLAIMS);
const FORGED = SOUND.replace(
  /\.[^.]*\./,
  `.${segment(JSON.stringify({ ...CLAIMS, sub: 'eve' }))}.`,
);
const LONG = signed({ ...CLAIMS, jti: '2', exp: SECONDS + 30 * 86_400 });

const entryOf = (url: string, fields: object) => ({
  startedDateTime: '2026-11-23T00:10:00.000Z',
  request: {
    method: 'GET',
    url,
    headers: Object.entries(fields).map(([name, value]) => ({ name, value })),
  },
  response: { status: 200, headers: [], content: {} },
});
const har = (...entries: readonly object[]) => JSON.stringify({ log: { entries } });
const sent = (url: string) => har(entryOf(url, { Authorization: `Bearer ${SOUND}` }));

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bearerscope-findings-'));
  const files = {
    'sound.har': sent('https://api.example/orders'),
    'plain.har': sent('http://api.example/orders'),
    'url.sh': `curl 'https://api.example/orders?access_token=${LONG}'`,
    'forged.txt': FORGED,
    'nested.txt': nested(FORGED),
    'disclosures.txt': `${signed({ ...CLAIMS, _sd: [] })}~${segment('["salt","name","eve"]')}~`,
    'sealed.txt': sealed('{"sub":"ada","n":1.10}'),
    'changed.txt': sealed('{"sub":"ada"}').replace(/.{6}$/, 'AAAAAA'),
    'content-key.json': JSON.stringify({ kty: 'oct', k: CONTENT_KEY.toString('base64url') }),
    'detached.txt': signed(CLAIMS).replace(/\.[^.]*\./, '..'),
    'body.json': JSON.stringify(CLAIMS),
    'detached-2.txt': signed({}).replace(/\.[^.]*\./, '..'),
    'body-2.json': '{}',
    'short-secret': 'a-secret-of-thirty-two-octets-ok',
    secret: SECRET,
    'none.json': '{"keys":[]}',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

function scan(...args: readonly string[]) {
  return new Promise<{ code: number | null; output: string; errors: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [SCRIPT, ...args], { cwd: folder });
    let [output, errors] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output, errors }));
    child.stdin.end();
  });
}

const linesOf = (output: string): readonly Record<string, unknown>[] =>
  output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('npm run scan -- --findings', () => {
  test('tells what is wrong with each token, with what was seen of it', async () => {
    const { code, output, errors } = await scan('--findings', 'plain.har', 'url.sh', 'sound.har');
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toMatch(/^Access · ada · id\.example · Authorization · plain\.har\n/);
    expect(output).toContain(
      'error      Sent over plain http (token-over-http): Hosts api.example',
    );
    expect(output).toContain('(token-in-url): Carried by ?access_token=');
    expect(output).toContain('note       Lives longer than a week');
    expect(output).not.toContain('sound.har');
    expect(output).toMatch(/2 errors, 0 warnings, 1 note in 2 of 3 tokens\.\n$/);
  });

  test('as JSON, one line for each token', async () => {
    const { output } = await scan('--findings', '--json', 'plain.har', 'sound.har');
    const [plain, sound] = linesOf(output);
    expect(plain).toMatchObject({
      file: 'plain.har',
      raw: SOUND,
      kind: 'access',
      places: [{ carrier: 'request-header', field: 'Authorization', via: ['Bearer'] }],
      signature: null,
      findings: [
        {
          code: 'token-over-http',
          severity: 'error',
          evidence: [{ at: 'hosts', hosts: ['api.example'] }],
        },
      ],
    });
    expect(sound).toMatchObject({ file: 'sound.har', findings: [] });
  });
});

describe('npm run scan -- --keys', () => {
  test('verifies, names the key, and tells why a signature fails', async () => {
    const { code, output } = await scan('--keys', 'secret', 'sound.har', 'forged.txt');
    expect(code).toBe(0);
    expect(output).toMatch(/signature {2}verified by .*secret.* \(HS256\)/);
    expect(output).toContain('signature  failed: signature-mismatch');
    expect(output).toContain('1 signature failed.');
    const lines = linesOf((await scan('--json', '--keys', 'secret', 'sound.har')).output);
    expect(lines[0]).toMatchObject({
      signature: { state: 'verified', algorithm: 'HS256', from: 'given' },
    });
  });

  test('decrypts, names the key, and tells what was inside as it was written', async () => {
    const args = ['--keys', 'content-key.json', 'sealed.txt'];
    expect((await scan(...args)).output).toMatch(
      /decryption {2}decrypted by .*content-key\.json.* \(dir, A256GCM\)/,
    );
    const [line] = linesOf((await scan('--json', ...args)).output);
    expect(line).toMatchObject({
      signature: {
        ...{ state: 'encrypted', decryption: 'decrypted', algorithm: 'dir', encryption: 'A256GCM' },
        plaintext: { kind: 'claims', text: '{"sub":"ada","n":1.10}' },
      },
    });
  });

  test('tells why a token could not be decrypted', async () => {
    const { output } = await scan('--keys', 'secret', 'sealed.txt');
    expect(output).toContain('decryption  not decrypted: no key fits (alg dir, kid —)');
    const args = ['--keys', 'content-key.json', 'changed.txt'];
    expect((await scan(...args)).output).toContain('1 decryption failed.');
    const [line] = linesOf((await scan('--json', ...args)).output);
    expect(line).toMatchObject({
      signature: { state: 'encrypted', decryption: 'failed', reason: 'decryption-failed' },
    });
  });

  test('takes what was signed from a file, where the token leaves it out', async () => {
    const args = ['--keys', 'secret', 'detached.txt'];
    expect((await scan(...args)).output).toContain(
      'signature  not checked: what was signed is not in the token; --content FILE gives it',
    );
    const { output } = await scan('--content', 'body.json', ...args);
    expect(output).toMatch(
      /signature {2}verified by .*secret.* \(HS256\), over content that was given/,
    );
    expect((await scan('--content', 'nothing.json', ...args)).code).toBe(2);
  });

  test('of several tokens that leave it out each is verified with its own', async () => {
    const args = [
      '--keys',
      'secret',
      '--fail-on',
      'error',
      'detached.txt',
      'detached-2.txt',
      '--json',
    ];
    const both = await scan('--content', 'body-2.json', '--content', 'body.json', ...args);
    expect(linesOf(both.output).map((line) => line['signature'])).toMatchObject([
      { state: 'verified', givenContent: JSON.stringify(CLAIMS).length },
      { state: 'verified', givenContent: 2 },
    ]);
    expect(both.code).toBe(0);
    expect((await scan('--content', 'body.json', ...args)).code).toBe(3);
  });

  test('a file without a key is said, and nothing is read', async () => {
    const { code, output, errors } = await scan('--keys', 'none.json', 'sound.har');
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toMatch(/^none\.json holds no key \(.*\)\.\n$/);
  });
});

describe('npm run scan -- --fail-on', () => {
  test.each([
    [0, ['error', 'sound.har']],
    [0, ['note', 'sound.har']],
    [3, ['error', 'plain.har']],
    [3, ['note', 'url.sh', 'sound.har']],
    [2, ['error', 'plain.har', 'nothing.har']],
  ])('ends with %i for %j', async (code, args) => {
    expect((await scan('--fail-on', ...args)).code).toBe(code);
  });

  test.each([
    ['nested.txt', /inner\.signature {2}failed: signature-mismatch/, /2 signatures failed\./],
    ['disclosures.txt', /disclosures {2}failed: /, /1 binding failed\./],
  ])('so is what fails inside of a token that is verified: %s', async (file, line, total) => {
    const { code, output } = await scan('--fail-on', 'error', '--keys', 'secret', file);
    expect(output).toMatch(/signature {2}verified by/);
    expect(output).toMatch(line);
    expect(output).toMatch(total);
    expect(code).toBe(3);
  });

  test('a signature that fails is as bad as an error', async () => {
    expect((await scan('--fail-on', 'error', 'forged.txt')).code).toBe(0);
    const { code } = await scan('--fail-on', 'error', '--keys', 'secret', 'forged.txt');
    expect(code).toBe(3);
  });

  test('so is a decryption that fails, and none is where no key fits', async () => {
    const codeWith = async (key: string) =>
      (await scan('--fail-on', 'error', '--keys', key, 'changed.txt')).code;
    expect(await codeWith('content-key.json')).toBe(3);
    expect(await codeWith('secret')).toBe(0);
    // Of the right length by chance, as every secret of so many octets is.
    expect(await codeWith('short-secret')).toBe(0);
  });
});
