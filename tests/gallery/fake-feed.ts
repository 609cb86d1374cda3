import { type FeedClient, type FeedState, UNKNOWN_WATCH } from '../../lib/feed/client.ts';
import type { TokenHistory, TokenId, TokenRecord } from '../../lib/ledger/record.ts';
import { sightings } from './tokens.ts';

/** What a fake feed begins with; whatever is not told is ordinary. */
export interface FakeFeedOptions {
  readonly tokens?: readonly TokenRecord[];
  readonly watch?: Partial<FeedState['watch']>;
  readonly url?: string | null;
  readonly connected?: boolean;
}

/** A feed without a background: it answers at once, and says what was asked of it. */
export interface FakeFeed {
  /** What a store takes. */
  readonly connect: (onState: (state: FeedState) => void) => FeedClient;
  /** Lets records arrive or change. */
  readonly put: (...records: readonly TokenRecord[]) => void;
  readonly remove: (...ids: readonly string[]) => void;
  /** Lets anything else change. */
  readonly become: (change: Partial<FeedState>) => void;
  /** The calls of the view, oldest first: "pause true", "clear a,b". */
  readonly calls: readonly string[];
}

export function createFakeFeed(options: FakeFeedOptions = {}): FakeFeed {
  const calls: string[] = [];
  const subscribers = new Set<(state: FeedState) => void>();
  let state: FeedState = {
    connected: options.connected ?? true,
    tokens: byId(options.tokens ?? []),
    watch: { ...UNKNOWN_WATCH, ...options.watch },
    page: {
      tabId: 1,
      url: options.url === undefined ? 'https://shop.example/' : options.url,
      since: 0,
      access: 'granted',
    },
  };
  let cleared: readonly TokenRecord[] = [];

  function become(change: Partial<FeedState>) {
    state = { ...state, ...change };
    for (const tell of subscribers) tell(state);
  }
  function put(...records: readonly TokenRecord[]) {
    const tokens = new Map(state.tokens);
    for (const record of records) tokens.set(record.id, record);
    become({ tokens });
  }
  function remove(...ids: readonly string[]) {
    become({ tokens: new Map([...state.tokens].filter(([id]) => !ids.includes(id))) });
  }

  return {
    calls,
    put,
    remove,
    become,
    connect(onState) {
      subscribers.add(onState);
      onState(state);
      return {
        history: (ids) => Promise.resolve(histories(state.tokens, ids)),
        pause(paused) {
          calls.push(`pause ${paused}`);
          become({ watch: { ...state.watch, paused } });
        },
        clear(ids) {
          calls.push(`clear ${ids.join(',')}`);
          cleared = [...state.tokens.values()].filter(({ id }) => ids.includes(id));
          remove(...ids);
        },
        undoClear() {
          calls.push('undo-clear');
          put(...cleared);
        },
        close: () => {
          calls.push('close');
          subscribers.delete(onState);
        },
      };
    },
  };
}

function byId(records: readonly TokenRecord[]): ReadonlyMap<TokenId, TokenRecord> {
  return new Map(records.map((record) => [record.id, record]));
}

function histories(
  tokens: ReadonlyMap<TokenId, TokenRecord>,
  ids: readonly TokenId[] | 'all',
): readonly TokenHistory[] {
  return [...tokens.values()]
    .filter(({ id }) => ids === 'all' || ids.includes(id))
    .map((record) => ({ record, sightings: sightings(record) }));
}
