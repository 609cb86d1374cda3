import { effect } from '@preact/signals';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  createFakeView,
  type FakeView,
  type FakeViewOptions,
} from '../../tests/gallery/fake-view.ts';
import { ORDINARY, STILL_SENT } from '../../tests/gallery/scenes.ts';
import { inSeconds, jws, NOW, record } from '../../tests/gallery/tokens.ts';
import type { TokenId } from '../ledger/record.ts';

let open: FakeView | null = null;

function view(options: FakeViewOptions = { tokens: ORDINARY }): FakeView {
  open = createFakeView(options);
  return open;
}

afterEach(() => {
  open?.store.close();
  open = null;
});

const shown = ({ store }: FakeView) => store.rows.shown.value.map(({ id }) => id);
const select = ({ store }: FakeView, id: string) => {
  store.rows.selectedId.value = id as TokenId;
};

describe('scope', () => {
  const elsewhere = record(jws({ alg: 'RS256' }, { sub: 'eve' }), {
    id: 'elsewhere',
    tabs: [{ tabId: 2, lastSeen: 1 }],
  });

  test('is the tab, and all tabs when asked', () => {
    const fake = view({ tokens: [...ORDINARY, elsewhere] });
    expect(shown(fake)).not.toContain('elsewhere');
    fake.store.scope.value = 'all';
    expect(shown(fake)).toContain('elsewhere');
  });

  test('follows the page: jar cookies of its host belong to it', () => {
    const kept = record(jws({ alg: 'RS256' }, { sub: 'kept' }), {
      id: 'kept',
      tabs: [],
      jarDomains: ['shop.example'],
    });
    const fake = view({ tokens: [kept] });
    expect(shown(fake)).toEqual(['kept']);
    fake.feed.become({
      page: { tabId: 1, url: 'https://other.example/', since: 0, access: 'granted' },
    });
    expect(shown(fake)).toEqual([]);
  });
});

describe('without a preserved log', () => {
  const at = (id: string, lastSeen: number) =>
    record(jws({ alg: 'RS256' }, { sub: id }), { id, tabs: [{ tabId: 1, lastSeen }] });
  const page = { url: 'https://shop.example/', since: NOW, access: 'granted' } as const;

  test('the tab lists what its page used since it was loaded; nothing is forgotten', () => {
    const tokens = [at('before', NOW - 1), at('since', NOW)];
    const fake = view({ tokens, settings: { preserveLog: false }, page });
    expect(shown(fake)).toEqual(['since']);
    fake.store.scope.value = 'all';
    expect(shown(fake).toSorted()).toEqual(['before', 'since']);
    fake.store.scope.value = 'tab';
    fake.feed.become({ page: { ...page, tabId: 1, since: NOW - 1 } });
    expect(shown(fake).toSorted()).toEqual(['before', 'since']);
    fake.feed.become({ page: { ...page, tabId: 1, since: NOW + 1 } });
    expect(shown(fake)).toEqual([]);
  });

  test('clearing the tab leaves what it does not list', () => {
    const tokens = [at('before', NOW - 1), at('since', NOW)];
    const fake = view({ tokens, settings: { preserveLog: false }, page });
    fake.store.clear();
    expect(fake.feed.calls).toContain('clear since');
  });
});

describe('the page storage', () => {
  const reading = { ok: true, entries: 4, tokens: 1, skipped: [] } as const;

  test('is read in the tab of the view', async () => {
    const fake = view({ reading });
    expect(await fake.store.readStorage()).toEqual(reading);
    expect(fake.feed.calls).toContain('read-storage 1');
  });

  test('is nowhere for a view of all tabs', async () => {
    const fake = view({ reading, tabId: null });
    expect(await fake.store.readStorage()).toMatchObject({ ok: false, code: 'no-tab' });
  });
});

describe('the list', () => {
  test('follows what arrives and goes', () => {
    const fake = view({});
    expect(shown(fake)).toEqual([]);
    fake.feed.put(...ORDINARY);
    expect(shown(fake)).toHaveLength(ORDINARY.length);
    fake.feed.remove('access');
    expect(shown(fake)).not.toContain('access');
  });

  test('works out anew only the token that changed', () => {
    const fake = view();
    const before = new Map(fake.store.scoped.value.map((entry) => [entry.id, entry]));
    const [first] = ORDINARY;
    if (!first) throw new Error('no token');
    fake.feed.put({ ...first, sightingCount: 99 });
    const changed = fake.store.scoped.value.filter((entry) => before.get(entry.id) !== entry);
    expect(changed.map(({ id }) => id)).toEqual([first.id]);
    expect(changed[0]?.token).toBe(before.get(first.id)?.token);
  });

  test('moves a token that expires, at the second at which it does', () => {
    const fake = view();
    expect(shown(fake)[0]).toBe('access');
    fake.clock.pass(71_999);
    expect(shown(fake)[0]).toBe('access');
    fake.clock.pass(1);
    expect(shown(fake)[0]).toBe('id');
  });

  test('does not sort again while no token expires', () => {
    const fake = view();
    let sorted = 0;
    const stop = effect(() => {
      void fake.store.rows.shown.value;
      sorted += 1;
    });
    for (let second = 0; second < 60; second++) fake.clock.pass(1_000);
    expect(sorted).toBe(1);
    stop();
  });
});

