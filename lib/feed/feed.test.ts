// Both real ends of the feed, joined in memory.

import { afterEach, describe, expect, test } from 'vitest';
import { Background, settled, View } from '../../tests/support/background.ts';
import { recordOf } from '../../tests/support/ledger.ts';
import { NOON, request, response } from '../../tests/support/messages.ts';
import { jws } from '../../tests/support/tokens.ts';
import type { Message } from '../scan/message.ts';
import { UNKNOWN_WATCH } from './client.ts';
import type { FeedMessage } from './messages.ts';

const TOKENS = ['ada', 'grace', 'edsger', 'alan'].map((sub) => jws({ sub }));
const [ADA = '', GRACE = '', EDSGER = ''] = TOKENS;
const sent = (raw: string, requestId = 'r1'): Message =>
  request({ at: NOON, requestId, fields: { Authorization: `Bearer ${raw}` } });

const opened: View[] = [];
function viewOf(background: Background, tabId: number | null = 7): View {
  const view = new View(() => background, tabId);
  opened.push(view);
  return view;
}

afterEach(() => {
  for (const view of opened.splice(0)) view.client.close();
});

async function connected(): Promise<{ background: Background; view: View }> {
  const background = new Background().start();
  const view = viewOf(background);
  await settled();
  return { background, view };
}

/** Hands the view a message of the background that is not its turn. */
function receive(view: View, message: FeedMessage): Promise<void> {
  view.port.client.receive(message);
  return settled();
}

describe('a view that connects', () => {
  test('gets everything that is known, and its page', async () => {
    const background = new Background().start();
    await background.see(sent(ADA), sent(GRACE));
    const view = viewOf(background);
    await settled();
    expect(view.state.connected).toBe(true);
    expect(view.raws).toEqual([ADA, GRACE]);
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
  test('arrive as they are stored, one revision each', async () => {
    const { background, view } = await connected();
    await background.see(sent(ADA));
    await background.see(sent(GRACE), sent(ADA, 'r2'), response({ status: 401 }));
    expect(view.raws).toEqual([ADA, GRACE]);
    expect([...view.state.tokens.values()]).toEqual([
      recordOf(background.ledger, ADA),
      recordOf(background.ledger, GRACE),
    ]);
    expect(view.subscriptions).toBe(1);
  });

  test('leave earlier states as they were', async () => {
    const { background, view } = await connected();
    await background.see(sent(ADA));
    const before = view.state;
    await background.see(sent(GRACE));
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
    const { watch } = view.state;
    for (const revision of [1, 2]) {
      await receive(view, {
        type: 'delta',
        revision,
        changed: [],
        removed: [...view.state.tokens.keys()],
        watch,
      });
    }
    expect(view.raws).toEqual([ADA, GRACE]);
    expect(view.subscriptions).toBe(1);
  });

  test('with a gap before them make the view subscribe again, once', async () => {
    const { background, view } = await connected();
    await background.see(sent(ADA));
    const { watch } = view.state;
    background.ledger.remove(background.ledger.records().map(({ id }) => id));
    for (const revision of [9, 10, 11]) {
      view.port.client.receive({ type: 'delta', revision, changed: [], removed: [], watch });
    }
    expect(view.raws).toEqual([ADA]);
    await settled();
    expect(view.subscriptions).toBe(2);
    expect(view.raws).toEqual([]);
    await background.see(sent(EDSGER));
    expect(view.raws).toEqual([EDSGER]);
  });
});

describe('what a view asks for', () => {
  test('history of some, of all, and of what is unknown', async () => {
    const { background, view } = await connected();
    await background.see(sent(ADA), sent(GRACE), sent(ADA, 'r2'));
    const { id } = recordOf(background.ledger, ADA);
    const [some, all, none] = await Promise.all([
      view.client.history([id]),
      view.client.history('all'),
      view.client.history([`${id}9` as typeof id]),
    ]);
    expect(some.map(({ sightings }) => sightings.length)).toEqual([2]);
    expect(all).toEqual(background.ledger.histories('all'));
    expect(none).toEqual([]);
  });

  test('a clear clears for all views, and an undo brings all back', async () => {
    const { background, view } = await connected();
    const other = viewOf(background);
    await background.see(sent(ADA), sent(GRACE), sent(EDSGER));
    view.client.clear([ADA, GRACE].map((raw) => recordOf(background.ledger, raw).id));
    await settled();
    expect([view.raws, other.raws]).toEqual([[EDSGER], [EDSGER]]);
    await background.see(sent(GRACE, 'r9'));
    view.client.undoClear();
    await settled();
    expect(view.raws.toSorted()).toEqual([ADA, GRACE, EDSGER].toSorted());
    expect(recordOf(background.ledger, GRACE).sightingCount).toBe(1);
    expect(new Map(other.state.tokens)).toEqual(new Map(view.state.tokens));
    view.client.undoClear();
    await settled();
    expect(background.ledger.size).toBe(3);
  });

  test('pause and watch', async () => {
    const { background, view } = await connected();
    view.client.pause(true);
    await settled();
    expect(background.paused).toBe(true);
    expect(view.state.watch.paused).toBe(true);
    view.client.pause(false);
    await settled();
    expect(view.state.watch.paused).toBe(false);
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
