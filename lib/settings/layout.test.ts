import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_LAYOUT, DETAIL_TABS, type Layout, readStoredLayout } from './layout.ts';

test('a layout comes back as it was written', () => {
  const layout: Layout = {
    splitRow: 0.3,
    splitColumn: 0.6,
    timelineOpen: false,
    timelineLanes: 7,
    tab: 'sightings',
    raw: true,
    wrap: false,
    sortColumn: 'seen',
    sortDescending: true,
  };
  expect(readStoredLayout(JSON.parse(JSON.stringify(layout)))).toEqual(layout);
});

test('what is wrong in it is what it is at first, and what is no part of it is left out', () => {
  expect(
    readStoredLayout({
      splitRow: 7,
      splitColumn: Number.NaN,
      timelineOpen: 'yes',
      timelineLanes: 1e9,
      tab: 'ada@shop.example',
      sortColumn: 'constructor',
      filter: 'sub:ada',
    }),
  ).toEqual(DEFAULT_LAYOUT);
});

test('any value is read, and nothing but numbers, yes and no, and known words is kept', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.anything()), (row) => {
      const layout = readStoredLayout({ ...row, tab: row['tab'] ?? 'x', splitRow: row['a'] });
      expect(Object.keys(layout)).toEqual(Object.keys(DEFAULT_LAYOUT));
      expect(DETAIL_TABS).toContain(layout.tab);
    }),
  );
});
