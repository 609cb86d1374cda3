// The entries of a feed. What makes them (entries.ts) is large, so a page shows itself before it is there.
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
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

/**
 * Of tokens that came before what makes entries of them so many are shown first: the feed sends first what
 * one looks for first, and a person is not to wait for ten thousand others.
 */
const FIRST = 50;
/** And so many more each time that those before them are drawn: the page answers in between. */
const NEXT = 1_000;

/**
 * @param maker `followRecords`, or the promise of it; one that is broken fails as soon as there are tokens.
 * @param drawn calls back when what was changed is drawn
 */
export function followEntries(
  feed: ReadonlySignal<FeedState>,
  settings: ReadonlySignal<Settings>,
  maker: EntryMaker | Promise<EntryMaker>,
  drawn: (callback: () => void) => void = (callback) => void setTimeout(callback),
): FollowedEntries {
  const make = signal<EntryMaker | null>(null);
  const most = signal(Number.POSITIVE_INFINITY);
  const isBroken = signal(false);
  const tokens = computed(() => feed.value.tokens);
  const clocks = computed(() => feed.value.clocks);
  if (typeof maker === 'function') make.value = maker;
  else {
    maker.then(
      (come) =>
        batch(() => {
          make.value = come;
          if (tokens.peek().size <= FIRST) return;
          most.value = FIRST;
          drawn(takeMore);
        }),
      () => {
        isBroken.value = true;
      },
    );
  }
  function takeMore(): void {
    const next = most.peek() + NEXT;
    const isAll = next >= tokens.peek().size;
    most.value = isAll ? Number.POSITIVE_INFINITY : next;
    if (!isAll) drawn(takeMore);
  }
  let earlier: ReadonlyMap<TokenId, Entry> = new Map();
  const taken = computed(() => firstOf(tokens.value, most.value));
  const warnMs = computed(() => settings.value.warnings.minutes * 60_000);
  // As text, so that another choice does not look like another mute.
  const muted = computed(() => JSON.stringify(settings.value.mutes));
  const mutes = computed(() => {
    void muted.value;
    return settings.peek().mutes;
  });
  return {
    entries: computed(() => {
      earlier =
        make.value?.(taken.value, earlier, warnMs.value, mutes.value, clocks.value) ?? earlier;
      return earlier;
    }),
    feed: computed(() => {
      const { value: state } = feed;
      // Nobody may say that there are none, or no more.
      const received = make.value === null ? 0 : taken.value.size;
      return received < state.tokens.size
        ? { ...state, loading: { received, total: state.loading?.total ?? state.tokens.size } }
        : state;
    }),
    failed: computed(() => isBroken.value && feed.value.tokens.size > 0),
  };
}

function firstOf<K, V>(all: ReadonlyMap<K, V>, most: number): ReadonlyMap<K, V> {
  return all.size <= most ? all : new Map([...all].slice(0, most));
}
