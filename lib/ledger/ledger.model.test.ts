// Ledger, recorder and store against a model so simple that it is right at a glance: what is known is
// what a list of all that happened says. fast-check makes up the histories, with workers that die at
// any step of a write, stores that refuse and clocks that are set back, and shortens those that part
// the two.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { settled } from '../../tests/support/background.ts';
import { cookie, request, response } from '../../tests/support/messages.ts';
import { WholeRecorder } from '../../tests/support/recorder.ts';
import { MemoryStore } from '../../tests/support/row-store.ts';
import { jws } from '../../tests/support/tokens.ts';
import type { Message } from '../scan/message.ts';
import { Ledger } from './ledger.ts';
import { LIMITS } from './limits.ts';
import type { TokenHistory } from './record.ts';

const TOKENS = ['ada', 'grace', 'edsger', 'barbara'].map((sub) => jws({ sub }));
const KEPT = 18;
const PAGE = { tabId: 1, url: 'https://a.example/' };

/** One thing that happened. */
type Event =
  | { readonly type: 'seen'; readonly raws: readonly string[]; readonly message: Message }
  | { readonly type: 'clear'; readonly raws: readonly string[] }
  | { readonly type: 'undo' }
  /** A full store was freed of the token seen longest ago. */
  | { readonly type: 'room' }
  /** Another worker: it knows what was stored, and nothing of what was cleared. */
  | { readonly type: 'wake' };

interface Seen {
  readonly at: number;
  readonly type: Message['type'];
  readonly requestId: string | null;
  status: number | null;
  failure: string | null;
}

interface Known {
  seen: Seen[];
  refused: number | null;
}

/** What is known after all that happened, tokens in the order in which they were last seen. */
function known(events: readonly Event[]): Map<string, Known> {
  let tokens = new Map<string, Known>();
  let cleared = new Map<string, Known>();
  const last = ({ seen }: Known): number => Math.max(...seen.map(({ at }) => at));
  for (const event of events) {
    if (event.type === 'seen') see(tokens, event.raws, event.message);
    if (event.type === 'clear') {
      cleared = new Map([...tokens].filter(([raw]) => event.raws.includes(raw)));
      for (const raw of event.raws) tokens.delete(raw);
    }
    if (event.type === 'undo') {
      for (const [raw, token] of cleared) if (!tokens.has(raw)) tokens.set(raw, token);
      cleared = new Map();
    }
    if (event.type === 'room') for (const raw of [...tokens.keys()].slice(0, 1)) tokens.delete(raw);
    if (event.type === 'wake') {
      cleared = new Map();
      tokens = new Map([...tokens].sort(([, a], [, b]) => last(a) - last(b)));
    }
  }
  return tokens;
}

function see(tokens: Map<string, Known>, raws: readonly string[], message: Message): void {
  const requestId = 'requestId' in message ? message.requestId : null;
  const status = 'status' in message ? message.status : null;
  const failure = message.type === 'failure' ? message.error : null;
  if (message.type === 'response' || message.type === 'failure') {
    for (const token of tokens.values()) {
      for (const seen of token.seen.slice(-KEPT)) {
        if (seen.requestId !== requestId || seen.status !== null || seen.failure !== null) continue;
        Object.assign(seen, { status, failure });
        if (status === 401) token.refused = message.at;
      }
    }
  }
  for (const raw of raws) {
    const token = tokens.get(raw) ?? { seen: [], refused: null };
    tokens.delete(raw);
    const seen = { at: message.at, type: message.type, requestId, status, failure };
    tokens.set(raw, { ...token, seen: [...token.seen, seen] });
  }
}

/** What a comparison looks at, of the model and of the ledger. */
const told = (tokens: Map<string, Known>) =>
  [...tokens].map(([raw, { seen, refused }]) => ({
    raw,
    count: seen.length,
    first: Math.min(...seen.map(({ at }) => at)),
    last: Math.max(...seen.map(({ at }) => at)),
    // Where the sighting had made room, only a ledger that was not woken knows of the refusal.
    refused: seen.length > KEPT ? null : refused,
    kept: seen.slice(-KEPT).map(({ type: _, ...rest }) => rest),
  }));

const byRaw = (a: { raw: string }, b: { raw: string }): number => a.raw.localeCompare(b.raw);
const sorted = (of: ReturnType<typeof told>) => JSON.stringify(of.toSorted(byRaw), null, 1);

