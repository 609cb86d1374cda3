// What a view and the background say to one another of the keys of the session.
import type { FeedPort } from '../../feed/messages.ts';

export const KEYS_PORT = 'bearerscope-keys';

/** More keys than a person would have, and more text than they would be: the store is shared with tokens. */
export const KEYS_AT_MOST = 1_000;
export const CHARACTERS_AT_MOST = 2_000_000;

/**
 * A key as it lies in the ring: what it replaces, the key itself as JSON, and where it is published, empty where it
 * is not. The background compares the first and the last and reads none.
 */
export type KeyRow = readonly [identity: string, key: string, place: string];

/** From a view. A request is sent again on the next connection until it is answered. */
export type RingRequest =
  | { readonly type: 'add'; readonly request: number; readonly rows: readonly KeyRow[] }
  /** What is published in one place now, in place of all that was before. */
  | {
      readonly type: 'replace';
      readonly request: number;
      readonly place: string;
      readonly rows: readonly KeyRow[];
    }
  | { readonly type: 'remove'; readonly request: number; readonly identity: string }
  | { readonly type: 'forget-all'; readonly request: number }
  /** Whether the browser gives access to all of the origins. */
  | { readonly type: 'may-read'; readonly request: number; readonly origins: readonly string[] };

/** From the background. */
export type RingMessage =
  /** All that are there, at first and after every change, before the change is answered. */
  | { readonly type: 'keys'; readonly rows: readonly KeyRow[] }
  /** `done`: false where there was no room, or no access. */
  | { readonly type: 'answer'; readonly request: number; readonly done: boolean };

export type RingServerPort = FeedPort<unknown, RingMessage>;
export type RingClientPort = FeedPort<unknown, RingRequest>;
