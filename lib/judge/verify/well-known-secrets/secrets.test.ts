import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../../..');
const text = readFileSync(join(import.meta.dirname, 'secrets.txt'), 'utf8');
const secrets = text.trimEnd().split('\n');

describe('the list of well-known secrets', () => {
  test('has one secret a line, none twice', () => {
    expect(new Set(secrets).size).toBe(secrets.length);
    expect(secrets.filter((secret) => secret === '' || secret.includes('\r'))).toEqual([]);
  });

  test('has the secrets that everybody tries first', () => {
    for (const secret of ['secret', 'your-256-bit-secret', 'changeme', 'password']) {
      expect(secrets).toContain(secret);
    }
  });

  test('is as large as its document says, and comes with its licence', () => {
    const document = readFileSync(join(ROOT, 'docs/keys.md'), 'utf8');
    const count = secrets.length.toLocaleString('en');
    const kilobytes = Math.round(Buffer.byteLength(text) / 1000).toLocaleString('en');
    const zipped = gzipSync(text, { level: 9 }).length / 1000;
    expect(document).toContain(`${count} of them`);
    expect(document).toContain(`adds ${kilobytes} kB to the extension, about`);
    const said = Number(/about (\d+) kB compressed/.exec(document)?.[1]);
    expect(Math.abs(said / zipped - 1)).toBeLessThan(0.05);
    const licence = readFileSync(join(ROOT, 'public/licences/well-known-secrets.txt'), 'utf8');
    expect(licence).toContain('Copyright (c) 2020 Wallarm');
  });
});
