// What runs inside a page, here among stand-ins for what a page has.
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { SkippedEntry } from '../feed/storage-reading.ts';
import { readStorageHere, STORAGE_LIMITS, type StoredEntry } from './page-storage.ts';

type Rows = Readonly<Record<string, unknown>>;

function webStorage(items: Readonly<Record<string, string>>): Partial<Storage> {
  const names = Object.keys(items);
  return {
    length: names.length,
    key: (index) => names[index] ?? null,
    getItem: (name) => items[name] ?? null,
  };
}

/** A request of IndexedDB that is answered in a later turn, perhaps several times. */
function answered(answers: readonly unknown[]): Rows {
  const request: Record<string, unknown> = {};
  const next = (index: number): void => {
    queueMicrotask(() => {
      request['result'] = answers[index];
      (request['onsuccess'] as (() => void) | undefined)?.();
    });
  };
  next(0);
  return Object.assign(request, { next });
}

/** Databases by name, their object stores by name, their values by key. */
function databases(content: Readonly<Record<string, Readonly<Record<string, Rows>>>>): Rows {
  const openCursor = (rows: Rows): Rows => {
    const cursors: unknown[] = Object.entries(rows).map(([key, value], index) => ({
      key,
      value,
      continue: () => (request['next'] as (index: number) => void)(index + 1),
    }));
    const request: Rows = answered([...cursors, null]);
    return request;
  };
  return {
    databases: async () => Object.keys(content).map((name) => ({ name })),
    open: (name: string) => {
      const stores = content[name] ?? {};
      const objectStore = (store: string) => ({
        openCursor: () => openCursor(stores[store] ?? {}),
      });
      const database = {
        name,
        objectStoreNames: Object.keys(stores),
        transaction: () => ({ objectStore }),
        close: () => undefined,
      };
      return answered([database]);
    },
  };
}

interface Page {
  readonly local?: Readonly<Record<string, string>>;
  readonly session?: Readonly<Record<string, string>>;
  readonly indexed?: Parameters<typeof databases>[0];
}

function page({ local = {}, session = {}, indexed = {} }: Page): void {
  vi.stubGlobal('localStorage', webStorage(local));
  vi.stubGlobal('sessionStorage', webStorage(session));
  vi.stubGlobal('indexedDB', databases(indexed));
  vi.stubGlobal('location', { href: 'https://app.example/' });
}

/** As one line each: "indexed-db d/s/blob: blob 5". */
const told = (skipped: readonly SkippedEntry[]): readonly string[] =>
  skipped.map(({ code, area, name, bytes }) =>
    `${area} ${name}`.trimEnd().concat(`: ${code}`, bytes > 0 ? ` ${bytes}` : ''),
  );

const values = (entries: readonly StoredEntry[]): Rows =>
  Object.fromEntries(entries.map(({ area, name, value }) => [`${area} ${name}`, value]));

afterEach(() => vi.unstubAllGlobals());

