import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { completed, LOCK_FILE, missingOptional } from './lock.mjs';

test('the lock file names every optional package, so npm ci works on every platform: npm run lock', () => {
  const missing = missingOptional(JSON.parse(readFileSync(LOCK_FILE, 'utf8')));
  expect(missing.map(({ path }) => path)).toEqual([]);
});

test('a missing package of another platform gets an entry that says where it belongs', () => {
  const tool = { version: '2.0.0', optionalDependencies: { '@tool/cli-linux-x64-musl': '2.0.0' } };
  const lock = completed({ packages: { 'node_modules/tool': { ...tool, dev: true } } });
  expect(lock.packages['node_modules/@tool/cli-linux-x64-musl']).toEqual({
    version: '2.0.0',
    os: ['linux'],
    cpu: ['x64'],
    libc: ['musl'],
    dev: true,
    optional: true,
  });
});
