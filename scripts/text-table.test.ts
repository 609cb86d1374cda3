import { expect, test } from 'vitest';
import { plural, type TextColumn, textTable } from './text-table.ts';

type Row = readonly [string, string];
const COLUMNS: readonly TextColumn<Row>[] = [
  { title: 'Name', cell: ([name]) => name, longest: 100 },
  { title: 'Count', cell: ([, count]) => count, longest: 100, right: true },
];

test('columns are as wide as they need to be', () => {
  expect(
    textTable(
      COLUMNS,
      [
        ['ada', '12'],
        ['b', '3'],
      ],
      80,
    ),
  ).toEqual(['Name  Count', 'ada      12', 'b         3']);
});

test('the widest column gives way, and what is cut shows that', () => {
  const lines = textTable(COLUMNS, [['x'.repeat(200), '1']], 40);
  expect(lines.every((line) => line.length <= 40)).toBe(true);
  expect(lines[1]).toBe(`${'x'.repeat(32)}…      1`);
});

test('nothing in a cell can move the cursor', () => {
  const [, line] = textTable(COLUMNS, [['a\u001b[2J\u202eb\n', '1']], 80);
  expect(line).toBe('a⟨U+001B⟩[2J⟨U+202E⟩b⟨U+000A⟩      1');
});

test('numbers of things', () => {
  expect([0, 1, 12_345].map((count) => plural(count, 'token'))).toEqual([
    '0 tokens',
    '1 token',
    '12,345 tokens',
  ]);
});
