import type { TokenHistory } from '../../lib/ledger/record.ts';
import { type Entry, followRecords, issuerWords, whoWords } from '../../lib/view/entry.ts';
import { KIND_WORD } from '../../lib/view/kind-words.ts';
import { lifetimeWords } from '../../lib/view/lifetime-words.ts';
import { DEFAULT_SORT, sortEntries } from '../../lib/view/sort.ts';
import { plainVisibleText } from '../../lib/view/visible-text.ts';

interface Column {
  readonly title: string;
  readonly cell: (entry: Entry, now: number) => string;
  /** Longer cells are cut. */
  readonly longest: number;
  readonly right?: boolean;
}

const COLUMNS: readonly Column[] = [
  { title: 'Kind', cell: ({ verdict }) => KIND_WORD[verdict.kind], longest: 13 },
  { title: 'Who', cell: (entry) => whoWords(entry).text, longest: 32 },
  { title: 'Issuer', cell: issuerWords, longest: 40 },
  { title: 'Form', cell: ({ token }) => token.form.toUpperCase(), longest: 9 },
  { title: 'Carried by', cell: ({ carriedBy }) => carriedBy.join(', '), longest: 48 },
  { title: 'Seen', cell: ({ record }) => String(record.sightingCount), longest: 9, right: true },
  { title: 'Expires', cell: (entry, now) => lifetimeWords(entry, now).short, longest: 32 },
];

const GAP = '  ';

function cut(text: string, longest: number): string {
  const characters = [...text];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : text;
}

function pad(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - [...text].length));
  return right ? space + text : text + space;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/**
 * The tokens as a table for a terminal, in the panel's order and words.
 * @param now milliseconds since the epoch
 */
export function tokenTable(histories: readonly TokenHistory[], now: number): string {
  const records = new Map(histories.map(({ record }) => [record.id, record]));
  const entries = [...followRecords(records, new Map()).values()];
  if (entries.length === 0) return 'No token was seen.\n';
  // A token can say anything, so nothing in a cell may move the cursor or change colours.
  const rows = sortEntries(entries, DEFAULT_SORT, now).map((entry) =>
    COLUMNS.map(({ cell, longest }) => cut(plainVisibleText(cell(entry, now)), longest)),
  );
  const lines = [COLUMNS.map(({ title }) => title), ...rows];
  const widths = COLUMNS.map((_, at) =>
    Math.max(...lines.map((line) => [...(line[at] ?? '')].length)),
  );
  const text = lines.map((line) =>
    COLUMNS.map(({ right = false }, at) => pad(line[at] ?? '', widths[at] ?? 0, right))
      .join(GAP)
      .trimEnd(),
  );
  const sightings = entries.reduce((sum, { record }) => sum + record.sightingCount, 0);
  const total = `${plural(entries.length, 'token')}, ${plural(sightings, 'sighting')}`;
  return `${[...text, '', total].join('\n')}\n`;
}
