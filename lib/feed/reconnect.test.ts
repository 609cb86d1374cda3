// What a view does when the background worker is stopped, and comes back.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Background, settled, View } from '../../tests/support/background.ts';
import { request } from '../../tests/support/messages.ts';
import { jws } from '../../tests/support/tokens.ts';
import type { TokenRecord } from '../ledger/record.ts';
import type { Message } from '../scan/message.ts';
import { connectFeed } from './client.ts';
import type { FeedState } from './feed-state.ts';

const ADA = jws({ sub: 'ada' });
const GRACE = jws({ sub: 'grace' });
const sent = (raw: string): Message => request({ fields: { Authorization: raw } });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const idsOf = (known: readonly TokenRecord[], wanted: string) =>
  known.flatMap(({ id, raw }) => (raw === wanted ? [id] : []));

/** A worker that can be stopped, and started anew on the same store. */
class Worker {
  now: Background | null = new Background().start();
  private readonly store = this.now?.store;

  async stop(): Promise<void> {
    this.now?.stop();
    this.now = null;
    await settled();
  }

  /** Starts it, and lets views find it. */
  async start(prepare: (background: Background) => void = () => undefined): Promise<Background> {
    const background = new Background(this.store);
    prepare(background);
    this.now = background.start();
    await vi.advanceTimersByTimeAsync(6_000);
    await settled();
    return background;
  }
}

/** A view of a worker that has seen these tokens. */
async function watching(...raws: readonly string[]) {
  const worker = new Worker();
  const view = new View(() => worker.now);
  await worker.now?.see(...raws.map(sent));
  await vi.advanceTimersByTimeAsync(200);
  await settled();
  expect(new Set(view.raws)).toEqual(new Set(raws));
  const known = [...view.state.tokens.values()];
  return { worker, view, ids: raws.flatMap((raw) => idsOf(known, raw)) };
}

describe('when the worker stops', () => {
  test('the view keeps what it knew, says that it is not connected, and connects again', async () => {
    const { worker, view } = await watching(ADA);
    await worker.stop();
    expect(view.state.connected).toBe(false);
    expect(view.raws).toEqual([ADA]);

    const next = await worker.start();
    expect(view.state.connected).toBe(true);
    expect(view.raws).toEqual([ADA]);
    await next.see(sent(GRACE));
    expect(view.raws).toEqual([ADA, GRACE]);
    view.client.close();
  });

  test('revisions that begin anew are no duplicates', async () => {
    const { worker, view } = await watching(ADA, GRACE);
    await worker.stop();
    worker.now = new Background().start();
    await vi.advanceTimersByTimeAsync(6_000);
    await settled();
    expect(view.raws).toEqual([]);
    await worker.now.see(sent(ADA));
    expect(view.raws).toEqual([ADA]);
    view.client.close();
  });

  test('a question that is under way is answered by the next one', async () => {
    const { worker, view, ids } = await watching(ADA);
    await worker.stop();
    const answers = Promise.all([view.client.history(ids), view.client.readStorage(7)]);
    await worker.start((background) => {
      background.reading = { ok: false, code: 'closed', said: null };
    });
    const [[history], reading] = await answers;
    expect(history?.record.raw).toBe(ADA);
    expect(reading).toMatchObject({ code: 'closed' });
    view.client.close();
  });

  test('what a port that was given up still hands over is not heard', async () => {
    const { worker, view } = await watching(ADA);
    const { client: old } = view.port;
    await worker.stop();
    await worker.start();
    old.open = true;
    const { watch } = view.state;
    old.receive({
      type: 'snapshot',
      revision: 99,
      ...{ tokens: [], clocks: [], page: null, left: 0, watch },
    });
    expect(view.raws).toEqual([ADA]);
    view.client.close();
  });

  test('what is selected stays protected by the next one', async () => {
    const { worker, view, ids } = await watching(ADA);
    view.client.select(ids);
    await worker.stop();
    expect((await worker.start()).selected).toEqual(ids);
    view.client.close();
  });
});

describe('what is done without a worker', () => {
  test('a clear waits for the next one', async () => {
    const { worker, view, ids } = await watching(ADA, GRACE);
    await worker.stop();
    const cleared = view.client.clear(ids.slice(0, 1));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(view.raws).toHaveLength(2);
    const next = await worker.start();
    expect(await cleared).toBe(1);
    expect(next.ledger.size).toBe(1);
    expect(view.raws).toEqual([GRACE]);
    // What is answered is not asked for again.
    await worker.stop();
    await worker.start();
    expect(view.port.client.sent.map(({ type }) => type)).toEqual(['subscribe']);
    view.client.close();
  });

  test('a clear and its undo, a pause and its end are done in their order', async () => {
    const { worker, view, ids } = await watching(ADA, GRACE);
    await worker.stop();
    const answers = [
      view.client.pause(true),
      view.client.clear(ids),
      view.client.undoClear(),
      view.client.clear(ids.slice(1)),
    ];
    const next = await worker.start();
    expect(await Promise.all(answers)).toEqual([true, 2, 2, 1]);
    expect(next.paused).toBe(true);
    expect(view.state.watch.paused).toBe(true);
    expect(view.raws).toEqual([ADA]);
    view.client.close();
  });
});

