// What came of reading a page's storage, as messages and as an answer to the view that asked.
import { isSkippedEntry, type Skipped, type StorageReading } from '../feed/storage-reading.ts';
import type { StorageMessage } from '../scan/message.ts';
import type { FrameStorage, StoredEntry } from './page-storage.ts';

/** One frame's storage, or why it could not be read. */
export interface FrameReading {
  readonly frameId: number;
  readonly storage: FrameStorage | null;
}

/** The entries of all frames as messages; what two frames of one site share is taken once. */
export function storageMessages(
  tabId: number,
  frames: readonly FrameReading[],
  at: number,
): readonly StorageMessage[] {
  const seen = new Set<string>();
  return frames.flatMap(({ frameId, storage }) =>
    (storage?.entries ?? []).flatMap(({ area, name, value }) => {
      const url = storage?.url ?? '';
      // A text of its own length cannot be mistaken for the end of another.
      const same = JSON.stringify([originOf(url), area, name, value]);
      if (seen.has(same)) return [];
      seen.add(same);
      return [{ type: 'storage' as const, at, tabId, frameId, url, area, name, value }];
    }),
  );
}

/**
 * @param entries how many were taken
 * @param tokens how many of those hold a token
 * @param leftOut how many frames were not read because the lists leave their sites out
 */
export function storageReading(
  frames: readonly FrameReading[],
  entries: number,
  tokens: number,
  leftOut = 0,
): StorageReading {
  const skipped = frames.flatMap(({ frameId, storage }): readonly Skipped[] =>
    storage === null ? [{ code: 'frame', frameId }] : storage.skipped,
  );
  const left = leftOut === 0 ? [] : [{ code: 'left-out' as const, frames: leftOut }];
  const all: readonly Skipped[] = [...skipped, ...left];
  // What two frames share is skipped in both.
  const different = new Map(all.map((one) => [JSON.stringify(one), one]));
  return { ok: true, entries, tokens, skipped: [...different.values()] };
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url;
}

/** Reads what came back from a frame; null for what is no reading of ours. */
export function readFrameStorage(value: unknown): FrameStorage | null {
  const { url, entries, skipped } = rowOf(value);
  if (typeof url !== 'string' || !Array.isArray(entries) || !Array.isArray(skipped)) return null;
  return {
    url,
    entries: entries.filter(isEntry),
    skipped: skipped.filter(isSkippedEntry),
  };
}

function isEntry(value: unknown): value is StoredEntry {
  const { area, name, value: text } = rowOf(value);
  const isArea = area === 'local-storage' || area === 'session-storage' || area === 'indexed-db';
  return isArea && typeof name === 'string' && typeof text === 'string';
}

function rowOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
