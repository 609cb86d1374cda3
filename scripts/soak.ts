// npm run soak: the whole pipeline for as long as a long day, message by message: scan, references,
// ledger, rows, feed and a view. Memory must end where it was, and every count be exact.

import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { connectFeed } from '../lib/feed/client.ts';
import type { FeedState } from '../lib/feed/feed-state.ts';
import { FeedServer } from '../lib/feed/server.ts';
import { Ledger } from '../lib/ledger/ledger.ts';
import { LIMITS } from '../lib/ledger/limits.ts';
import { WholeRecorder } from '../tests/support/recorder.ts';
import { channel } from './soak/channel.ts';
import { CopyingStore } from './soak/rows.ts';
import { Traffic, tokenNumber } from './soak/traffic.ts';

const USAGE = `Usage: npm run soak [-- --messages N]

Sends N messages (200000) through everything between the browser's events and a view, and fails when
memory grows or a count is wrong.
`;

/** So few tokens that the ledger is full long before the first measurement. */
const MOST_TOKENS = 300;
const MEASUREMENTS = 4;
/** By how much the last measurement may be above the first, as a share of it. */
const GROWTH = 0.1;
/** What an exchange has, at the most, before the next one begins: messages come in bursts. */
const BURST = 25;

function readMessages(): number | null {
  try {
    const { values } = parseArgs({ options: { messages: { type: 'string', default: '200000' } } });
    const messages = Number(values.messages);
    return Number.isInteger(messages) && messages > 0 ? messages : null;
  } catch {
    return null;
  }
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes in use after everything that can be freed is. */
async function heap(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    await new Promise((resolve) => setImmediate(resolve));
    collect();
  }
  return process.memoryUsage().heapUsed;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** A background and one view of it. */
class Pipeline {
  readonly ledger = new Ledger({ ...LIMITS, tokens: MOST_TOKENS });
  readonly store = new CopyingStore();
  readonly recorder: WholeRecorder;
  view: FeedState | null = null;
  private readonly server: FeedServer;

  constructor() {
    const { ledger } = this;
    this.recorder = new WholeRecorder({
      ledger,
      store: this.store,
      onStored: (changes) => this.server.publish(changes),
    });
    this.server = new FeedServer({
      ledger,
      loaded: this.recorder.load({}),
      watch: () => ({
        paused: false,
        access: 'everywhere',
        since: 0,
        isPrivate: false,
        leftAlone: this.recorder.leftAlone,
        reminders: [],
        droppedTokens: ledger.droppedTokens,
      }),
      page: async (tabId) => ({ tabId, url: null, since: 0, access: 'granted' }),
      clocks: () => ledger.clocks(),
      readStorage: async () => ({ ok: true, entries: 0, tokens: 0, skipped: [] }),
      setPaused: async () => undefined,
      changed: () => this.recorder.flush(),
    });
    connectFeed({
      tabId: 1,
      onState: (state) => {
        this.view = state;
      },
      open: () => {
        const { client, server } = channel();
        this.server.attach(server);
        return client;
      },
    });
  }
}

/** A sentence for everything that is not as the traffic made it. */
async function complaints({ ledger, store, view }: Pipeline, traffic: Traffic) {
  const found: string[] = [];
  const compare = (what: string, counted: Iterable<readonly [string, number]>): void => {
    let tokens = 0;
    for (const [raw, count] of counted) {
      tokens++;
      const carried = traffic.carried[tokenNumber(raw)];
      if (carried !== count) {
        found.push(`${what} counts token ${tokenNumber(raw)} ${count} times, not ${carried}.`);
      }
    }
    if (tokens !== ledger.size) found.push(`${what} holds ${tokens} tokens, not ${ledger.size}.`);
  };
  const counts = (of: Ledger) =>
    of.records().map(({ raw, sightingCount }) => [raw, sightingCount] as const);
  compare('The ledger', counts(ledger));
  const all = ledger.size + ledger.droppedTokens;
  if (all !== traffic.tokens) found.push(`${all} tokens were seen, not ${traffic.tokens}.`);
  const open = ledger
    .histories('all')
    .flatMap(({ sightings }) => sightings)
    .filter(
      ({ carrier, status, failure }) => carrier !== 'cookie-jar' && (status ?? failure) === null,
    );
  if (open.length > 0) found.push(`${open.length} sightings still wait for an answer.`);
  const next = new Ledger({ ...LIMITS, tokens: MOST_TOKENS });
  const recorder = new WholeRecorder({ ledger: next, store, onStored: () => undefined });
  await recorder.load(await store.readAll());
  compare('The next life', counts(next));
  const shown = [...(view?.tokens.values() ?? [])];
  compare(
    'The view',
    shown.map(({ raw, sightingCount }) => [raw, sightingCount] as const),
  );
  return found;
}

async function soak(messages: number): Promise<boolean> {
  const traffic = new Traffic();
  const pipeline = new Pipeline();
  const heaps: number[] = [];
  let sent = 0;
  let busyMs = 0;
  for (let part = 1; part <= MEASUREMENTS; part++) {
    while (sent < (messages * part) / MEASUREMENTS) {
      const burst = Array.from({ length: BURST }, () => traffic.next()).flat();
      // Every message comes with texts of its own.
      const copies = structuredClone(burst);
      const start = performance.now();
      for (const message of copies) pipeline.recorder.accept(message);
      sent += copies.length;
      await new Promise((resolve) => setImmediate(resolve));
      busyMs += performance.now() - start;
    }
    await pipeline.recorder.flush();
    heaps.push(await heap());
    const { size, droppedTokens } = pipeline.ledger;
    const words = `${size} tokens, ${droppedTokens} made room`;
    console.log(
      `${String(sent).padStart(7)} messages   heap ${megabytes(heaps.at(-1) ?? 0)}   ${words}`,
    );
  }
  const { store } = pipeline;
  const each = `${((busyMs * 1000) / sent).toFixed(0)} µs a message`;
  const written = `${(store.written / sent / 1000).toFixed(2)} kB written for each`;
  console.log(`${each}, ${store.writes} writes, ${written}`);
  const found = await waited(() => complaints(pipeline, traffic));
  const [first = 0, last = 0] = [heaps[0], heaps.at(-1)];
  if (last > first * (1 + GROWTH)) {
    found.push(`Memory grew from ${megabytes(first)} to ${megabytes(last)}.`);
  }
  for (const sentence of found.slice(0, 20)) console.log(sentence);
  if (found.length === 0) console.log('Memory is flat and every count is exact.');
  return found.length === 0;
}

/** Views are told of a flood a little later: asks until nothing is wrong, for at most five seconds. */
async function waited(ask: () => Promise<string[]>): Promise<string[]> {
  const end = Date.now() + 5_000;
  for (;;) {
    const found = await ask();
    if (found.length === 0 || Date.now() > end) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const messages = readMessages();
if (messages === null) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  process.exitCode = (await soak(messages)) ? 0 : 1;
  // The view would look after its connection for as long as anybody lets it.
  process.exit();
}
