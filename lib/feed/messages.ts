import type { TokenHistory, TokenId, TokenRecord } from '../ledger/record.ts';

/** Raised whenever either end would misread the other. */
export const FEED_PROTOCOL = 1;
export const FEED_PORT = 'bearerscope-feed';

/** For so long a view offers to take a clear back. */
export const UNDO_WITHIN_MS = 20_000;

/** Whether and where Bearerscope is watching. */
export interface WatchState {
  readonly paused: boolean;
  /** To how much the browser gives access; where it gives none, traffic cannot be seen. */
  readonly access: 'everywhere' | 'some-sites' | 'nowhere';
  /** Since when traffic has been watched: milliseconds since the epoch. Earlier traffic is unknown. */
  readonly since: number;
  /** Whether this is the feed of the private windows. */
  readonly isPrivate: boolean;
  /** Tokens that had to make room since the last clear. */
  readonly droppedTokens: number;
  /** Values that were too large or too deeply wrapped to be looked into whole. */
  readonly leftAlone: number;
}

/** The page a view was opened for. */
export interface PageState {
  readonly tabId: number;
  /** Null when the browser does not tell, as on its own pages. */
  readonly url: string | null;
  /** Since when the tab shows it: milliseconds since the epoch, 0 where that was not seen. */
  readonly since: number;
  readonly access: PageAccess;
}

/**
 * Whether the page's traffic can be seen: `withheld` until a person allows it, `restricted` by the
 * browser for good, `left-out` by the list of sites in the settings.
 */
export type PageAccess = 'granted' | 'withheld' | 'restricted' | 'left-out';

/** One end of a connection. Closing it from this end does not call the close listener. */
export interface FeedPort<Incoming, Outgoing> {
  send(message: Outgoing): void;
  onMessage(listener: (message: Incoming) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/** What a view says to the background. */
export type ViewMessage =
  | { readonly type: 'subscribe'; readonly protocol: number; readonly tabId: number | null }
  | { readonly type: 'history'; readonly request: number; readonly ids: readonly TokenId[] | 'all' }
  | { readonly type: 'pause'; readonly paused: boolean }
  | { readonly type: 'clear'; readonly ids: readonly TokenId[] }
  | { readonly type: 'undo-clear' }
  /** Keeps the background awake while somebody looks. */
  | { readonly type: 'ping' };

/** What the background says to a view. Revisions count up by one; a gap means: subscribe again. */
export type FeedMessage =
  | {
      readonly type: 'snapshot';
      readonly revision: number;
      readonly watch: WatchState;
      readonly page: PageState | null;
      readonly tokens: readonly TokenRecord[];
    }
  | {
      readonly type: 'delta';
      readonly revision: number;
      readonly changed: readonly TokenRecord[];
      readonly removed: readonly TokenId[];
      readonly watch: WatchState;
    }
  | { readonly type: 'page'; readonly page: PageState }
  | {
      readonly type: 'history';
      readonly request: number;
      readonly histories: readonly TokenHistory[];
    };
