// Tables for a terminal.
import { plainVisibleText } from '../lib/view/visible-text.ts';

export interface TextColumn<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string;
  /** Longer cells are cut. */
  readonly longest: number;
  readonly right?: boolean;
}

const GAP = '  ';
/** No column becomes narrower than this to make a table fit. */
const NARROWEST = 6;

/**
 * Rows under their titles, each line without a line feed.
 * @param width characters of a line; the widest columns give way
 */
export function textTable<Row>(
  columns: readonly TextColumn<Row>[],
  rows: readonly Row[],
  width: number,
): readonly string[] {
  // A cell can come from a stranger, so nothing in it may move the cursor or change colours.
  const cells = rows.map((row) => columns.map(({ cell }) => plainVisibleText(cell(row))));
  const lines = [columns.map(({ title }) => title), ...cells];
  const widths = columns.map(({ longest }, at) =>
    Math.min(longest, largest(lines.map((line) => lengthOf(line[at] ?? '')))),
  );
  narrow(widths, width - GAP.length * (columns.length - 1));
  return lines.map((line) =>
    columns
      .map(({ right = false }, at) => pad(cut(line[at] ?? '', widths[at] ?? 0), widths[at], right))
      .join(GAP)
      .trimEnd(),
  );
}

/** Takes from the widest column until all fit, or none can give more. */
function narrow(widths: number[], width: number): void {
  let total = widths.reduce((sum, each) => sum + each, 0);
  while (total > width) {
    const widest = largest(widths);
    if (widest <= NARROWEST) return;
    widths[widths.indexOf(widest)] = widest - 1;
    total--;
  }
}

function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, each) => Math.max(most, each), 0);
}

function lengthOf(text: string): number {
  return [...text].length;
}

function cut(text: string, longest: number): string {
  const characters = [...text];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : text;
}

function pad(text: string, width = 0, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - lengthOf(text)));
  return right ? space + text : text + space;
}

export function plural(count: number, word: string): string {
  return `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;
}