function held(ledger: Ledger): ReturnType<typeof told> {
  return ledger.histories('all').map(({ record, sightings }) => ({
    raw: record.raw,
    count: record.places.reduce((total, { count }) => total + count, 0),
    first: record.firstSeen,
    last: record.lastSeen,
    refused: record.sightingCount > KEPT ? null : (record.lastRejection?.at ?? null),
    kept: sightings
      .slice(-KEPT)
      .map(({ at, requestId, status, failure }) => ({ at, requestId, status, failure })),
  }));
}

/** One life of the worker. */
class Life {
  readonly ledger = new Ledger({ ...LIMITS, sightingsPerToken: KEPT });
  readonly recorder: WholeRecorder;
  cleared: readonly TokenHistory[] = [];
  isLoaded = false;

  readonly store: MemoryStore;

  constructor(store: MemoryStore) {
    this.store = store;
    this.recorder = new WholeRecorder({ ledger: this.ledger, store, onStored: () => undefined });
    this.recorder.begin();
  }

  async load(): Promise<void> {
    this.isLoaded = true;
    await this.recorder.load(await this.store.readAll());
  }
}

class World {
  life = new Life(new MemoryStore());
  events: Event[] = [];
  /** So many of the events are surely stored. */
  stored = 0;
  now = 1_000_000;

  message(requestId: string) {
    return { ...PAGE, at: this.now++, requestId } as const;
  }

  see(message: Message, ...raws: readonly string[]): void {
    this.events.push({ type: 'seen', raws, message });
    this.life.recorder.accept(message);
  }

  async flush(): Promise<void> {
    await this.life.recorder.flush();
    this.stored = this.events.length;
    this.compare();
  }

  compare(): void {
    if (this.life.isLoaded) {
      expect(sorted(held(this.life.ledger))).toBe(sorted(told(known(this.events))));
    }
  }

  /** The worker dies so many steps from now; the next one must know all that was surely stored. */
  async die(steps: number): Promise<void> {
    const { store } = this.life;
    store.stepsLeft = steps;
    void this.life.recorder.flush();
    await settled();
    const next = new MemoryStore();
    next.rows = store.rows;
    this.life = new Life(next);
    await this.life.load();
    const found = sorted(held(this.life.ledger));
    this.events = this.possible().find((events) => sorted(told(known(events))) === found) ?? [
      ...this.events,
      { type: 'wake' },
    ];
    this.compare();
    this.stored = this.events.length;
  }

  /** All that was surely stored, and of what happened afterwards as much as was stored in time. */
  private possible(): readonly (readonly Event[] & Event[])[] {
    const possible: Event[][] = [];
    for (let length = this.stored; length <= this.events.length; length++) {
      const events = this.events.slice(0, length);
      possible.push([...events, { type: 'wake' }]);
      // Room is made before what needs it is written.
      const gone = this.events.slice(length).filter(({ type }) => type === 'room');
      if (gone.length > 0) possible.push([...events, ...gone, { type: 'wake' }]);
    }
    return possible;
  }
}

type Command = fc.AsyncCommand<object, World>;

function command(name: string, run: (world: World) => Promise<void> | void): Command {
  return {
    check: () => true,
    toString: () => name,
    async run(_model, world) {
      await run(world);
      world.compare();
    },
  };
}

const pick = fc.constantFrom(...TOKENS);
const exchange = fc.constantFrom('r1', 'r2', 'r3');