describe('new tokens', () => {
  const urgent = record(jws({ alg: 'RS256' }, { sub: 'urgent', exp: inSeconds(5) }), {
    id: 'urgent',
  });

  test.each(['selected', 'hovered'] as const)('do not move the %s row', (how) => {
    const fake = view();
    const before = shown(fake).indexOf('id' as TokenId);
    fake.store.rows[`${how}Id`].value = 'id' as TokenId;
    fake.feed.put(urgent);
    expect(shown(fake)).toContain('urgent');
    expect(shown(fake).indexOf('id' as TokenId)).toBe(before);
  });

  test('take their place when the reader sorts', () => {
    const fake = view();
    expect(shown(fake)[0]).toBe('access');
    select(fake, 'access');
    fake.feed.put(urgent);
    expect(shown(fake)[0]).toBe('access');
    fake.store.rows.sort.value = { column: 'expires', descending: false };
    expect(shown(fake)[0]).toBe('urgent');
  });
});

describe('copying', () => {
  test('puts text on the clipboard and says so', async () => {
    const { store, copied } = view();
    const [entry] = store.rows.shown.value;
    if (!entry) throw new Error('no token');
    await store.copy(entry, 'token');
    expect(copied).toEqual([entry.record.raw]);
    expect(store.notices.current.value).toMatchObject({ tone: 'done' });
    expect(store.notices.current.value?.text).toMatch(/^Token copied · /);
    expect(store.announcer.text.value).toMatch(/^Token copied/);
  });

  test('says why nothing was copied', async () => {
    const { store, copied } = view({ tokens: ORDINARY, clipboard: false });
    const entry = (id: string) => {
      const found = store.scoped.value.find((candidate) => candidate.id === id);
      if (!found) throw new Error('no token');
      return found;
    };
    await store.copy(entry('encrypted'), 'claims');
    expect(store.notices.current.value?.text).toContain('The claims are encrypted');
    await store.copy(entry('access'), 'claims');
    expect(store.notices.current.value?.text).toContain('the browser refused');
    expect(copied).toEqual([]);
  });

  test('is news for a few seconds', async () => {
    const { store, clock } = view();
    await store.copyText('Value', 'x');
    expect(store.notices.current.value).not.toBeNull();
    clock.pass(10_000);
    expect(store.notices.current.value).toBeNull();
  });
});

describe('clearing', () => {
  test('clears the scope, and can be taken back for a while', () => {
    const fake = view();
    fake.store.clear();
    expect(shown(fake)).toEqual([]);
    expect(fake.store.undoable.value).toBe(ORDINARY.length);
    fake.store.undoClear();
    expect(shown(fake)).toHaveLength(ORDINARY.length);
    expect(fake.store.undoable.value).toBe(0);
  });

  test('cannot be taken back later', () => {
    const fake = view();
    fake.store.clear();
    fake.clock.pass(30_000);
    expect(fake.store.undoable.value).toBe(0);
    fake.store.undoClear();
    expect(fake.feed.calls).not.toContain('undo-clear');
  });
});

describe('the selected token', () => {
  test('comes with its sightings, which follow it', async () => {
    const fake = view();
    select(fake, 'access');
    await vi.waitFor(() => expect(fake.store.history.value?.sightings).toHaveLength(14));
    const found = ORDINARY.find(({ id }) => id === 'access');
    const place = found?.places[0];
    if (!found || !place) throw new Error('no token');
    fake.feed.put({ ...found, places: [{ ...place, count: 15 }], sightingCount: 15 });
    await vi.waitFor(() => expect(fake.store.history.value?.sightings).toHaveLength(15));
  });

  test('is told to the background, so that it stays', () => {
    const fake = view();
    select(fake, 'access');
    fake.store.rows.selectedId.value = null;
    select(fake, 'id');
    expect(fake.feed.calls).toEqual(['select access', 'select id']);
  });

  test('is none when it goes away', async () => {
    const fake = view();
    select(fake, 'access');
    fake.feed.remove('access');
    expect(fake.store.rows.selected.value).toBeNull();
    await vi.waitFor(() => expect(fake.store.history.value).toBeNull());
  });
});

describe('expiry', () => {
  test('is announced once, when it happens', () => {
    const { store, clock } = view();
    expect(store.announcer.text.value).toBe('');
    clock.pass(73_000);
    expect(store.announcer.text.value).toBe('Access token of ada@shop.example expired.');
  });

  test('of tokens that had expired before is not', () => {
    const { store, clock } = view({ tokens: STILL_SENT });
    clock.pass(1_000);
    expect(store.announcer.text.value).toBe('');
  });
});

test('closing leaves the feed', () => {
  const fake = view();
  fake.store.close();
  expect(fake.feed.calls).toContain('close');
});
