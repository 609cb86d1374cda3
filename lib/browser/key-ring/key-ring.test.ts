import { describe, expect, test } from 'vitest';
import { settled } from '../../../tests/support/background.ts';
import { portPair } from '../../../tests/support/ports.ts';
import { MemoryStore } from '../../../tests/support/row-store.ts';
import { KeyRing } from './key-ring.ts';
import type { KeyRow, RingMessage, RingRequest } from './messages.ts';
import { RingClient } from './ring-client.ts';

const row = (name: string, text = name): KeyRow => [name, text];

class World {
  readonly store = new MemoryStore();
  readonly readable = ['https://accounts.example'];
  ring = this.start();
  isRemoved = false;
  private cut: () => void = () => undefined;

  start(): KeyRing {
    const { store, readable } = this;
    const ring = new KeyRing({
      store,
      mayRead: async (origins) => origins.every((origin) => readable.includes(origin)),
    });
    ring.load(structuredClone(store.rows));
    return ring;
  }

  view() {
    let rows: readonly KeyRow[] = [];
    const seen = { isLost: false };
    return {
      seen,
      names: () => rows.map(([name]) => name),
      client: new RingClient({
        open: () => {
          if (this.isRemoved) throw new Error('Extension context invalidated.');
          const { client, server } = portPair<RingMessage, RingRequest>();
          this.cut = () => client.cut();
          this.ring.attach(server);
          return client;
        },
        onKeys: (next) => {
          rows = next;
        },
        onLost: () => {
          seen.isLost = true;
        },
      }),
    };
  }

  /** The background is stopped, and another one starts at the next connection. */
  restart(): void {
    this.ring = this.start();
    this.cut();
  }
}

describe('the ring of keys', () => {
  test('is shared by all views', async () => {
    const world = new World();
    const [one, other] = [world.view(), world.view()];
    expect(await one.client.ask({ type: 'add', rows: [row('a'), row('b')] })).toBe(true);
    await settled();
    expect(one.names()).toEqual(['a', 'b']);
    expect(other.names()).toEqual(['a', 'b']);
    await other.client.ask({ type: 'remove', identity: 'a' });
    await settled();
    expect(one.names()).toEqual(['b']);
    await one.client.ask({ type: 'forget-all' });
    await settled();
    expect(other.names()).toEqual([]);
    expect(world.store.rows).toEqual({});
  });

  test('has a key from one source once, the newest last', async () => {
    const world = new World();
    const { client, names } = world.view();
    await client.ask({ type: 'add', rows: [row('a', 'old'), row('b')] });
    await client.ask({ type: 'add', rows: [row('a', 'new'), row('a', 'newest')] });
    expect(names()).toEqual(['b', 'a']);
    expect(world.store.rows['keys']).toEqual([row('b'), row('a', 'newest')]);
  });

  test('survives a stop of the background, with what was asked meanwhile', async () => {
    const world = new World();
    const { client, names } = world.view();
    await client.ask({ type: 'add', rows: [row('a')] });
    world.restart();
    await settled();
    expect(await client.ask({ type: 'add', rows: [row('b')] })).toBe(true);
    expect(names()).toEqual(['a', 'b']);
  });

  test('takes no more than it has room for, and none of what is too much', async () => {
    const world = new World();
    const { client, names } = world.view();
    await client.ask({ type: 'add', rows: [row('a')] });
    const many = Array.from({ length: 1_000 }, (_, number) => row(`${number}`));
    expect(await client.ask({ type: 'add', rows: many })).toBe(false);
    expect(await client.ask({ type: 'add', rows: [row('long', 'x'.repeat(2_000_000))] })).toBe(
      false,
    );
    expect(names()).toEqual(['a']);
    expect(await client.ask({ type: 'remove', identity: 'a' })).toBe(true);
    expect(await client.ask({ type: 'add', rows: many })).toBe(true);
  });

  test('is there though the store refuses', async () => {
    const world = new World();
    world.store.refuses = () => true;
    const { client, names } = world.view();
    expect(await client.ask({ type: 'add', rows: [row('a')] })).toBe(true);
    expect(names()).toEqual(['a']);
  });

  test('knows whether the browser gives access', async () => {
    const { client } = new World().view();
    const ask = (origins: readonly string[]) => client.ask({ type: 'may-read', origins });
    expect(await ask(['https://accounts.example'])).toBe(true);
    expect(await ask(['https://accounts.example', 'https://keys.example'])).toBe(false);
  });

  test('takes nothing that is no request, and no rows that are none', async () => {
    const world = new World();
    world.store.rows = { keys: [row('a'), 'b', [1, 2], ['c'], null] };
    world.ring = world.start();
    const { client, server } = portPair<RingMessage, unknown>();
    world.ring.attach(server);
    const told: RingMessage[] = [];
    client.onMessage((message) => told.push(message));
    for (const message of [
      null,
      'add',
      {},
      { type: 'add', request: 1, rows: [1] },
      { type: 'x', request: 2 },
    ]) {
      client.send(message);
    }
    await settled();
    expect(told).toEqual([{ type: 'keys', rows: [row('a')] }]);
  });
});

test('a view under which the extension was reloaded is told so', async () => {
  const world = new World();
  world.isRemoved = true;
  const view = world.view();
  expect(view.seen.isLost).toBe(true);
  expect(await view.client.ask({ type: 'forget-all' })).toBeNull();
});
