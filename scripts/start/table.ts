import type { TokenHistory } from '../../lib/ledger/record.ts';
import { followRecords } from '../../lib/view/entries.ts';
import { type Entry, issuerWords, whoWords } from '../../lib/view/entry.ts';
import { kindWord } from '../../lib/view/kind-words.ts';
import { lifetimeWords } from '../../lib/view/lifetime-words.ts';
import { DEFAULT_SORT, sortEntries } from '../../lib/view/sort.ts';
import { type TextColumn, textTable } from '../text-table.ts';

const columnsAt = (now: number): readonly TextColumn<Entry>[] => [
  { title: 'Kind', cell: ({ verdict }) => kindWord(verdict.kind), longest: 13 },
  { title: 'Who', cell: (entry) => whoWords(entry).text, longest: 32 },
  { title: 'Issuer', cell: issuerWords, longest: 40 },
  { title: 'Form', cell: ({ token }) => token.form.toUpperCase(), longest: 9 },
  { title: 'Carried by', cell: ({ carriedBy }) => carriedBy.join(', '), longest: 48 },
  { title: 'Seen', cell: ({ record }) => String(record.sightingCount), longest: 9, right: true },
  { title: 'Expires', cell: (entry) => lifetimeWords(entry, now).short, longest: 32 },
];

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
  const rows = sortEntries(entries, DEFAULT_SORT, now);
  const text = textTable(columnsAt(now), rows, Number.POSITIVE_INFINITY);
  const sightings = entries.reduce((sum, { record }) => sum + record.sightingCount, 0);
  const total = `${plural(entries.length, 'token')}, ${plural(sightings, 'sighting')}`;
  return `${[...text, '', total].join('\n')}\n`;
}
