import type { FeedClient } from '../../lib/feed/client.ts';
import { type FeedState, FIRST_STATE, UNKNOWN_WATCH } from '../../lib/feed/feed-state.ts';
import type { PageState } from '../../lib/feed/messages.ts';
import type { StorageReading } from '../../lib/feed/storage-reading.ts';
import type { TokenHistory, TokenId, TokenRecord } from '../../lib/ledger/record.ts';
import type { Sighting } from '../../lib/ledger/sighting.ts';
import { NOW, sightings } from './tokens.ts';

/** What a fake feed begins with; whatever is not told is ordinary. */
export interface FakeFeedOptions {
  readonly tokens?: readonly TokenRecord[];
  readonly watch?: Partial<FeedState['watch']>;
  readonly url?: string | null;
  readonly connected?: boolean;
  readonly page?: Partial<PageState>;
  readonly clocks?: FeedState['clocks'];
  readonly loading?: FeedState['loading'];
  readonly lost?: FeedState['lost'];
  /** What comes of reading the page's storage; left out, it is read for ever. */
  readonly reading?: StorageReading;
  /** Of tokens by their ids, where ordinary ones would not do. */
  readonly sightings?: Readonly<Record<string, readonly Sighting[]>>;
}

/** A feed without a background: it answers at once, and says what was asked of it. */
export interface FakeFeed {
  /** What a store takes. */
  readonly connect: (onState: (state: FeedState) => void) => FeedClient;
  /** Lets records arrive or change. */
  readonly put: (...records: readonly TokenRecord[]) => void;
  /** Lets another sighting of a token arrive. */
  readonly see: (id: string, sighting: Sighting) => void;
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
    ...FIRST_STATE,
    connected: options.connected ?? true,
    tokens: byId(options.tokens ?? []),
    watch: { ...UNKNOWN_WATCH, since: NOW - 600_000, ...options.watch },
    page: {
      tabId: 1,
      url: options.url === undefined ? 'https://shop.example/' : options.url,
      since: 0,
      access: 'granted',
      ...options.page,
    },
    clocks: options.clocks ?? [],
    loading: options.loading ?? null,
    lost: options.lost ?? null,
  };
  const told = new Map(Object.entries(options.sightings ?? {}));
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
  function see(id: string, sighting: Sighting) {
    const record = [...state.tokens.values()].find((candidate) => candidate.id === id);
    if (!record) throw new Error(`The fake feed has no token ${id}.`);
    told.set(id, [...(told.get(id) ?? sightings(record)), sighting]);
    put({ ...record, sightingCount: record.sightingCount + 1, lastSeen: sighting.at });
  }
  function remove(...ids: readonly string[]) {
    become({ tokens: new Map([...state.tokens].filter(([id]) => !ids.includes(id))) });
  }

  return {
    calls,
    put,
    see,
    remove,
    become,
    connect(onState) {
      subscribers.add(onState);
      onState(state);
      return {
        readStorage(tabId) {
          calls.push(`read-storage ${tabId}`);
          return new Promise((resolve) => options.reading && resolve(options.reading));
        },
        history: (ids) => Promise.resolve(histories(state.tokens, ids, told)),
        pause(paused) {
          calls.push(`pause ${paused}`);
          become({ watch: { ...state.watch, paused } });
          return Promise.resolve(true);
        },
        clear(ids) {
          calls.push(`clear ${ids.join(',')}`);
          cleared = [...state.tokens.values()].filter(({ id }) => ids.includes(id));
          remove(...ids);
          return Promise.resolve(cleared.length);
        },
        undoClear() {
          calls.push('undo-clear');
          put(...cleared);
          return Promise.resolve(cleared.length);
        },
        remind(id, on) {
          calls.push(`remind ${id} ${on}`);
          const others = state.watch.reminders.filter((known) => known !== id);
          become({ watch: { ...state.watch, reminders: on ? [...others, id] : others } });
          return Promise.resolve(true);
        },
        select(ids) {
          if (ids.length > 0) calls.push(`select ${ids.join(',')}`);
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
  told: ReadonlyMap<string, readonly Sighting[]>,
): readonly TokenHistory[] {
  return [...tokens.values()]
    .filter(({ id }) => ids === 'all' || ids.includes(id))
    .map((record) => ({ record, sightings: told.get(record.id) ?? sightings(record) }));
}
