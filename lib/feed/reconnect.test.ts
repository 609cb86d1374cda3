// What a view does when the background worker is stopped, and comes back.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Background, settled, View } from '../../tests/support/background.ts';
import { request } from '../../tests/support/messages.ts';
import { jws } from '../../tests/support/tokens.ts';
import type { Message } from '../scan/message.ts';

const ADA = jws({ sub: 'ada' });
const GRACE = jws({ sub: 'grace' });
const sent = (raw: string): Message => request({ fields: { Authorization: raw } });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The worker stops: its end of every port is closed. */
async function stop(view: View): Promise<void> {
  view.port.server.close();
  await settled();
}

describe('when the worker stops', () => {
  test('the view keeps what it knew, says that it is not connected, and connects again', async () => {
    const first = new Background().start();
    let answering = first;
    const view = new View(() => answering);
    await first.see(sent(ADA));
    await stop(view);
    expect(view.state.connected).toBe(false);
    expect(view.raws).toEqual([ADA]);

    answering = new Background(first.store).start();
    await vi.runOnlyPendingTimersAsync();
    await settled();
    expect(view.state.connected).toBe(true);
    expect(view.raws).toEqual([ADA]);
    await answering.see(sent(GRACE));
    expect(view.raws).toEqual([ADA, GRACE]);
    view.client.close();
  });

  test('revisions that begin anew are no duplicates', async () => {
    const first = new Background().start();
    let answering = first;
    const view = new View(() => answering);
    for (const raw of [ADA, GRACE]) await first.see(sent(raw));
    await stop(view);
    answering = new Background().start();
    await vi.runOnlyPendingTimersAsync();
    await settled();
    expect(view.raws).toEqual([]);
    await answering.see(sent(ADA));
    expect(view.raws).toEqual([ADA]);
    view.client.close();
  });

  test('a question that is under way is answered with nothing, not never', async () => {
    const background = new Background();
    const view = new View(() => background);
    const history = view.client.history('all');
    await stop(view);
    expect(await history).toEqual([]);
    expect(await view.client.history('all')).toEqual([]);
    view.client.close();
  });

  test('what a port that was given up still hands over is not heard', async () => {
    const first = new Background().start();
    const view = new View(() => first);
    await first.see(sent(ADA));
    const { client: old } = view.port;
    await stop(view);
    await vi.runOnlyPendingTimersAsync();
    await settled();
    old.open = true;
    old.receive({
      type: 'snapshot',
      revision: 99,
      tokens: [],
      page: null,
      watch: view.state.watch,
    });
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
    view.client.pause(true);
    view.client.clear([]);
    view.client.undoClear();
    expect(await view.client.history('all')).toEqual([]);
    view.client.close();
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
