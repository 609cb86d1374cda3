import type { FeedState } from '../../lib/feed/feed-state.ts';
import type { PageAccess, WatchState } from '../../lib/feed/messages.ts';
import type { TokenRecord } from '../../lib/ledger/record.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../lib/settings/settings.ts';
import type { FakeViewOptions } from './fake-view.ts';
import { NOW } from './tokens.ts';

/** Servers whose clocks differ from this machine's, one of them by little. */
export const CLOCKS: FeedState['clocks'] = [
  { host: 'api.shop.example', earliest: 1_600, latest: 2_600, samples: 12 },
  { host: 'metrics.shop.example', earliest: -300, latest: 700, samples: 3 },
];

/** A page that the list of sites leaves out. */
export const LISTED: Pick<Settings, 'sites'> = {
  sites: { mode: 'everywhere', only: [], never: ['shop.example', '*.bank.example'] },
};

const page = (access: PageAccess, watch: Partial<WatchState> = {}): FakeViewOptions => ({
  page: { access },
  watch,
});

/** Every reason for which nothing is seen, or not all. */
const REASONS: Readonly<Record<string, () => FakeViewOptions>> = {
  paused: () => ({ watch: { paused: true } }),
  'no-access': () => page('withheld', { access: 'nowhere' }),
  withheld: () => page('withheld', { access: 'some-sites' }),
  restricted: () => ({ ...page('restricted'), url: null }),
  'left-out': () => ({ ...page('left-out'), settings: LISTED }),
  private: () => ({ watch: { isPrivate: true } }),
  reloaded: () => ({ connected: false, lost: 'reloaded' }),
  loading: () => ({ loading: { received: 3_000, total: 10_000 } }),
  connecting: () => ({ connected: false }),
};

/** The same with a list that has tokens from before: their names end in `-with-tokens`. */
export function watchScenes(
  tokens: readonly TokenRecord[],
): Readonly<Record<string, () => FakeViewOptions>> {
  const full = Object.entries(REASONS).map(
    ([name, options]) => [`${name}-with-tokens`, () => ({ tokens, ...options() })] as const,
  );
  return {
    empty: () => ({}),
    fresh: () => ({ page: { since: NOW - 90_000 } }),
    'only-listed': () => ({
      settings: {
        sites: { mode: 'only-listed', only: ['shop.example', 'localhost:3000'], never: [] },
      },
    }),
    clocks: () => ({ tokens, clocks: CLOCKS }),
    'firefox-settings': () => ({
      tokens,
      settings: {
        ...LISTED,
        sources: { ...DEFAULT_SETTINGS.sources, storageOnLoad: true },
      },
      bodiesAlways: true,
    }),
    stored: () => ({
      tokens,
      reading: {
        ok: true,
        entries: 42,
        tokens: 3,
        skipped: [
          { code: 'more', area: 'indexed-db', name: 'mail/messages', bytes: 0 },
          { code: 'frame', frameId: 7 },
        ],
      },
    }),
    'not-stored': () => ({
      tokens,
      reading: {
        ok: false,
        code: 'withheld',
        said: null,
      },
    }),
    ...REASONS,
    ...Object.fromEntries(full),
  };
}
