// The entries of a feed. What makes them (entries.ts) is large, so a page shows itself before it is there.
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { FeedState } from '../feed/feed-state.ts';
import type { TokenId } from '../ledger/record.ts';
import type { Settings } from '../settings/settings.ts';
import type { followRecords } from './entries.ts';
import type { Entry } from './entry.ts';

export type EntryMaker = typeof followRecords;

export interface FollowedEntries {
  readonly entries: ReadonlySignal<ReadonlyMap<TokenId, Entry>>;
  /** The feed as far as it could be made entries: until then its tokens are still being loaded. */
  readonly feed: ReadonlySignal<FeedState>;
  /** There are tokens, and what makes entries of them could not be loaded: it will not come any more. */
  readonly failed: ReadonlySignal<boolean>;
}

/** @param maker `followRecords`, or the promise of it; one that is broken fails as soon as there are tokens. */
export function followEntries(
  feed: ReadonlySignal<FeedState>,
  settings: ReadonlySignal<Settings>,
  maker: EntryMaker | Promise<EntryMaker>,
): FollowedEntries {
  const make = signal<EntryMaker | null>(null);
  const isBroken = signal(false);
  if (typeof maker === 'function') make.value = maker;
  else {
    maker.then(
      (come) => {
        make.value = come;
      },
      () => {
        isBroken.value = true;
      },
    );
  }
  let earlier: ReadonlyMap<TokenId, Entry> = new Map();
  const tokens = computed(() => feed.value.tokens);
  const warnMs = computed(() => settings.value.warnings.minutes * 60_000);
  return {
    entries: computed(() => {
      earlier = make.value?.(tokens.value, earlier, warnMs.value) ?? earlier;
      return earlier;
    }),
    feed: computed(() => {
      const { value: state } = feed;
      // Nobody may say that there are none.
      return make.value === null && state.tokens.size > 0
        ? { ...state, loading: { received: 0, total: state.loading?.total ?? state.tokens.size } }
        : state;
    }),
    failed: computed(() => isBroken.value && feed.value.tokens.size > 0),
  };
}
