import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dependenciesAreCurrent, pinnedNode } from './setup.mjs';

let root = '';

const write = (/** @type {string} */ path, /** @type {unknown} */ value) => {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
};

const lock = {
  '': { name: 'bearerscope' },
  'node_modules/preact': { version: '11.2.0' },
  'node_modules/fsevents': { version: '2.3.3', optional: true },
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'setup-test-'));
  write('package-lock.json', { packages: lock });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const install = (/** @type {string} */ version) => {
  write('node_modules/.package-lock.json', { packages: { 'node_modules/preact': { version } } });
  mkdirSync(dirname(pinnedNode(root)), { recursive: true });
  writeFileSync(pinnedNode(root), '');
};

test('a fresh clone has to be installed', () => {
  expect(dependenciesAreCurrent(root)).toBe(false);
});

test('what the lock asks for is enough, whatever optional packages are left out', () => {
  install('11.2.0');
  expect(dependenciesAreCurrent(root)).toBe(true);
});

test('another version than the locked one has to be installed', () => {
  install('11.1.0');
  expect(dependenciesAreCurrent(root)).toBe(false);
});

test('an installation without the pinned Node does not count', () => {
  install('11.2.0');
  rmSync(pinnedNode(root));
  expect(dependenciesAreCurrent(root)).toBe(false);
});

test('a lock that was cut off counts as none', () => {
  install('11.2.0');
  write('node_modules/.package-lock.json', '{"packages":');
  expect(dependenciesAreCurrent(root)).toBe(false);
});
