// What people are told of the carriers is what the end-to-end tests play in both browsers.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { CARRIERS } from '../lib/scan/carriers.ts';
import type { Place } from './e2e/carriers/row.ts';
import { SECTIONS } from './e2e/carriers/sections.ts';
import { captureTables } from './e2e/carriers/table.ts';

const ROWS = SECTIONS.flatMap(({ rows }) => rows);
const NOWHERE: Place = {
  token: 'token',
  at: (path = '') => path,
  path: (path = '') => path,
  origin: () => 'https://app.localhost',
};

test('docs/capture.md tells of every row, in both browsers', async () => {
  const text = await readFile(new URL('../docs/capture.md', import.meta.url), 'utf8');
  const [, tables] = /<!-- rows -->\n+([\s\S]*?)\n+<!-- \/rows -->/.exec(text) ?? [];
  expect(tables).toBe(captureTables(SECTIONS));
});

test('every carrier has a row in which it is seen', () => {
  const seen = new Set(ROWS.flatMap((row) => row.sightings(NOWHERE)).map(({ carrier }) => carrier));
  // What a person hands over needs no browser.
  const missing = Object.keys(CARRIERS).filter((name) => name !== 'imported' && !seen.has(name));
  expect(missing.map((name) => `No row shows a token at ${name}.`)).toEqual([]);
});

test('a row that no browser shows has no sightings, any other has some', () => {
  const odd = ROWS.filter(({ chromium, firefox, sightings }) => {
    const isSeen = chromium === true || firefox === true;
    return isSeen !== sightings(NOWHERE).length > 0;
  });
  expect(odd.map(({ id }) => id)).toEqual([]);
});

test('rows have a name of their own', () => {
  const ids = ROWS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
