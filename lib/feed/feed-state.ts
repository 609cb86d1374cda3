import type { PageState, WatchState } from './messages.ts';
import type { Copied } from './token-copy.ts';

/** All that a view knows of the background. */
export interface FeedState extends Copied {
  readonly connected: boolean;
  /** Why the view will not connect again: the extension was reloaded or removed under it. */
  readonly lost: 'reloaded' | null;
  readonly watch: WatchState;
  readonly page: PageState | null;
}

/** What a view takes for granted until it was told. */
export const UNKNOWN_WATCH: WatchState = {
  paused: false,
  access: 'everywhere',
  since: 0,
  isPrivate: false,
  droppedTokens: 0,
  leftAlone: 0,
  reminders: [],
};

/** What a view knows before it was told anything. */
export const FIRST_STATE: FeedState = {
  connected: false,
  lost: null,
  tokens: new Map(),
  clocks: [],
  loading: null,
  watch: UNKNOWN_WATCH,
  page: null,
};
