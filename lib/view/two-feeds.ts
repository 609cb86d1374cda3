// A view has two feeds: of live traffic, and of what was imported into its page. One of them is shown; what
// a person asks for goes to that one, and watching goes on whichever it is.
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { FeedClient } from '../feed/client.ts';
import { type FeedState, FIRST_STATE } from '../feed/feed-state.ts';
import type { Scope } from './scope.ts';

export type Connect = (onState: (state: FeedState) => void) => FeedClient;

export interface TwoFeeds {
  /** What the scope shows; whether and where is watched is that of live traffic in any scope. */
  readonly shown: ReadonlySignal<FeedState>;
  /** Speaks to the feed that is shown; pausing and reading storage are the live one's. */
  readonly client: FeedClient;
  readonly imports: Imports;
}

/** What was imported beside live traffic. */
export interface Imports {
  /** Whether there is something that the scope can be set to. */
  readonly isThere: ReadonlySignal<boolean>;
  /** Connects what serves the imported tokens; what was connected before is closed. */
  readonly open: (connect: Connect) => void;
  /** Lets all imported tokens go, and shows live traffic again. */
  readonly close: () => void;
  /** How often what was cleared last went with them, so that nothing brings it back. */
  readonly lostUndo: ReadonlySignal<number>;
}

type Take = (state: FeedState) => void;

/**
 * @param usual the scope of live traffic that a view begins with
 * @param paced hands on the states of a feed as fast as the view can take them up, the last one always
 */
export function createTwoFeeds(
  connect: Connect,
  scope: Signal<Scope>,
  usual: Scope,
  paced: (take: Take) => Take = (take) => take,
): TwoFeeds {
  const live = signal<FeedState>(FIRST_STATE);
  const imported = signal<FeedState | null>(null);
  const liveClient = connect(
    paced((state) => {
      live.value = state;
    }),
  );
  let importedClient: FeedClient | null = null;
  /** Which of the imports is open: what still waited of a closed one is nothing to show. */
  let opened = 0;
  let clearedBy: FeedClient = liveClient;
  const lostUndo = signal(0);
  const current = () =>
    scope.value === 'imported' && importedClient !== null ? importedClient : liveClient;

  function close(): void {
    opened++;
    importedClient?.close();
    if (clearedBy === importedClient) {
      clearedBy = liveClient;
      lostUndo.value++;
    }
    importedClient = null;
    if (scope.peek() === 'imported') scope.value = usual;
    imported.value = null;
  }

  return {
    shown: computed(() => {
      const { value: other } = imported;
      return scope.value === 'imported' && other !== null
        ? together(live.value, other)
        : live.value;
    }),
    client: {
      history: (ids) => current().history(ids),
      select: (ids) => current().select(ids),
      clear(ids) {
        clearedBy = current();
        return clearedBy.clear(ids);
      },
      undoClear: () => clearedBy.undoClear(),
      readStorage: (tabId) => liveClient.readStorage(tabId),
      pause: (paused) => liveClient.pause(paused),
      remind: (id, on) => liveClient.remind(id, on),
      close() {
        importedClient?.close();
        liveClient.close();
      },
    },
    imports: {
      isThere: computed(() => (imported.value?.tokens.size ?? 0) > 0 || scope.value === 'imported'),
      open(connectImported) {
        importedClient?.close();
        const mine = ++opened;
        importedClient = connectImported(
          paced((state) => {
            if (mine === opened) imported.value = state;
          }),
        );
      },
      close,
      lostUndo,
    },
  };
}

function together(live: FeedState, imported: FeedState): FeedState {
  const { droppedTokens, leftAlone } = imported.watch;
  const { page, lost } = live;
  return { ...imported, watch: { ...live.watch, droppedTokens, leftAlone }, page, lost };
}
