// Both real ends of the feed, joined in memory.

import { afterEach, describe, expect, test, vi } from 'vitest';
import { Background, many, settled, type View } from '../../tests/support/background.ts';
import { recordOf } from '../../tests/support/ledger.ts';
import { NOON, request, response } from '../../tests/support/messages.ts';
import { jws } from '../../tests/support/tokens.ts';
import { connected, viewOf } from '../../tests/support/views.ts';
import type { TokenId } from '../ledger/record.ts';
import type { Message } from '../scan/message.ts';
import { type FeedState, UNKNOWN_WATCH } from './feed-state.ts';
import type { FeedMessage } from './messages.ts';

const TOKENS = ['ada', 'grace', 'edsger', 'alan'].map((sub) => jws({ sub }));
const [ADA = '', GRACE = '', EDSGER = ''] = TOKENS;
const sent = (raw: string, requestId = 'r1'): Message =>
  request({ at: NOON, requestId, fields: { Authorization: `Bearer ${raw}` } });

afterEach(() => {
  vi.useRealTimers();
});

type Delta = Extract<FeedMessage, { type: 'delta' }>;

const NOTHING = { type: 'delta', added: [], changed: [], removed: [], clocks: [] } as const;

/** Hands the view a delta of the background that is not its turn. */
function receive(view: View, delta: Pick<Delta, 'revision'> & Partial<Delta>): Promise<void> {
  view.port.client.receive({ ...NOTHING, watch: view.state.watch, ...delta });
  return settled();
}

describe('a view that connects', () => {
  test('gets everything that is known, and its page', async () => {
    const background = new Background().start();
    await background.see(sent(ADA), sent(GRACE));
    const view = viewOf(background);
    await settled();
    expect(view.state.connected).toBe(true);
    expect(view.raws).toEqual([GRACE, ADA]);
    expect(view.state.loading).toBeNull();
    expect(view.state.page).toEqual({
      tabId: 7,
      url: 'https://shop.example/',
      since: 0,
      access: 'granted',
    });
    expect(view.state.watch).toEqual(UNKNOWN_WATCH);
  });

  test('without a tab gets no page', async () => {
    const view = viewOf(new Background().start(), null);
    await settled();
    expect(view.state).toMatchObject({ connected: true, page: null });
  });

  test('is not answered before the store was read', async () => {
    const background = new Background();
    const view = viewOf(background);
    const history = view.client.history('all');
    await settled();
    expect(view.states).toEqual([]);
    background.recorder.accept(sent(ADA));
    background.start();
    await settled();
    expect(view.raws).toEqual([ADA]);
    expect(await history).toHaveLength(1);
  });
});

