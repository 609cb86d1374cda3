import type { StorageReading } from '../feed/messages.ts';
import { clip } from './clip.ts';

/** What came of reading a page's storage, in words. */
export interface StorageOutcome {
  readonly tone: 'done' | 'failed';
  readonly text: string;
  /** What was not looked into, each in a few words. */
  readonly skipped: readonly string[];
}

/** More things that were skipped than this are counted. */
const MOST_SKIPPED = 5;
/** UTF-16 units; the words may hold the name of a page's database. */
const LONGEST = 200;

/** The outcome of a reading: "Read 42 entries: 3 hold a token.", or why it could not be read. */
export function storageOutcome(reading: StorageReading): StorageOutcome {
  if (!reading.ok) {
    return { tone: 'failed', text: `Nothing read. ${reading.reason}`, skipped: [] };
  }
  const { entries, tokens, skipped } = reading;
  const found = tokens === 0 ? 'none holds' : counted(tokens, 'holds', 'hold');
  const more = skipped.length - MOST_SKIPPED;
  return {
    tone: 'done',
    text:
      entries === 0
        ? 'The page keeps nothing in local storage, session storage or IndexedDB.'
        : `Read ${counted(entries, 'entry', 'entries')}: ${found} a token.`,
    skipped: [
      ...skipped.slice(0, MOST_SKIPPED).map((words) => clip(inPlainWords(words), LONGEST)),
      ...(more > 0 ? [`and ${more.toLocaleString()} more`] : []),
    ],
  };
}

/** As people call them, where the words begin with the id of a storage. */
const AREAS: readonly (readonly [id: string, name: string])[] = [
  ['local-storage', 'local storage'],
  ['session-storage', 'session storage'],
  ['indexed-db', 'IndexedDB'],
];

function inPlainWords(words: string): string {
  const area = AREAS.find(([id]) => words.startsWith(id));
  return area === undefined ? words : `${area[1]}${words.slice(area[0].length)}`;
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}