const commands = [
  fc.tuple(fc.array(pick, { minLength: 1, maxLength: 12 }), exchange).map(([raws, id]) =>
    command(`request ${id} with ${raws.length}`, (world) => {
      const fields = raws.map((raw, index) => ({ name: `F${index}`, value: raw }));
      world.see({ ...request(world.message(id)), fields }, ...raws);
    }),
  ),
  fc.tuple(pick, exchange).map(([raw, id]) =>
    command(`body ${id}`, (world) => {
      const { fields: _, ...exchanged } = request(world.message(id));
      const body = { text: JSON.stringify({ token: raw }), contentType: 'application/json' };
      world.see({ ...exchanged, type: 'request-body', body }, raw);
    }),
  ),
  fc.tuple(fc.option(pick), exchange, fc.constantFrom(200, 302, 401)).map(([raw, id, status]) =>
    command(`response ${id} ${status}`, (world) => {
      const fields = raw === null ? [] : [{ name: 'set-cookie', value: `a=${raw}` }];
      const message = { ...response(world.message(id)), status, fields };
      world.see(message, ...(raw === null ? [] : [raw]));
    }),
  ),
  exchange.map((id) =>
    command(`failure ${id}`, (world) => {
      const { fields: _, status: __, ...exchanged } = response(world.message(id));
      world.see({ ...exchanged, type: 'failure', error: 'aborted' });
    }),
  ),
  pick.map((raw) =>
    command('body that came back, of unknown request', (world) => {
      const { fields: _, ...exchanged } = response(world.message('r9'));
      const body = { text: raw, contentType: 'text/plain' };
      const message = { ...exchanged, method: 'PUT', requestId: null, status: 200, body };
      world.see({ ...message, type: 'response-body' }, raw);
    }),
  ),
  pick.map((raw) =>
    command('cookie', (world) => {
      world.see(cookie({ at: world.now++, domain: 'a.example', name: 'c', value: raw }), raw);
    }),
  ),
  pick.map((raw) =>
    command('storage', (world) => {
      const place = { ...PAGE, at: world.now++, frameId: 0, name: 'k', value: raw } as const;
      world.see({ ...place, type: 'storage', area: 'local-storage' }, raw);
    }),
  ),
  fc.subarray(TOKENS).map((raws) =>
    command(`clear ${raws.length}`, ({ life, events }) => {
      if (!life.isLoaded) return;
      const ids = life.ledger.records().filter(({ raw }) => raws.includes(raw));
      life.cleared = life.ledger.remove(ids.map(({ id }) => id));
      events.push({ type: 'clear', raws });
    }),
  ),
  fc.constant(
    command('undo', ({ life, events }) => {
      if (!life.isLoaded) return;
      life.ledger.putBack(life.cleared);
      life.cleared = [];
      events.push({ type: 'undo' });
    }),
  ),
  fc.integer({ min: 1, max: 50 }).map((ms) =>
    // Odd moments before the change and even ones after it, so that no two are the same.
    command(`clock set back by ${ms}`, (world) => {
      world.now -= ms + 0.001;
    }),
  ),
  fc.constant(command('flush', (world) => world.flush())),
  fc.constant(
    command('a store that refuses everything for a while', async (world) => {
      world.life.store.refuses = () => true;
      await world.life.recorder.flush();
      world.life.store.refuses = () => false;
    }),
  ),
  pick.map((raw) =>
    command('a store that is full for a while', async (world) => {
      const { life } = world;
      if (!life.isLoaded) return;
      await world.flush();
      const allowed = Object.keys(life.store.rows).length;
      let isFull = true;
      life.store.refuses = (rows) => isFull && Object.keys(rows).length >= allowed;
      world.see(cookie({ at: world.now++, domain: 'a.example', name: 'c', value: raw }), raw);
      await life.recorder.flush();
      isFull = false;
      if (life.ledger.size < known(world.events).size) world.events.push({ type: 'room' });
    }),
  ),
  fc
    .integer({ min: 0, max: 4 })
    .map((steps) =>
      command(`the worker dies after ${steps} more steps`, (world) => world.die(steps)),
    ),
  fc.tuple(fc.integer({ min: 0, max: 6 }), fc.array(pick, { maxLength: 3 })).map(([steps, raws]) =>
    command(
      `the worker wakes, sees ${raws.length} and dies after ${steps} steps`,
      async (world) => {
        await world.flush();
        await world.die(Number.POSITIVE_INFINITY);
        const store = new MemoryStore();
        store.rows = world.life.store.rows;
        store.stepsLeft = steps;
        world.life = new Life(store);
        for (const raw of raws) {
          world.see(cookie({ at: world.now++, domain: 'a.example', name: 'c', value: raw }), raw);
          await settled();
        }
        void world.life.load();
        await settled();
        await world.die(steps);
      },
    ),
  ),
];

test('the ledger knows what a list of all that happened says, whenever the worker dies', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 60, size: 'max' }), async (sequence) => {
      const world = new World();
      await world.life.load();
      await fc.asyncModelRun(() => ({ model: {}, real: world }), sequence);
      await world.flush();
      await world.die(Number.POSITIVE_INFINITY);
    }),
    { numRuns: 150 },
  );
}, 60_000);
