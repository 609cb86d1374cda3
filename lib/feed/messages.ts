// What the two ends of the feed say to one another.
//
//   view          background
//   subscribe  →
//              ←  snapshot, part, part, …     revisions 0, 1, 2, …: one count for all three,
//              ←  delta, delta, …             in any mixture from the snapshot on
//   request    →
//              ←  its answer, after the deltas that it caused
import type { TokenHistory, TokenId, TokenRecord } from '../ledger/record.ts';
import type { ServerClock } from '../ledger/server-clock.ts';
import type { StorageReading } from './storage-reading.ts';

/** Raised whenever either end would misread the other. */
export const FEED_PROTOCOL = 4;
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
  /** Values that were too large or too deeply wrapped to be looked into whole, since the last clear. */
  readonly leftAlone: number;
  /** Of which tokens a person wants to be told before they, or what replaces them, expire. */
  readonly reminders: readonly TokenId[];
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
 * browser for good, `left-out` by the list of sites in the settings. There is none any more in a tab
 * that was `closed`.
 */
export type PageAccess = 'granted' | 'withheld' | 'restricted' | 'left-out' | 'closed';

/** One end of a connection. Closing it from this end does not call the close listener. */
export interface FeedPort<Incoming, Outgoing> {
  send(message: Outgoing): void;
  onMessage(listener: (message: Incoming) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/** A record that a view has already, without its text, which never changes. */
export type RecordChange = Omit<TokenRecord, 'raw'>;

/**
 * What a view says to the background. A request is numbered by its view and sent again on the next
 * connection until it is answered, so doing it twice must do no harm.
 */
export type ViewMessage =
  | { readonly type: 'subscribe'; readonly protocol: number; readonly tabId: number | null }
  | { readonly type: 'history'; readonly request: number; readonly ids: readonly TokenId[] | 'all' }
  | { readonly type: 'read-storage'; readonly request: number; readonly tabId: number }
  | { readonly type: 'pause'; readonly request: number; readonly paused: boolean }
  /** `view` is a name that a view gives itself: only under it can be undone what it cleared. */
  | {
      readonly type: 'clear';
      readonly request: number;
      readonly view: string;
      readonly ids: readonly TokenId[];
    }
  | { readonly type: 'undo-clear'; readonly request: number; readonly view: string }
  /** Wishes to be told before a token expires, or takes that back. */
  | {
      readonly type: 'remind';
      readonly request: number;
      readonly id: TokenId;
      readonly on: boolean;
    }
  /** What the view has selected; it must not make room for newer tokens. */
  | { readonly type: 'select'; readonly ids: readonly TokenId[] }
  /** Keeps the background awake while somebody looks. */
  | { readonly type: 'ping' };

/** What the background says to a view. Revisions count up by one; a gap means: subscribe again. */
export type FeedMessage =
  /** Answers a subscription: all that is no token, and the first of them. */
  | {
      readonly type: 'snapshot';
      readonly revision: number;
      readonly watch: WatchState;
      readonly page: PageState | null;
      readonly clocks: readonly ServerClock[];
      /** Those of the view's tab first, and the newest of those first. */
      readonly tokens: readonly TokenRecord[];
      /** How many tokens are still to come in parts. */
      readonly left: number;
    }
  | {
      readonly type: 'part';
      readonly revision: number;
      readonly tokens: readonly TokenRecord[];
      /** How many tokens are still to come; 0 ends the snapshot. */
      readonly left: number;
    }
  | {
      readonly type: 'delta';
      readonly revision: number;
      /** Tokens that the view has not been sent. */
      readonly added: readonly TokenRecord[];
      /** Tokens that the view has been sent before. */
      readonly changed: readonly RecordChange[];
      readonly removed: readonly TokenId[];
      readonly watch: WatchState;
      /** Those that changed. */
      readonly clocks: readonly ServerClock[];
    }
  | { readonly type: 'page'; readonly page: PageState }
  | {
      readonly type: 'history';
      readonly request: number;
      /** Without the oldest sightings where one message could not hold all; the records tell how many. */
      readonly histories: readonly TokenHistory[];
    }
  | { readonly type: 'storage-read'; readonly request: number; readonly reading: StorageReading }
  /** A pause, clear, undo or reminder is done and stored. `tokens`: how many were cleared or brought back. */
  | { readonly type: 'done'; readonly request: number; readonly tokens: number };