describe('what a page keeps', () => {
  test('is read from all three places', async () => {
    page({
      local: { token: 'a', theme: 'dark' },
      session: { token: 'b' },
      indexed: { auth: { tokens: { access: 'c', refresh: { value: 'd', n: 1 } } } },
    });
    const { url, entries, skipped } = await readStorageHere(STORAGE_LIMITS);
    expect(url).toBe('https://app.example/');
    expect(values(entries)).toEqual({
      'local-storage token': 'a',
      'local-storage theme': 'dark',
      'session-storage token': 'b',
      'indexed-db auth/tokens/access': 'c',
      'indexed-db auth/tokens/refresh': '{"value":"d","n":1}',
    });
    expect(told(skipped)).toEqual([]);
  });

  test('is read as far as JSON goes, and what it has no form for is said', async () => {
    const circle: Record<string, unknown> = { token: 'c' };
    circle['self'] = circle;
    const shared = { token: 's' };
    page({
      indexed: {
        d: {
          s: {
            blob: { file: new Blob(['12345']), token: 'b' },
            bytes: { raw: new Uint8Array(3), buffer: new ArrayBuffer(4) },
            circle,
            twice: [shared, shared],
            big: { id: 12n },
            map: new Map([['access', 'm']]),
            date: new Date(0),
            nothing: undefined,
          },
        },
      },
    });
    const { entries, skipped } = await readStorageHere(STORAGE_LIMITS);
    expect(values(entries)).toEqual({
      'indexed-db d/s/blob': '{"file":"[blob]","token":"b"}',
      'indexed-db d/s/bytes': '{"raw":"[bytes]","buffer":"[bytes]"}',
      'indexed-db d/s/circle': '{"token":"c","self":"[circle]"}',
      'indexed-db d/s/twice': '[{"token":"s"},{"token":"s"}]',
      'indexed-db d/s/big': '{"id":"12"}',
      'indexed-db d/s/map': '[["access","m"]]',
      'indexed-db d/s/date': '"1970-01-01T00:00:00.000Z"',
      'indexed-db d/s/nothing': '',
    });
    expect(told(skipped)).toContain('indexed-db d/s/circle: circle');
    expect(told(skipped)).toContain('indexed-db d/s/blob: blob 5');
  });

  test('is bounded in entries, in one value and in all', async () => {
    page({ local: { a: '12345', b: '12345', c: '12345' }, indexed: { d: { s: { k: 'v' } } } });
    const few = await readStorageHere({ ...STORAGE_LIMITS, entries: 2 });
    expect(few.entries).toHaveLength(2);
    expect(told(few.skipped)).toEqual(['local-storage: more', 'indexed-db d: more']);
    const short = await readStorageHere({ ...STORAGE_LIMITS, valueCharacters: 3 });
    expect(values(short.entries)['local-storage a']).toBe('123');
    expect(told(short.skipped)).toContain('local-storage a: beginning');
    const all = await readStorageHere({ ...STORAGE_LIMITS, characters: 7 });
    expect(all.entries).toHaveLength(2);
  });

  test('is bounded in time', async () => {
    page({ indexed: { d: { s: { k: 'v' } } } });
    const { entries, skipped } = await readStorageHere({ ...STORAGE_LIMITS, ms: -1 });
    expect(entries).toEqual([]);
    expect(told(skipped)).toEqual(['indexed-db d: slow']);
  });

  test('is not held open by a database that opens when nobody waits for it any more', async () => {
    page({});
    let close = (): void => undefined;
    const closed = new Promise<void>((resolve) => {
      close = resolve;
    });
    const request: { result?: unknown; onblocked?: () => void; onsuccess?: () => void } = {};
    const open = () => {
      queueMicrotask(() => request.onblocked?.());
      return request;
    };
    vi.stubGlobal('indexedDB', { databases: async () => [{ name: 'd' }], open });
    const { skipped } = await readStorageHere(STORAGE_LIMITS);
    expect(told(skipped)).toEqual(['indexed-db d: unreadable']);
    const database: { close: () => void; onversionchange?: () => void } = { close };
    request.result = database;
    request.onsuccess?.();
    await closed;
    expect(database.onversionchange).toBeTypeOf('function');
  });

  test('that the browser refuses is named, and the rest is read', async () => {
    page({ session: { token: 'b' } });
    const refuse = (): never => {
      throw new DOMException('refused', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { length: 1, key: refuse });
    vi.stubGlobal('indexedDB', { databases: refuse });
    const { entries, skipped } = await readStorageHere(STORAGE_LIMITS);
    expect(values(entries)).toEqual({ 'session-storage token': 'b' });
    expect(told(skipped)).toEqual(['local-storage: refused', 'indexed-db: refused']);
  });

  test('uses nothing from around it, as it is sent to the page as text', async () => {
    page({ local: { token: 'a' } });
    const sent = new Function(`return ${readStorageHere.toString()}`)() as typeof readStorageHere;
    expect((await sent(STORAGE_LIMITS)).entries).toHaveLength(1);
  });
});
