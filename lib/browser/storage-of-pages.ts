// Asks pages for their storage: when a view wants it, and when a frame has loaded if that was chosen.
import { browser } from 'wxt/browser';
import type { StorageReading } from '../feed/storage-reading.ts';
import type { StorageMessage } from '../scan/message.ts';
import { readStorageHere, STORAGE_LIMITS } from './page-storage.ts';
import { framesToRead, type StorageFrame, storageUrl } from './storage-frames.ts';
import {
  type FrameReading,
  readFrameStorage,
  storageMessages,
  storageReading,
} from './storage-reading.ts';

export interface StorageQuestions {
  readonly isPaused: () => boolean;
  /** Whether the lists of sites leave a document to be read. */
  readonly isWatched: (url: string) => boolean;
  /** Takes one entry. @returns false if it was left out. */
  readonly accept: (message: StorageMessage) => boolean;
  readonly hasToken: (message: StorageMessage) => boolean;
}

const PAUSED: StorageReading = {
  ok: false,
  code: 'paused',
  said: null,
};

/** Reads what the frames of a tab's page keep, but of sites that are left out. Never rejects. */
export async function readTabStorage(
  tabId: number,
  { isPaused, isWatched, accept, hasToken }: StorageQuestions,
): Promise<StorageReading> {
  try {
    if (isPaused()) return PAUSED;
    const all = await browser.webNavigation.getAllFrames({ tabId });
    const { frames, leftOut } = framesToRead(all ?? [], isWatched);
    if (isPaused()) return PAUSED;
    const read = await readFrames(tabId, frames);
    // Nothing is taken of what was read when the pause began.
    if (isPaused()) return PAUSED;
    const taken = storageMessages(tabId, read, Date.now()).filter(accept);
    return storageReading(read, taken.length, taken.filter(hasToken).length, leftOut);
  } catch (error) {
    // The browser's words: "Cannot access contents of the page", "Missing host permission".
    const said = error instanceof Error ? error.message : String(error);
    return { ok: false, code: 'failed', said };
  }
}

/** All that one document keeps. Rejects where no extension may read it. */
export async function readFrameMessages(
  tabId: number,
  frame: StorageFrame,
): Promise<readonly StorageMessage[]> {
  return storageMessages(tabId, await readFrames(tabId, [frame]), Date.now());
}

/**
 * Reads each frame by itself: one that may not be read would refuse all of them.
 * Rejects with the first refusal if none could be read.
 */
async function readFrames(
  tabId: number,
  frames: readonly StorageFrame[],
): Promise<readonly FrameReading[]> {
  const read = await Promise.allSettled(frames.map((frame) => readFrame(tabId, frame)));
  const refused = read.find((each) => each.status === 'rejected');
  if (refused !== undefined && read.every(({ status }) => status === 'rejected')) {
    throw refused.reason;
  }
  return read.map((each, index) =>
    each.status === 'fulfilled'
      ? each.value
      : { frameId: frames[index]?.frameId ?? 0, storage: null },
  );
}

async function readFrame(tabId: number, { frameId, url }: StorageFrame): Promise<FrameReading> {
  const [injected] = await browser.scripting.executeScript({
    target: { tabId, frameIds: [frameId] },
    func: readStorageHere,
    args: [STORAGE_LIMITS],
  });
  const storage = readFrameStorage(injected?.result);
  return { frameId, storage: storage && { ...storage, url: storageUrl(storage.url, url) } };
}
