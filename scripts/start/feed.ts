// The tokens as the extension itself knows them, asked for from one of its own pages.

import { FEED_PORT, FEED_PROTOCOL } from '../../lib/feed/messages.ts';
import type { TokenHistory } from '../../lib/ledger/record.ts';
import type { DrivenPage } from '../drive/driven.ts';

type Answer = 'count' | 'histories';

interface ExtensionPort {
  readonly onMessage: { addListener(listener: (message: FeedAnswer) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
  postMessage(message: unknown): void;
  disconnect(): void;
}

interface ExtensionGlobal {
  readonly chrome: {
    readonly runtime: { connect(options: { readonly name: string }): ExtensionPort };
  };
}

type FeedAnswer =
  | {
      readonly type: 'snapshot' | 'part';
      readonly tokens: readonly { readonly sightingCount: number }[];
      /** How many tokens are still to come in parts. */
      readonly left: number;
    }
  | { readonly type: 'history'; readonly histories: readonly TokenHistory[] };

/** Runs in the page, so it uses nothing from this file. */
function askFeed(name: string, protocol: number, wanted: Answer): Promise<unknown> {
  const { chrome } = globalThis as unknown as ExtensionGlobal;
  return new Promise((resolve, reject) => {
    const port = chrome.runtime.connect({ name });
    const answer = (value: unknown): void => {
      port.disconnect();
      resolve(value);
    };
    let sightings = 0;
    port.onDisconnect.addListener(() => reject(new Error('The extension hung up.')));
    port.onMessage.addListener((message) => {
      if (message.type === 'history') answer(message.histories);
      if (message.type !== 'snapshot' && message.type !== 'part') return;
      for (const { sightingCount } of message.tokens) sightings += sightingCount;
      if (message.left > 0) return;
      if (wanted === 'count') answer(sightings);
      else port.postMessage({ type: 'history', request: 1, ids: 'all' });
    });
    port.postMessage({ type: 'subscribe', protocol, tabId: null });
  });
}

/** How many sightings the extension has counted, of all tokens together. */
export async function readSightingCount(extensionPage: DrivenPage): Promise<number> {
  return Number(await extensionPage.evaluate(askFeed, FEED_PORT, FEED_PROTOCOL, 'count'));
}

/** Every token with its sightings. */
export async function readHistories(extensionPage: DrivenPage): Promise<readonly TokenHistory[]> {
  const histories = await extensionPage.evaluate(askFeed, FEED_PORT, FEED_PROTOCOL, 'histories');
  // Both ends are one build, so the feed's own type holds.
  return histories as readonly TokenHistory[];
}
