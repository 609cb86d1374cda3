// What runs inside the extension's own pages, where its API is. Each function is sent as its own source
// text, so it uses nothing from around it.
import type { FeedMessage, PageState, WatchState } from '../../lib/feed/messages.ts';
import type { TokenHistory } from '../../lib/ledger/record.ts';

interface Port {
  readonly onMessage: { addListener(listener: (message: FeedMessage) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
  postMessage(message: unknown): void;
  disconnect(): void;
}

interface ExtensionGlobal {
  readonly chrome: {
    readonly runtime: { connect(options: { readonly name: string }): Port };
    readonly tabs: {
      query(filter: object): Promise<readonly { readonly id?: number; readonly url?: string }[]>;
    };
    readonly storage: {
      readonly local: { set(rows: object): Promise<void> };
      readonly session: {
        set(rows: object): Promise<void>;
        remove(name: string): Promise<void>;
      };
    };
  };
}

/** What a view is told when it connects, and the history of one token. */
export interface Look {
  readonly watch: WatchState;
  readonly page: PageState | null;
  /** How many tokens there are. */
  readonly tokens: number;
  /** Null where the token is not there. */
  readonly history: TokenHistory | null;
}

/**
 * Looks at the feed as a view does.
 * @param raw the token whose history is wanted, or null
 * @param tabId the tab that the view is for, or null
 */
export function lookAtFeed(
  name: string,
  protocol: number,
  raw: string | null,
  tabId: number | null,
): Promise<Look> {
  const { chrome } = globalThis as unknown as ExtensionGlobal;
  return new Promise((resolve, reject) => {
    const port = chrome.runtime.connect({ name: tabId === null ? name : `${name}:${tabId}` });
    let look: Look | null = null;
    let id: string | null = null;
    const end = (history: TokenHistory | null): void => {
      port.disconnect();
      if (look) resolve({ ...look, history });
    };
    port.onDisconnect.addListener(() => reject(new Error('The extension hung up.')));
    port.onMessage.addListener((message) => {
      if (message.type === 'snapshot') {
        const { watch, page } = message;
        look = { watch, page, tokens: 0, history: null };
      }
      if (message.type === 'history') end(message.histories[0] ?? null);
      if ((message.type !== 'snapshot' && message.type !== 'part') || !look) return;
      look = { ...look, tokens: look.tokens + message.tokens.length };
      id ??= message.tokens.find((record) => record.raw === raw)?.id ?? null;
      if (message.left > 0) return;
      if (id === null) end(null);
      else port.postMessage({ type: 'history', request: 1, ids: [id] });
    });
    port.postMessage({ type: 'subscribe', protocol, tabId });
  });
}

/**
 * Says something to the background as a view does, and waits until it is done.
 * @param message one that is answered with `done` or `storage-read`, without its number
 */
export function tellBackground(
  name: string,
  protocol: number,
  message: { readonly type: string; readonly [member: string]: string | number | boolean },
): Promise<FeedMessage> {
  const { chrome } = globalThis as unknown as ExtensionGlobal;
  return new Promise((resolve, reject) => {
    const port = chrome.runtime.connect({ name });
    port.onDisconnect.addListener(() => reject(new Error('The extension hung up.')));
    port.onMessage.addListener((answer) => {
      if (answer.type !== 'done' && answer.type !== 'storage-read') return;
      port.disconnect();
      resolve(answer);
    });
    port.postMessage({ type: 'subscribe', protocol, tabId: message['tabId'] ?? null });
    port.postMessage({ ...message, request: 1 });
  });
}

/** @param json a whole `Settings`. */
export async function writeSettings(json: string): Promise<null> {
  const { chrome } = globalThis as unknown as ExtensionGlobal;
  await chrome.storage.local.set({ settings: JSON.parse(json) });
  return null;
}

/** Number of the tab that shows the URL. */
export async function tabIdOf(url: string): Promise<number> {
  const { chrome } = globalThis as unknown as ExtensionGlobal;
  const tab = (await chrome.tabs.query({})).find((candidate) => candidate.url === url);
  if (tab?.id === undefined) throw new Error(`No tab shows ${url}.`);
  return tab.id;
}

/** Leaves so many bytes of the session's storage free, roughly; null gives all of it back. */
export async function fillStorage(free: number | null): Promise<number> {
  const { chrome } = globalThis as unknown as ExtensionGlobal;
  const { session } = chrome.storage;
  await session.remove('filler');
  if (free === null) return 0;
  // Both browsers allow about 10 MB, but count differently: so it is found out how much fits.
  let [fits, tooMuch] = [0, 2 ** 24];
  while (tooMuch - fits > free / 2) {
    const tried = Math.floor((fits + tooMuch) / 2);
    const hasRoom = await session.set({ filler: 'f'.repeat(tried) }).then(
      () => true,
      () => false,
    );
    if (hasRoom) fits = tried;
    else tooMuch = tried;
  }
  await session.set({ filler: 'f'.repeat(Math.max(0, fits - free)) });
  return fits;
}