describe('when the worker is stopped between a request and its answer', () => {
  test('what was cleared stays cleared, once', async () => {
    const { worker, view, ids } = await watching(ADA, GRACE);
    const cleared = view.client.clear(ids);
    // It was received, and maybe written; the answer is not out yet.
    await Promise.resolve();
    await Promise.resolve();
    await worker.stop();
    const next = await worker.start();
    expect(await cleared).not.toBeNull();
    expect(next.ledger.size).toBe(0);
    expect(view.raws).toEqual([]);
    view.client.close();
  });

  test('nothing is lost, however far the worker had come', async () => {
    for (let steps = 0; steps < 40; steps++) {
      const { worker, view, ids } = await watching(ADA, GRACE);
      const answers = [view.client.clear(ids.slice(0, 1)), view.client.pause(true)];
      for (let step = 0; step < steps; step++) await Promise.resolve();
      await worker.stop();
      const next = await worker.start();
      await Promise.all(answers);
      expect(next.ledger.records().map(({ raw }) => raw)).toEqual([GRACE]);
      expect(next.paused).toBe(true);
      expect(view.raws).toEqual([GRACE]);
      view.client.close();
    }
  });

  test('an undo that cannot be done any more is answered, with nothing', async () => {
    const { worker, view, ids } = await watching(ADA);
    expect(await view.client.clear(ids)).toBe(1);
    await worker.stop();
    const undone = view.client.undoClear();
    await worker.start();
    expect(await undone).toBe(0);
    expect(view.raws).toEqual([]);
    view.client.close();
  });

  test('an undo on another connection to the same worker is done', async () => {
    const { worker, view, ids } = await watching(ADA);
    await view.client.clear(ids);
    view.port.server.cut();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await view.client.undoClear()).toBe(1);
    expect(view.raws).toEqual([ADA]);
    // What was offered to be undone is forgotten in time.
    await view.client.clear(ids);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await view.client.undoClear()).toBe(0);
    view.client.close();
    await worker.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('when the extension was reloaded under the view', () => {
  test.each([
    'Error: Extension context invalidated.',
    "TypeError: Cannot read properties of undefined (reading 'connect')",
    "TypeError: can't access dead object",
  ])('it says so and tries no longer: %s', async (message) => {
    const states: FeedState[] = [];
    let tries = 0;
    const client = connectFeed({
      tabId: 7,
      onState: (state) => states.push(state),
      open: () => {
        tries++;
        throw new Error(message);
      },
    });
    const answer = client.clear([]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tries).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
    expect(states.at(-1)).toMatchObject({ connected: false, lost: 'reloaded' });
    expect([await answer, await client.undoClear(), await client.history('all')]).toEqual([
      null,
      null,
      [],
    ]);
    client.close();
  });

  test('what it showed stays to be read', async () => {
    const worker = new Worker();
    let reloaded = false;
    const view = new View(() => {
      if (reloaded) throw new Error('Extension context invalidated.');
      return worker.now;
    });
    await worker.now?.see(sent(ADA));
    reloaded = true;
    const cleared = view.client.clear([...view.state.tokens.keys()]);
    await worker.stop();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(view.state.lost).toBe('reloaded');
    expect(view.raws).toEqual([ADA]);
    expect(await cleared).toBeNull();
  });
});

describe('a background that makes no sense', () => {
  test('is asked anew at most once a second', async () => {
    const { view } = await watching(ADA);
    const { watch } = view.state;
    const nothing = { added: [], changed: [], removed: [], clocks: [], watch };
    for (let step = 0; step < 500; step++) {
      view.port.client.receive({ type: 'delta', revision: 1_000 + step * 2, ...nothing });
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(view.subscriptions).toBeGreaterThan(3);
    expect(view.subscriptions).toBeLessThan(8);
    expect(view.raws).toEqual([ADA]);
    view.client.close();
  });
});

describe('when nothing answers', () => {
  test('the view tries again, less and less often, until it is closed', async () => {
    let tries = 0;
    const view = new View(() => {
      tries++;
      return null;
    });
    expect(tries).toBe(1);
    expect(view.state.connected).toBe(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tries).toBeGreaterThan(10);
    expect(tries).toBeLessThan(30);
    view.client.close();
    const last = tries;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(tries).toBe(last);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('asking and telling do no harm', async () => {
    const view = new View(() => null);
    const asked = [
      view.client.pause(true),
      view.client.clear([]),
      view.client.undoClear(),
      view.client.history('all'),
    ];
    view.client.select([]);
    view.client.close();
    expect(await Promise.all(asked)).toEqual([false, null, null, []]);
  });
});

describe('while somebody looks', () => {
  test('the worker hears of it more often than it would be stopped', async () => {
    const background = new Background().start();
    const view = new View(() => background);
    await settled();
    await vi.advanceTimersByTimeAsync(90_000);
    const pings = view.port.client.sent.filter(({ type }) => type === 'ping');
    expect(pings.length).toBeGreaterThanOrEqual(3);
    view.client.close();
    await vi.advanceTimersByTimeAsync(90_000);
    expect(vi.getTimerCount()).toBe(0);
    expect(view.port.client.sent.filter(({ type }) => type === 'ping')).toHaveLength(pings.length);
  });
});
