import { expect, test } from 'vitest';
import { chunkOf } from './page-chunks.ts';

const IMPORTERS: Readonly<Record<string, readonly string[]>> = {
  '/a/entrypoints/popup/index.html': [],
  '/a/entrypoints/panel/index.html': [],
  '/a/entrypoints/options/index.html': [],
  '/a/entrypoints/popup/main.tsx': ['/a/entrypoints/popup/index.html'],
  '/a/entrypoints/options/main.tsx': ['/a/entrypoints/options/index.html'],
  '/a/entrypoints/panel/main.tsx': ['/a/entrypoints/panel/index.html'],
  '/a/say.ts': ['/a/list.ts', '/a/entrypoints/options/main.tsx'],
  '/a/card.ts': ['/a/entrypoints/popup/main.tsx'],
  '/a/list.ts': ['/a/circle.ts', '/a/entrypoints/panel/main.tsx', '/a/entrypoints/popup/main.tsx'],
  '/a/circle.ts': ['/a/list.ts'],
  '/a/on-demand.ts': [],
  '/a/dates.ts': ['/a/cards.ts', '/a/entrypoints/panel/main.tsx'],
  '/a/cards.ts': [],
  '/a/look.ts': ['/a/form.ts'],
  '/a/form.ts': ['/a/entrypoints/popup/main.tsx'],
};
const LATER: Readonly<Record<string, readonly string[]>> = {
  '/a/cards.ts': ['/a/entrypoints/popup/main.tsx'],
  '/a/form.ts': ['/a/entrypoints/options/main.tsx'],
};
const linksOf = (id: string) => ({
  importers: IMPORTERS[id] ?? [],
  dynamicImporters: LATER[id] ?? [],
});

test.each([
  ['/a/entrypoints/popup/main.tsx', null],
  ['/a/card.ts', 'popup'],
  ['/a/list.ts', 'panel-popup'],
  ['/a/circle.ts', 'panel-popup'],
  ['/a/say.ts', 'panel-popup-seldom'],
  ['/a/on-demand.ts', null],
  ['/a/cards.ts', null],
  ['/a/dates.ts', 'panel-later-popup'],
  ['/a/look.ts', 'popup'],
  ['/a/unknown.ts', null],
])('%s is packed by the pages that load it at once', (id, chunk) => {
  expect(chunkOf(id, linksOf)).toBe(chunk);
});
