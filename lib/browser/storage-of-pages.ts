// Asks pages for their storage: when a view wants it, and when a frame has loaded if that was chosen.
import { type Browser, browser } from 'wxt/browser';
import type { StorageReading } from '../feed/messages.ts';
import type { StorageMessage } from '../scan/message.ts';
import { readStorageHere, STORAGE_LIMITS } from './page-storage.ts';
import type { Source } from './source.ts';
import {
  type FrameReading,
  readFrameStorage,
  storageMessages,
  storageReading,
} from './storage-reading.ts';

/** Takes one entry. @returns whether it holds a token. */
export type TakeEntry = (message: StorageMessage) => boolean;

/** Reads what all frames of a tab's page keep. Never rejects. */
export async function readTabStorage(tabId: number, take: TakeEntry): Promise<StorageReading> {
  try {
    const frames = await readFrames(tabId, { allFrames: true });
    const messages = storageMessages(tabId, frames, Date.now());
    const tokens = messages.filter(take).length;
    return storageReading(frames, messages.length, tokens);
  } catch (error) {
    // The browser's words: "Cannot access contents of the page", "Missing host permission".
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, code: 'failed', reason };
  }
}

export interface StorageOnLoadOptions {
  /** Whether the storage of a document is to be read at all. */
  readonly isWatched: (url: string) => boolean;
  readonly onMessage: (message: StorageMessage) => void;
}

/** Reads the storage of every frame that has loaded, while the plan says so. */
export function watchStorageOnLoad({ isWatched, onMessage }: StorageOnLoadOptions): Source {
  async function read(tabId: number, frameId: number): Promise<void> {
    const frames = await readFrames(tabId, { frameIds: [frameId] });
    for (const message of storageMessages(tabId, frames, Date.now())) onMessage(message);
  }
  const onCompleted = ({ tabId, frameId, url }: LoadDetails): void => {
    if (!/^https?:/.test(url) || !isWatched(url)) return;
    // The page may have gone again, or be one that no extension may read.
    read(tabId, frameId).catch(() => undefined);
  };
  let listens = false;
  return {
    follow(plan) {
      const wanted = plan?.sources.storageOnLoad ?? false;
      if (wanted === listens) return;
      listens = wanted;
      if (wanted) browser.webNavigation.onCompleted.addListener(onCompleted);
      else browser.webNavigation.onCompleted.removeListener(onCompleted);
    },
  };
}

type LoadDetails = Pick<
  Browser.webNavigation.WebNavigationFramedCallbackDetails,
  'tabId' | 'frameId' | 'url'
>;
type Frames = { readonly allFrames: true } | { readonly frameIds: number[] };

async function readFrames(tabId: number, frames: Frames): Promise<readonly FrameReading[]> {
  const results = await browser.scripting.executeScript({
    target: { tabId, ...frames },
    func: readStorageHere,
    args: [STORAGE_LIMITS],
  });
  return results.map(({ frameId, result }) => ({ frameId, storage: readFrameStorage(result) }));
}
