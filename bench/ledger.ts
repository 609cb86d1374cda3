// What the number of tokens known costs one message, the store and the start of a worker; and what a
// token costs in memory.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Ledger } from '../lib/ledger/ledger.ts';
import { LIMITS } from '../lib/ledger/limits.ts';
import type { RowStore, Rows } from '../lib/ledger/rows.ts';
import type { Message } from '../lib/scan/message.ts';
import { WholeRecorder } from '../tests/support/recorder.ts';
import { type Bench, milliseconds, type Row } from './row.ts';

const FEW = 10;
const MANY = 10_000;
const STORED = 5_000;
const PIPELINE_LIMIT = 1.2;
const WRITTEN_LIMIT = 1.1;
const WAKE_LIMIT = 1.5;
/** Bytes that a token of a kilobyte may take with ten sightings. */
const TOKEN_BYTES = 4_096;
const SIGHTINGS = 10;
const ROUNDS = 25;
const BATCH = 400;
const FOREVER = Number.POSITIVE_INFINITY;

export const ledgerBench: Bench = {
  name: 'ledger',
  run: async () => [await pipelineRow(), await writtenRow(), await wakeRow(), await heapRow()],
};

const base64url = (text: string): string => Buffer.from(text).toString('base64url');

/** The token of a number; `fill` makes its claims longer. */
function tokenOf(number: number, fill = 0): string {
  const claims = { iss: 'https://id.example', sub: `user-${number}`, pad: 'x'.repeat(fill) };
  const header = base64url('{"alg":"RS256","typ":"at+jwt"}');
  return `${header}.${base64url(JSON.stringify(claims))}.${base64url(`signature ${number}`)}`;
}

/** As long as a token of 1024 bytes needs. */
const KILOBYTE = 650;

let requests = 0;

/** A request with a token and its answer, each with texts of its own. */
function exchange(raw: string): readonly Message[] {
  const number = requests++;
  const shared = {
    tabId: number % 5,
    frameId: 0,
    requestId: String(number),
    url: `https://api.shop.example/v1/customers/${number % 977}/orders/${number}?size=20`,
    method: 'GET',
    initiator: 'https://shop.example',
    resource: 'xmlhttprequest',
  };
  const at = 1.9e12 + number * 3;
  const fields = [
    { name: 'Accept', value: 'application/json, text/plain, */*' },
    { name: 'Authorization', value: `Bearer ${raw}` },
  ];
  const told = [
    { name: 'Content-Type', value: 'application/json' },
    { name: 'Date', value: new Date(at).toUTCString() },
  ];
  return structuredClone([
    { ...shared, at, type: 'request' as const, fields },
    { ...shared, at: at + 40, type: 'response' as const, status: 200, fields: told },
  ]);
}

/** A store as the browser's: rows are copied on their way in and out. */
class Store implements RowStore {
  readonly rows = new Map<string, unknown>();
  written = 0;

  async readAll(): Promise<Rows> {
    return structuredClone(Object.fromEntries(this.rows));
  }

  async read(keys: readonly string[]): Promise<Rows> {
    const found = keys.filter((key) => this.rows.has(key));
    return structuredClone(Object.fromEntries(found.map((key) => [key, this.rows.get(key)])));
  }

  async write(rows: Rows, remove: readonly string[]): Promise<void> {
    for (const [key, row] of Object.entries(structuredClone(rows))) {
      this.rows.set(key, row);
      this.written += key.length + JSON.stringify(row).length;
    }
    for (const key of remove) this.rows.delete(key);
  }
}

const nothing = (): void => undefined;
const roomy = { ...LIMITS, characters: Number.MAX_SAFE_INTEGER };

/** A pipeline that knows so many tokens. */
async function pipelineOf(tokens: number, fill = 0) {
  const store = new Store();
  const ledger = new Ledger(roomy);
  const recorder = new WholeRecorder({ ledger, store, onStored: nothing });
  await recorder.load({});
  for (let number = 0; number < tokens; number++) {
    for (const message of exchange(tokenOf(number, fill))) recorder.accept(message);
  }
  await recorder.flush();
  return { store, ledger, recorder };
}

type Pipeline = Awaited<ReturnType<typeof pipelineOf>>;

async function pipelineRow(): Promise<Row> {
  const [few, many] = [await pipelineOf(FEW), await pipelineOf(MANY)];
  const measure = async (spread: number): Promise<readonly [number, number]> => {
    const best: [number, number] = [FOREVER, FOREVER];
    for (let round = 0; round < ROUNDS; round++) {
      best[0] = Math.min(best[0], await timeOfMessages(few, FEW, round));
      best[1] = Math.min(best[1], await timeOfMessages(many, spread, round));
    }
    return best;
  };
  const [known, same] = await measure(FEW);
  const [, all] = await measure(MANY);
  const each = `${micros(same)} a message, ${micros(known)} with ${FEW}`;
  const spread = `with all ${MANY} taking turns ${micros(all)}, ratio ${(all / known).toFixed(2)}`;
  return {
    bar: `one message with ${MANY} tokens known, against ${FEW}`,
    ratio: same / known,
    limit: PIPELINE_LIMIT,
    detail: `${each}; ${spread}`,
  };
}

