import { describe, expect, test } from 'vitest';
import { settled } from '../../../tests/support/background.ts';
import { portPair } from '../../../tests/support/ports.ts';
import { MemoryStore } from '../../../tests/support/row-store.ts';
import { KeyRing } from './key-ring.ts';
import type { KeyRow, RingMessage, RingRequest } from './messages.ts';
import { RingClient } from './ring-client.ts';

const row = (name: string, text = name, place = ''): KeyRow => [name, text, place];

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
    let told: (names: readonly string[]) => void = () => undefined;
    const seen = { isLost: false };
    return {
      seen,
      onNames: (listener: typeof told) => {
        told = listener;
      },
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
          told(next.map(([name]) => name));
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

  test('has what a place publishes now in place of what it published before, at once', async () => {
    const world = new World();
    const [one, other] = [world.view(), world.view()];
    const published = ['old', 'kept'].map((name) => row(name, name, 'by https://a'));
    await one.client.ask({
      type: 'add',
      rows: [row('given'), ...published, row('b', 'b', 'by b')],
    });
    const changes: (readonly string[])[] = [];
    one.onNames((names) => changes.push(names));
    const rows = ['kept', 'new'].map((name) => row(name, name, 'by https://a'));
    const done = one.client.ask({ type: 'replace', place: 'by https://a', rows });
    expect(one.names()).toEqual(['given', 'kept', 'b']);
    expect(await done).toBe(true);
    expect(one.names()).toEqual(['given', 'b', 'kept', 'new']);
    expect(other.names()).toEqual(one.names());
    expect(changes).toHaveLength(2);
    await one.client.ask({ type: 'replace', place: 'by https://a', rows: [] });
    expect(one.names()).toEqual(['given', 'b']);
  });

  test('shows nothing that is to be forgotten, while it is forgotten and though the store hangs', async () => {
    const world = new World();
    const [one, other] = [world.view(), world.view()];
    await one.client.ask({ type: 'add', rows: [row('a'), row('b'), row('c')] });
    world.store.write = () => new Promise(() => undefined);
    void one.client.ask({ type: 'remove', identity: 'a' });
    expect(one.names()).toEqual(['b', 'c']);
    await settled();
    expect(other.names()).toEqual(['b', 'c']);
    void one.client.ask({ type: 'forget-all' });
    expect(one.names()).toEqual([]);
    await settled();
    expect(other.names()).toEqual([]);
  });

  test('has no more of what a place withdrew, though there is no room for what it publishes now', async () => {
    const world = new World();
    const { client, names } = world.view();
    const published = ['withdrawn', 'gone', 'kept'].map((name) => row(name, name, 'by a'));
    await client.ask({ type: 'add', rows: [row('given'), ...published] });
    const rows = [row('kept', 'kept', 'by a'), row('long', 'x'.repeat(5_000_000), 'by a')];
    const done = client.ask({ type: 'replace', place: 'by a', rows });
    expect(names()).toEqual(['given', 'kept']);
    expect(await done).toBe(false);
    expect(names()).toEqual(['given', 'kept']);
    expect(world.store.rows['keys']).toEqual([row('given'), row('kept', 'kept', 'by a')]);
  });

  test('that is fuller than it may be can be emptied all the same', async () => {
    const world = new World();
    const long = row('long', 'x'.repeat(2_000_001), 'by a');
    world.store.rows = { keys: [row('a'), row('b', 'b', 'by b'), long] };
    world.ring = world.start();
    const { client, names } = world.view();
    await settled();
    expect(await client.ask({ type: 'replace', place: 'by b', rows: [] })).toBe(true);
    expect(await client.ask({ type: 'remove', identity: 'a' })).toBe(true);
    expect(names()).toEqual(['long']);
    expect(await client.ask({ type: 'forget-all' })).toBe(true);
    expect(names()).toEqual([]);
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
    world.store.rows = { keys: [row('a'), 'b', [1, 2, 3], ['c', 'c'], null] };
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
      { type: 'replace', request: 3, place: '', rows: [] },
      { type: 'replace', request: 4, rows: [] },
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
