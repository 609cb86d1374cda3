import { type Browser, browser } from 'wxt/browser';
import type { StorageMessage } from '../scan/message.ts';
import type { Source } from './source.ts';
import type { StorageFrame } from './storage-frames.ts';

export interface StorageOnLoadOptions {
  /** Whether the storage of a document is to be read at all. */
  readonly isWatched: (url: string) => boolean;
  /** Reads all that one document keeps; may reject. */
  readonly read: (tabId: number, frame: StorageFrame) => Promise<readonly StorageMessage[]>;
  /** Takes it. */
  readonly onRead: (tabId: number, messages: readonly StorageMessage[]) => void;
}

/** Reads the storage of every frame that has loaded, while the plan says so. */
export function watchStorageOnLoad({ isWatched, read, onRead }: StorageOnLoadOptions): Source {
  let listens = false;
  async function look(tabId: number, frame: StorageFrame): Promise<void> {
    const messages = await read(tabId, frame);
    // It may have been switched off meanwhile.
    if (listens) onRead(tabId, messages);
  }
  const onCompleted = ({ tabId, frameId, url }: LoadDetails): void => {
    if (!/^https?:/.test(url) || !isWatched(url)) return;
    // The page may have gone again, or be one that no extension may read.
    look(tabId, { frameId, url }).catch(() => undefined);
  };
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