/** Milliseconds for one message, from the browser's hand to the store. */
async function timeOfMessages({ recorder }: Pipeline, tokens: number, round: number) {
  const messages = Array.from({ length: BATCH }, (_, n) =>
    exchange(tokenOf((n * 7919 + round * 31) % tokens)),
  ).flat();
  const start = performance.now();
  for (const message of messages) {
    recorder.accept(message);
    await recorder.flush();
  }
  return (performance.now() - start) / messages.length;
}

const micros = (time: number): string => `${(time * 1000).toFixed(1)} µs`;

async function writtenRow(): Promise<Row> {
  const bytes = async (tokens: number): Promise<number> => {
    const { recorder, store } = await pipelineOf(tokens, KILOBYTE);
    const before = store.written;
    for (let n = 0; n < BATCH; n++) {
      for (const message of exchange(tokenOf(n % FEW, KILOBYTE))) {
        recorder.accept(message);
        await recorder.flush();
      }
    }
    return (store.written - before) / BATCH;
  };
  const [few, many] = [await bytes(FEW), await bytes(STORED)];
  return {
    bar: `bytes stored for one request with ${STORED} tokens, against ${FEW}`,
    ratio: many / few,
    limit: WRITTEN_LIMIT,
    detail: `${many.toFixed(0)} bytes for a request and its answer, ${few.toFixed(0)} with ${FEW}; tokens of 1 kB`,
  };
}

/** From the worker's start to its first sighting in the store, and to all of it in the ledger. */
async function wakeRow(): Promise<Row> {
  const { store: full } = await pipelineOf(STORED, KILOBYTE);
  const empty = new Store();
  const first = exchange(tokenOf(1, KILOBYTE)).slice(0, 1);
  const best = { none: FOREVER, all: FOREVER, loaded: FOREVER };
  for (let round = 0; round < ROUNDS; round++) {
    best.none = Math.min(best.none, (await wake(empty, first)).recorded);
    const { recorded, loaded } = await wake(full, first);
    best.all = Math.min(best.all, recorded);
    best.loaded = Math.min(best.loaded, loaded);
  }
  const loaded = `everything read after ${milliseconds(best.loaded)}`;
  return {
    bar: `start to first sighting stored with ${STORED} tokens, against none`,
    ratio: best.all / best.none,
    limit: WAKE_LIMIT,
    detail: `${milliseconds(best.all)}, ${milliseconds(best.none)} with none; ${loaded}`,
  };
}

async function wake(stored: Store, messages: readonly Message[]) {
  const store = new Store();
  for (const [key, row] of stored.rows) store.rows.set(key, row);
  const start = performance.now();
  const recorder = new WholeRecorder({ ledger: new Ledger(roomy), store, onStored: nothing });
  for (const message of messages) recorder.accept(message);
  await store.read(['watching']);
  await recorder.begin();
  const recorded = performance.now() - start;
  await recorder.load(await store.readAll());
  return { recorded, loaded: performance.now() - start };
}

async function heapRow(): Promise<Row> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  const heap = async (): Promise<number> => {
    for (let round = 0; round < 4; round++) {
      await new Promise((resolve) => setImmediate(resolve));
      if (typeof collect === 'function') collect();
    }
    return process.memoryUsage().heapUsed;
  };
  // A first, small one has what is needed compiled.
  await tokensHeld(FEW);
  const before = await heap();
  const kept = await tokensHeld(STORED);
  const each = ((await heap()) - before) / kept.ledger.size;
  const length = tokenOf(STORED, KILOBYTE).length;
  return {
    bar: `memory for a token of ${length} bytes with ${SIGHTINGS} sightings, against 4 kB`,
    ratio: each / TOKEN_BYTES,
    limit: 1,
    detail: `${each.toFixed(0)} bytes with all that the pipeline remembers; ${kept.ledger.size} tokens`,
  };
}

async function tokensHeld(tokens: number) {
  const store: RowStore = {
    readAll: async () => ({}),
    read: async () => ({}),
    write: async () => undefined,
  };
  const ledger = new Ledger(roomy);
  const recorder = new WholeRecorder({ ledger, store, onStored: nothing });
  await recorder.load({});
  for (let sighting = 0; sighting < SIGHTINGS; sighting++) {
    for (let number = 0; number < tokens; number++) {
      for (const message of exchange(tokenOf(number, KILOBYTE))) recorder.accept(message);
      if (number % 50 === 0) await recorder.flush();
    }
  }
  await recorder.flush();
  return { ledger, recorder };
}
