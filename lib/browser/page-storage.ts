// Reads what a page keeps in web storage and IndexedDB. `readStorageHere` runs inside the page, in the
// isolated world that the page's own scripts cannot reach; it is sent there as its source text, so it
// uses nothing from around it. It writes nothing.
import type { SkippedCode, SkippedEntry } from '../feed/storage-reading.ts';
import type { StorageArea } from '../scan/message.ts';

/** What is read of one frame at most. */
export interface StorageLimits {
  readonly entries: number;
  /** Of one value, in UTF-16 units; of a longer one the beginning is read. */
  readonly valueCharacters: number;
  /** Of all names and values together, in UTF-16 units. */
  readonly characters: number;
  /** For the databases, in milliseconds. */
  readonly ms: number;
}

export const STORAGE_LIMITS: StorageLimits = {
  entries: 10_000,
  valueCharacters: 1_000_000,
  characters: 8_000_000,
  ms: 4_000,
};

export interface StoredEntry {
  readonly area: StorageArea;
  readonly name: string;
  readonly value: string;
}

/** What was found in one frame. */
export interface FrameStorage {
  readonly url: string;
  readonly entries: readonly StoredEntry[];
  /** What could not be read, and what was left out. */
  readonly skipped: readonly SkippedEntry[];
}

/** Reads the storage of the document that it runs in. Never rejects. */
export async function readStorageHere(limits: StorageLimits): Promise<FrameStorage> {
  const entries: StoredEntry[] = [];
  const skipped = new Map<string, SkippedEntry>();
  const deadline = performance.now() + limits.ms;
  let characters = 0;
  const isFull = (): boolean => entries.length >= limits.entries || characters >= limits.characters;

  function skip(code: SkippedCode, area: StorageArea, name = '', bytes = 0): void {
    skipped.set(`${code} ${area} ${name} ${bytes}`, { code, area, name, bytes });
  }

  function add(area: StorageArea, name: string, value: string): void {
    if (isFull()) {
      skip('more', area);
      return;
    }
    if (value.length > limits.valueCharacters) skip('beginning', area, name);
    const kept = value.slice(0, limits.valueCharacters);
    characters += name.length + kept.length;
    entries.push({ area, name, value: kept });
  }

  function readWebStorage(area: StorageArea, open: () => Storage): void {
    try {
      const storage = open();
      // One more than fits says so.
      for (let i = 0; i < storage.length && i <= limits.entries; i++) {
        const name = storage.key(i);
        if (name !== null) add(area, name, storage.getItem(name) ?? '');
      }
    } catch {
      // Sandboxed frames and frames of other sites may be refused their storage.
      skip('refused', area);
    }
  }

  /** A value as text: JSON with a code in the place of what JSON has no form for. */
  function textOf(value: unknown, name: string): string {
    if (typeof value === 'string') return value;
    const above: unknown[] = [];
    let left = limits.valueCharacters;
    const skipPart = (code: SkippedCode, bytes = 0): string => {
      skip(code, 'indexed-db', name, bytes);
      return `[${code}]`;
    };
    function replace(this: unknown, _key: string, member: unknown): unknown {
      left -= typeof member === 'string' ? member.length + 2 : 4;
      if (left < 0) {
        skip('beginning', 'indexed-db', name);
        return undefined;
      }
      if (typeof member === 'bigint') return String(member);
      if (typeof member !== 'object' || member === null) return member;
      // `this` holds the member; what is below it in the list has been left again.
      while (above.length > 0 && above.at(-1) !== this) above.pop();
      if (above.includes(member)) return skipPart('circle');
      if (above.length > 100) return skipPart('deep');
      if (member instanceof Blob) return skipPart('blob', member.size);
      if (member instanceof ArrayBuffer || ArrayBuffer.isView(member)) {
        return skipPart('bytes', member.byteLength);
      }
      if (member instanceof CryptoKey) return skipPart('crypto-key');
      const plain = member instanceof Map || member instanceof Set ? [...member] : member;
      above.push(plain);
      return plain;
    }
    try {
      return JSON.stringify(value, replace) ?? '';
    } catch {
      return skipPart('no-text');
    }
  }

  const keyText = (key: IDBValidKey): string =>
    typeof key === 'string' || typeof key === 'number' ? String(key) : textOf(key, '');

  function settled<T>(request: IDBRequest<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  /** Opens a database as it is: one that was deleted meanwhile is not made again. */
  function openDatabase(name: string): Promise<IDBDatabase> {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.transaction?.abort();
    return new Promise((resolve, reject) => {
      let isGivenUp = false;
      const giveUp = (reason: unknown): void => {
        isGivenUp = true;
        reject(reason);
      };
      request.onsuccess = () => {
        const database = request.result;
        // The page comes first where it wants to change its database.
        database.onversionchange = () => database.close();
        // One that opens when nobody waits any more would stand in the page's way for as long.
        if (isGivenUp) database.close();
        else resolve(database);
      };
      request.onerror = () => reject(request.error);
      request.onblocked = () => giveUp(new Error('blocked'));
      setTimeout(() => giveUp(new Error('late')), deadline - performance.now());
    });
  }

  async function readObjectStore(database: IDBDatabase, storeName: string): Promise<void> {
    const store = database.transaction(storeName, 'readonly').objectStore(storeName);
    const place = `${database.name}/${storeName}`;
    const request = store.openCursor();
    let cursor = await settled(request);
    while (cursor !== null) {
      if (isFull()) {
        skip('more', 'indexed-db', place);
        return;
      }
      if (performance.now() > deadline) {
        skip('slow', 'indexed-db', place);
        return;
      }
      const name = `${place}/${keyText(cursor.key)}`;
      add('indexed-db', name, textOf(cursor.value, name));
      const next = settled(request);
      cursor.continue();
      cursor = await next;
    }
  }

  async function readDatabase(name: string): Promise<void> {
    let database: IDBDatabase | null = null;
    try {
      database = await openDatabase(name);
      for (const store of database.objectStoreNames) await readObjectStore(database, store);
    } catch {
      skip('unreadable', 'indexed-db', name);
    } finally {
      database?.close();
    }
  }

  readWebStorage('local-storage', () => localStorage);
  readWebStorage('session-storage', () => sessionStorage);
  try {
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      if (performance.now() > deadline) skip('slow', 'indexed-db', name);
      else if (isFull()) skip('more', 'indexed-db', name);
      else await readDatabase(name);
    }
  } catch {
    skip('refused', 'indexed-db');
  }
  return { url: location.href, entries, skipped: [...skipped.values()].slice(0, 50) };
}
