// What came of reading a page's storage, as data: the words for it are the view's.
import { asCount, asRow } from '../ledger/stored.ts';
import type { StorageArea } from '../scan/message.ts';

const ENTRY_CODES = [
  /** More than is read at once. */
  'more',
  /** Only the beginning of a long value was read. */
  'beginning',
  /** The browser refuses it to the frame. */
  'refused',
  /** The time was up. */
  'slow',
  'unreadable',
  /** Parts of a value that have no form as text: it holds itself, is nested too deeply … */
  'circle',
  'deep',
  'crypto-key',
  'no-text',
  /** … or is this many bytes, as a Blob or in memory. */
  'blob',
  'bytes',
] as const;

/** Why something that is kept was not looked into, or not whole. */
export type SkippedCode = (typeof ENTRY_CODES)[number];

/** Something kept, or a whole area or database, that was not looked into. */
export interface SkippedEntry {
  readonly code: SkippedCode;
  readonly area: StorageArea;
  /** Empty for the area. */
  readonly name: string;
  /** With the codes `blob` and `bytes`; 0 with all others. */
  readonly bytes: number;
}

export type Skipped =
  | SkippedEntry
  | { readonly code: 'frame'; readonly frameId: number }
  /** Frames of sites that the lists leave out. */
  | { readonly code: 'left-out'; readonly frames: number };

const REFUSALS = [
  'paused',
  'withheld',
  'restricted',
  'left-out',
  'closed',
  'no-tab',
  'reloaded',
  'failed',
] as const;

/** Why nothing was read. */
export type StorageRefusal = (typeof REFUSALS)[number];

/** What came of reading a page's storage, when a view asked for it. */
export type StorageReading =
  | {
      readonly ok: true;
      /** Values that were looked into. */
      readonly entries: number;
      /** How many of them hold a token. */
      readonly tokens: number;
      readonly skipped: readonly Skipped[];
    }
  | {
      readonly ok: false;
      readonly code: StorageRefusal;
      /** The browser's own words for it where it has any. */
      readonly said: string | null;
    };

const AREAS: readonly unknown[] = [
  'local-storage',
  'session-storage',
  'indexed-db',
] satisfies StorageArea[];

/** Total, as all of these: what crosses a border may be anything. */
export function isSkippedEntry(value: unknown): value is SkippedEntry {
  const { code, area, name, bytes } = asRow(value);
  return (
    ENTRY_CODES.some((known) => known === code) &&
    AREAS.includes(area) &&
    typeof name === 'string' &&
    asCount(bytes, -1) >= 0
  );
}

export function isStorageReading(value: unknown): value is StorageReading {
  const { ok, entries, tokens, skipped, code, said } = asRow(value);
  if (ok === true) {
    const counted = asCount(entries, -1) >= 0 && asCount(tokens, -1) >= 0;
    return counted && Array.isArray(skipped) && skipped.every(isSkipped);
  }
  const isSaid = said === null || typeof said === 'string';
  return ok === false && isSaid && REFUSALS.some((known) => known === code);
}

function isSkipped(value: unknown): value is Skipped {
  const { code, frameId, frames } = asRow(value);
  if (code === 'frame') return asCount(frameId, -1) >= 0;
  return code === 'left-out' ? asCount(frames, -1) >= 0 : isSkippedEntry(value);
}