describe('changes', () => {
  test('arrive as they are stored, what is known without its text', async () => {
    const { background, view } = await connected();
    await background.see(sent(ADA));
    expect(view.raws).toEqual([ADA]);
    await background.see(sent(GRACE), sent(ADA, 'r2'), response({ status: 401 }));
    await vi.waitFor(() => expect(view.raws).toEqual([ADA, GRACE]));
    expect([...view.state.tokens.values()]).toEqual([
      recordOf(background.ledger, ADA),
      recordOf(background.ledger, GRACE),
    ]);
    expect(view.subscriptions).toBe(1);
    const deltas = view.port.server.sent.filter((message) => message.type === 'delta');
    expect(deltas.map(({ added }) => added.map(({ raw }) => raw))).toEqual([[ADA], [GRACE]]);
    expect(deltas[1]?.changed).toHaveLength(1);
    expect(deltas[1]?.changed[0]).not.toHaveProperty('raw');
  });

  test('that are not stored yet are not told, to a view that connects or asks either', async () => {
    const { background, view } = await connected();
    await background.see(sent(ADA));
    let open: () => void = () => undefined;
    background.store.gate = new Promise((resolve) => {
      open = resolve;
    });
    for (const message of [sent(GRACE), sent(ADA, 'r2')]) background.recorder.accept(message);
    const late = viewOf(background);
    await settled();
    const [before] = await view.client.history('all');
    for (const { state } of [view, late]) {
      expect([...state.tokens.values()].map(({ sightingCount }) => sightingCount)).toEqual([1]);
    }
    expect(before?.record.sightingCount).toBe(1);
    expect(before?.sightings).toHaveLength(1);
    open();
    await vi.waitFor(() => expect(new Set(view.raws)).toEqual(new Set([ADA, GRACE])));
    expect(new Map(late.state.tokens)).toEqual(new Map(view.state.tokens));
    expect(await late.client.history('all')).toEqual(background.ledger.histories('all'));
  });

  test('are told as they were stored, not as they went on meanwhile', async () => {
    const { background, view } = await connected();
    let next: () => void = () => undefined;
    const write = (): void => {
      next();
      background.store.gate = new Promise((resolve) => {
        next = resolve;
      });
    };
    write();
    background.recorder.accept(sent(ADA, 'r0'));
    await settled();
    for (const requestId of ['r1', 'r2']) background.recorder.accept(sent(ADA, requestId));
    write();
    await settled();
    const counts = () => [...view.state.tokens.values()].map(({ sightingCount }) => sightingCount);
    expect(counts()).toEqual([1]);
    const stored = new Background(background.store).start();
    await settled();
    expect(recordOf(stored.ledger, ADA).sightingCount).toBe(1);
    write();
    await vi.waitFor(() => expect(counts()).toEqual([3]));
  });

  test('leave earlier states as they were', async () => {
    const { background, view } = await connected();
    await background.see(sent(ADA));
    const before = view.state;
    await background.see(sent(GRACE));
    await vi.waitFor(() => expect(view.state.tokens.size).toBe(2));
    expect(before.tokens.size).toBe(1);
  });

  test('reach two views alike', async () => {
    const { background, view } = await connected();
    const other = viewOf(background, 8);
    await background.see(sent(ADA));
    expect(other.raws).toEqual(view.raws);
    expect(background.server.viewCount).toBe(2);
    background.server.publishPage({
      tabId: 8,
      url: 'https://other.example/',
      since: 0,
      access: 'granted',
    });
    await settled();
    expect(other.state.page?.url).toBe('https://other.example/');
    expect(view.state.page?.url).toBe('https://shop.example/');
  });

  test('that come twice or late are harmless', async () => {
    const { background, view } = await connected();
    await background.see(sent(ADA));
    await background.see(sent(GRACE));
    await vi.waitFor(() => expect(view.state.tokens.size).toBe(2));
    const told = view.states.length;
    for (const revision of [1, 2]) {
      await receive(view, { revision, removed: [...view.state.tokens.keys()] });
    }
    expect(view.states).toHaveLength(told);
    expect(view.raws).toEqual([ADA, GRACE]);
    expect(view.subscriptions).toBe(1);
  });

  test('with a gap before them make the view subscribe again, once', async () => {
    const { background, view } = await connected();
    await background.see(sent(ADA));
    const missed = view.port.server.sent.length;
    await background.see(sent(GRACE));
    const removed = [...view.state.tokens.keys()];
    for (const revision of [9, 10, 11]) void receive(view, { revision, removed });
    expect(view.raws).toEqual([ADA]);
    await vi.waitFor(() => expect(view.raws).toEqual([ADA, GRACE]));
    expect(view.subscriptions).toBe(2);
    expect(view.port.server.sent.length).toBeGreaterThan(missed);
    await background.see(sent(EDSGER));
    await vi.waitFor(() => expect(view.raws).toEqual([ADA, GRACE, EDSGER]));
  });

  test('to a token that never arrived make the view subscribe again', async () => {
    const { background, view } = await connected();
    await background.see(sent(ADA));
    const { raw, ...change } = recordOf(background.ledger, ADA);
    await receive(view, { revision: 2, changed: [{ ...change, id: 't99' as TokenId }] });
    expect(view.subscriptions).toBe(2);
    expect(view.raws).toEqual([ADA]);
  });

  test("to servers' clocks arrive too, one clock a host", async () => {
    const { background, view } = await connected();
    const answer = (requestId: string, ahead: number, url: string) => [
      request({ at: NOON, requestId, url }),
      response({
        at: NOON,
        requestId,
        url,
        fields: { Date: new Date(NOON + ahead).toUTCString() },
      }),
    ];
    await background.see(...answer('r1', 60_000, 'https://shop.example/'));
    await vi.waitFor(() => expect(view.state.clocks).toHaveLength(1));
    await background.see(
      ...answer('r2', 60_500, 'https://shop.example/'),
      ...answer('r3', 0, 'https://api.example/'),
    );
    await vi.waitFor(() => expect(view.state.clocks).toHaveLength(2));
    const byHost = (clocks: FeedState['clocks']) => new Map(clocks.map((one) => [one.host, one]));
    expect(byHost(view.state.clocks)).toEqual(byHost(background.ledger.clocks()));
    const late = viewOf(background);
    await vi.waitFor(() => expect(late.state.clocks).toHaveLength(2));
  });
});

describe('a view that goes', () => {
  test('is told nothing more, and nothing is kept for it', async () => {
    const { background, view } = await connected();
    const told = view.states.length;
    view.client.close();
    await settled();
    expect(background.server.viewCount).toBe(0);
    await background.see(sent(ADA));
    background.server.publishPage({ tabId: 7, url: null, since: 0, access: 'granted' });
    background.server.publishWatch();
    view.port.client.receive({
      type: 'page',
      page: { tabId: 7, url: null, since: 0, access: 'granted' },
    });
    await settled();
    expect(view.states).toHaveLength(told);
    expect(await view.client.history('all')).toEqual([]);
    expect(await view.client.clear([])).toBeNull();
    expect(await view.client.pause(true)).toBe(false);
    expect(await view.client.readStorage(7)).toMatchObject({ ok: false });
    expect(background.paused).toBe(false);
  });

  test('in the middle of its snapshot leaves no timer running', async () => {
    const background = new Background().start();
    await background.see(...many(1_200));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const views = [1, 2, 3].map(() => viewOf(background));
    await settled();
    expect(views.map(({ state }) => state.loading?.received)).toEqual([50, 50, 50]);
    for (const view of views) view.client.close();
    await settled();
    expect(background.server.viewCount).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('before it was answered leaves no subscription behind', async () => {
    const background = new Background();
    const early = viewOf(background);
    await settled();
    early.client.close();
    await settled();
    background.start();
    await settled();
    expect(background.server.viewCount).toBe(0);

    let answer: (url: string) => void = () => undefined;
    background.page = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const slow = viewOf(background);
    await settled();
    slow.client.close();
    await settled();
    answer('https://shop.example/');
    await settled();
    expect(background.server.viewCount).toBe(0);
    expect(slow.states).toEqual([]);
  });

  test('after a clear that the background had yet to wake for still clears', async () => {
    const background = new Background();
    const view = viewOf(background);
    background.recorder.accept(sent(ADA));
    view.client.clear(['t1' as never]);
    await settled();
    view.client.close();
    background.start();
    await settled();
    expect(background.ledger.size).toBe(0);
  });
});
