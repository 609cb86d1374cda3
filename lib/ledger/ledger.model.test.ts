// The ledger and its rows against a model so simple that it is right at a glance: lists that are
// searched. fast-check makes up the histories and shortens those that part the two.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cookie, request, response } from '../../tests/support/messages.ts';
import { jws } from '../../tests/support/tokens.ts';
import type { Message } from '../scan/message.ts';
import { scanMessage } from '../scan/scanner.ts';
import { Ledger } from './ledger.ts';
import { LIMITS } from './limits.ts';
import { observationOf } from './observation.ts';
import { LedgerRows, type Rows } from './persistence.ts';
import type { TokenHistory } from './record.ts';

const TOKENS = ['ada', 'grace', 'edsger'].map((sub) => jws({ sub }));
const KEPT = 18;

interface Seen {
  readonly at: number;
  readonly field: string;
  readonly requestId: string | null;
  status: number | null;
}

interface Model {
  tokens: Map<string, { seen: Seen[]; rejection: number | null }>;
  cleared: Map<string, { seen: Seen[]; rejection: number | null }>;
  now: number;
}

/** The real thing: a ledger, what was cleared of it, and a store that outlives it. */
class Real {
  ledger = new Ledger({ ...LIMITS, sightingsPerToken: KEPT });
  rows = new LedgerRows(this.ledger);
  stored: Rows = {};
  cleared: readonly TokenHistory[] = [];

  save(): void {
    const changes = this.ledger.takeChanges();
    if (changes === null) return;
    const { rows, remove } = this.rows.of(changes);
    const kept = Object.entries({ ...this.stored, ...structuredClone(rows) });
    this.stored = Object.fromEntries(kept.filter(([key]) => !remove.includes(key)));
  }

  restart(): void {
    this.save();
    this.ledger = new Ledger({ ...LIMITS, sightingsPerToken: KEPT });
    this.rows = new LedgerRows(this.ledger);
    this.rows.load(structuredClone(this.stored));
    this.cleared = [];
  }
}

type Command = fc.Command<Model, Real>;

function command(name: string, run: (model: Model, real: Real) => void): Command {
  return {
    check: () => true,
    toString: () => name,
    run(model, real) {
      model.now++;
      run(model, real);
      compare(model, real);
    },
  };
}

function compare(model: Model, { ledger }: Real): void {
  const real = ledger.histories('all').map(({ record, sightings }) => ({
    raw: record.raw,
    count: record.sightingCount,
    placed: record.places.reduce((total, { count }) => total + count, 0),
    first: record.firstSeen,
    last: record.lastSeen,
    // Where the sighting had made room, only a ledger that was not restarted knows of the refusal.
    rejection: record.sightingCount > KEPT ? null : (record.lastRejection?.status ?? null),
    kept: sightings.slice(-KEPT).map(({ at, field, status }) => ({ at, field, status })),
  }));
  const expected = [...model.tokens].map(([raw, { seen, rejection }]) => ({
    raw,
    count: seen.length,
    placed: seen.length,
    first: seen[0]?.at,
    last: seen.at(-1)?.at,
    rejection: seen.length > KEPT ? null : rejection,
    kept: seen.slice(-KEPT).map(({ at, field, status }) => ({ at, field, status })),
  }));
  const byRaw = (a: { raw: string }, b: { raw: string }): number => a.raw.localeCompare(b.raw);
  expect(real.sort(byRaw)).toEqual(expected.sort(byRaw));
}

function sight(model: Model, raw: string, seen: Omit<Seen, 'at'>): void {
  const token = model.tokens.get(raw) ?? { seen: [], rejection: null };
  model.tokens.set(raw, { ...token, seen: [...token.seen, { at: model.now, ...seen }] });
}

const message = (model: Model, requestId: string) =>
  ({ at: model.now, tabId: 1, requestId, url: 'https://a.example/' }) as const;

function note(real: Real, noted: Message): void {
  real.ledger.note(observationOf(noted, scanMessage(noted), LIMITS));
}

const pick = fc.constantFrom(...TOKENS);
const exchange = fc.constantFrom('r1', 'r2', 'r3');

const commands = [
  fc.tuple(fc.array(pick, { minLength: 1, maxLength: 12 }), exchange).map(([raws, requestId]) =>
    command(`request ${requestId} with ${raws.length}`, (model, real) => {
      const fields = raws.map((raw, index) => ({ name: `F${index}`, value: raw }));
      for (const { name, value } of fields) {
        sight(model, value, { field: name, requestId, status: null });
      }
      note(real, { ...request(message(model, requestId)), fields });
    }),
  ),
  fc
    .tuple(fc.option(pick), exchange, fc.constantFrom(200, 302, 401))
    .map(([raw, requestId, status]) =>
      command(`response ${requestId} ${status}`, (model, real) => {
        for (const token of model.tokens.values()) {
          // Only what is kept can be answered after a restart; before it, the refusal is.
          for (const seen of token.seen.slice(-KEPT)) {
            if (seen.requestId !== requestId || seen.status !== null) continue;
            seen.status = status;
            if (status === 401) token.rejection = status;
          }
        }
        if (raw !== null) sight(model, raw, { field: 'a', requestId: null, status });
        const fields = raw === null ? [] : [{ name: 'set-cookie', value: `a=${raw}` }];
        note(real, { ...response(message(model, requestId)), status, fields });
      }),
    ),
  pick.map((raw) =>
    command('cookie', (model, real) => {
      sight(model, raw, { field: 'c', requestId: null, status: null });
      const jar = { domain: 'a.example', path: '/', name: 'c', value: raw };
      note(real, cookie({ at: model.now, ...jar }));
    }),
  ),
  fc.subarray(TOKENS).map((raws) =>
    command(`clear ${raws.length}`, (model, real) => {
      model.cleared = new Map([...model.tokens].filter(([raw]) => raws.includes(raw)));
      for (const raw of raws) model.tokens.delete(raw);
      const ids = real.ledger.records().filter(({ raw }) => raws.includes(raw));
      real.cleared = real.ledger.remove(ids.map(({ id }) => id));
    }),
  ),
  fc.constant(
    command('undo', (model, real) => {
      for (const [raw, token] of model.cleared) {
        if (!model.tokens.has(raw)) model.tokens.set(raw, token);
      }
      model.cleared = new Map();
      real.ledger.putBack(real.cleared);
      real.cleared = [];
    }),
  ),
  fc.constant(command('save', (_model, real) => real.save())),
  fc.constant(
    command('restart', (model, real) => {
      model.cleared = new Map();
      real.restart();
    }),
  ),
];

test('the ledger knows what a list of all sightings knows, through clears, undos and restarts', () => {
  fc.assert(
    fc.property(fc.commands(commands, { maxCommands: 60, size: 'max' }), (sequence) => {
      const model: Model = { tokens: new Map(), cleared: new Map(), now: 0 };
      fc.modelRun(() => ({ model, real: new Real() }), sequence);
    }),
    { numRuns: 200 },
  );
});
