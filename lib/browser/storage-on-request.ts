import type { StorageReading } from '../feed/storage-reading.ts';
import type { StorageMessage } from '../scan/message.ts';
import type { QuickFinder } from '../token/quick-finder.ts';
import { readPage } from './access.ts';
import { readTabStorage } from './storage-of-pages.ts';
import { tabOf } from './tabs.ts';
import type { Watching } from './watching.ts';

export interface StorageRequest {
  /** Resolves when it is known what a person chose. */
  readonly known: () => Promise<void>;
  readonly watching: () => Pick<Watching, 'sites' | 'isPaused'>;
  /** Takes one entry. @returns false if it was left out. */
  readonly accept: (message: StorageMessage) => boolean;
  /** A finder of its own, for a count; what the tokens are is for the recorder to find. */
  readonly makeFinder: () => QuickFinder;
}

/** Looks for tokens in what a tab's page has stored, for a view of the same kind of windows. */
export async function readStorageOnRequest(
  tabId: number,
  isPrivate: boolean,
  { known, watching, accept, makeFinder }: StorageRequest,
): Promise<StorageReading> {
  // Until then nobody knows whether it is paused.
  await known();
  const tab = await tabOf(tabId);
  if (tab === null || tab.isPrivate !== isPrivate) {
    return { ok: false, code: 'closed', said: null };
  }
  const isWatched = (url: string): boolean => watching().sites.watches(url);
  const { access } = await readPage(tabId, isPrivate, isWatched);
  if (access !== 'granted') return { ok: false, code: access, said: null };
  const finder = makeFinder();
  return readTabStorage(tabId, {
    isPaused: () => watching().isPaused,
    isWatched,
    accept,
    hasToken: (message) => (finder.look(finder.split(message))?.hits.length ?? 0) > 0,
  });
}
