import type { TokenId } from '../ledger/record.ts';
import { locale } from '../words/say.ts';
import { type Entry, issuerWords, whoWords } from './entry.ts';
import { findingsWeight } from './findings.ts';
import { KINDS } from './kind-words.ts';

export type ColumnId =
  | 'expires'
  | 'kind'
  | 'who'
  | 'issuer'
  | 'carrier'
  | 'hosts'
  | 'seen'
  | 'findings';

export interface Sort {
  readonly column: ColumnId;
  readonly descending: boolean;
}

/**
 * Most urgent first, because that is what one opens the list for: what is still sent although it
 * expired, then what expires next. The picture of the design puts all that has expired on top; on
 * a page that refreshes its tokens they pile up there and push the living ones out of sight, so
 * here they come last, the latest first.
 */
export const DEFAULT_SORT: Sort = { column: 'expires', descending: false };

type Compare = (one: Entry, other: Entry, now: number) => number;

interface SortColumn {
  readonly compare: Compare;
  /** The direction that the first press of its title gives. */
  readonly descendingFirst: boolean;
}

const byText =
  (text: (entry: Entry) => string): Compare =>
  (one, other) =>
    collator().compare(text(one), text(other));

let last: { readonly language: string; readonly collator: Intl.Collator } | null = null;

/** The alphabet of the language that is spoken. Making a collator costs much more than using it. */
function collator(): Intl.Collator {
  const language = locale();
  if (last?.language !== language) {
    const options = { sensitivity: 'base', numeric: true } as const;
    last = { language, collator: new Intl.Collator(language, options) };
  }
  return last.collator;
}

export const SORT_COLUMNS: Readonly<Record<ColumnId, SortColumn>> = {
  expires: { compare: compareUrgency, descendingFirst: false },
  kind: {
    compare: (one, other) => KINDS.indexOf(one.verdict.kind) - KINDS.indexOf(other.verdict.kind),
    descendingFirst: false,
  },
  who: { compare: byText((entry) => whoWords(entry).text), descendingFirst: false },
  issuer: { compare: byText(issuerWords), descendingFirst: false },
  carrier: { compare: byText((entry) => entry.carriedBy[0] ?? ''), descendingFirst: false },
  hosts: { compare: byText(({ record }) => record.hosts[0] ?? ''), descendingFirst: false },
  findings: {
    compare: (one, other) => findingsWeight(one) - findingsWeight(other),
    descendingFirst: true,
  },
  seen: {
    compare: (one, other) => one.record.sightingCount - other.record.sightingCount,
    descendingFirst: true,
  },
};

/**
 * The entries in a sort's order; equal ones stay in the order in which they were first seen.
 * @param now milliseconds since the epoch
 */
export function sortEntries(entries: readonly Entry[], sort: Sort, now: number): readonly Entry[] {
  return entries.toSorted(compareEntries(sort, now));
}

/** How a sort compares two entries; 0 for those that stay in the order in which they are. */
export function compareEntries(
  { column, descending }: Sort,
  now: number,
): (one: Entry, other: Entry) => number {
  const { compare } = SORT_COLUMNS[column];
  const sign = descending ? -1 : 1;
  return (one, other) =>
    sign * compare(one, other, now) || one.record.firstSeen - other.record.firstSeen;
}

/** What pressing a column's title makes of a sort. */
export function pressColumn(sort: Sort, column: ColumnId): Sort {
  return sort.column === column
    ? { column, descending: !sort.descending }
    : { column, descending: SORT_COLUMNS[column].descendingFirst };
}

/**
 * Sorted entries, except that some keep the place in which they were shown before. So the row under
 * the pointer and the selected row stay where they are, whatever arrives around them.
 * @param before the entries as they were shown
 * @param kept which of them must not move
 */
export function keepPlaces(
  sorted: readonly Entry[],
  before: readonly Pick<Entry, 'id'>[],
  kept: ReadonlySet<TokenId>,
): readonly Entry[] {
  const held = [...kept]
    .flatMap((id) => {
      const place = before.findIndex((shown) => shown.id === id);
      const entry = place < 0 ? undefined : sorted.find((candidate) => candidate.id === id);
      return entry === undefined ? [] : [{ entry, place }];
    })
    .sort((one, other) => one.place - other.place);
  if (held.every(({ entry, place }) => sorted[place] === entry)) return sorted;
  const result = [...sorted];
  for (const { entry } of held) result.splice(result.indexOf(entry), 1);
  for (const { entry, place } of held) result.splice(place, 0, entry);
  return result;
}

function compareUrgency(one: Entry, other: Entry, now: number): number {
  const rank = urgency(one, now);
  const difference = rank - urgency(other, now);
  if (difference !== 0) return difference;
  const span = (one.expiresAt ?? 0) - (other.expiresAt ?? 0);
  return rank === EXPIRED || rank === STILL_SENT ? -span : span;
}

const STILL_SENT = 0;
const RUNNING = 1;
const WITHOUT_END = 2;
const EXPIRED = 3;

function urgency({ expiresAt, stillSent }: Entry, now: number): number {
  if (expiresAt === null) return WITHOUT_END;
  if (now < expiresAt) return RUNNING;
  return stillSent ? STILL_SENT : EXPIRED;
}
