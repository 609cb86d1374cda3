import { describe, expect, test } from 'vitest';
import { ledgerOf, note, recordOf, statusesOf } from '../../tests/support/ledger.ts';
import { cookie, NOON, request, response } from '../../tests/support/messages.ts';
import { jws } from '../../tests/support/tokens.ts';
import type { Message } from '../scan/message.ts';
import { Ledger } from './ledger.ts';
import { LIMITS, type Limits } from './limits.ts';
import { LedgerRows } from './persistence.ts';
import type { Rows } from './rows.ts';
import { SIGHTINGS_PER_PAGE } from './sighting-page.ts';

const TOKEN = jws({ sub: 'ada' });
const OTHER = jws({ sub: 'grace' });
const sent = (number: number, raw = TOKEN): Message =>
  request({ at: NOON + number, requestId: `r${number}`, fields: { Authorization: raw } });

/** A ledger with its rows, as one life of the worker has them. */
class Life {
  readonly ledger: Ledger;
  private readonly keeper: LedgerRows;
  stored: Rows;

  constructor(stored: Rows = {}, limits: Partial<Limits> = {}) {
    this.ledger = new Ledger({ ...LIMITS, ...limits });
    this.keeper = new LedgerRows(this.ledger);
    this.stored = structuredClone(stored);
    this.keeper.load(this.stored);
  }

  /** Notes messages, writing after each. @returns the keys of the rows that were written. */
  see(...messages: readonly Message[]): readonly string[] {
    return messages.flatMap((message) => {
      note(this.ledger, message);
      return this.save();
    });
  }

  save(): readonly string[] {
    const changes = this.ledger.takeChanges();
    if (changes === null) return [];
    const { rows, remove } = this.keeper.of(changes);
    this.keeper.written();
    const next = { ...this.stored, ...structuredClone(rows) };
    this.stored = Object.fromEntries(Object.entries(next).filter(([key]) => !remove.includes(key)));
    return Object.keys(rows);
  }

  /** Another life of the worker, from what was written. */
  restart(limits: Partial<Limits> = {}): Life {
    return new Life(this.stored, limits);
  }
}

const times = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

describe('a restart', () => {
  test('of a full ledger lets no token go, as what is read back weighs what was written', () => {
    const limits = { characters: 20_000 };
    const life = new Life({}, limits);
    const answered = (n: number) => response({ at: NOON + n + 1, requestId: `r${n}`, status: 401 });
    for (const n of times(60)) life.see(sent(n, jws({ sub: `user ${n}` })), answered(n));
    expect(life.ledger.droppedTokens).toBeGreaterThan(0);
    const again = (it: Life) => it.see(sent(100, jws({ sub: 'user 59' })));
    const next = life.restart(limits);
    again(next);
    again(life);
    expect(next.ledger.size).toBe(life.ledger.size);
    expect(next.ledger.droppedTokens).toBe(life.ledger.droppedTokens);
  });

  test('at any moment loses nothing that was written', () => {
    const life = new Life();
    const messages = [
      ...times(40).map((n) => sent(n)),
      sent(40, OTHER),
      response({ requestId: 'r3', status: 401 }),
      cookie({ at: NOON + 50, value: OTHER }),
    ];
    for (const message of messages) {
      life.see(message);
      const after = life.restart();
      expect(after.ledger.histories('all')).toEqual(life.ledger.histories('all'));
      expect(after.ledger.next).toBe(life.ledger.next);
      expect(after.ledger.takeChanges()).toBeNull();
    }
  });

  test('still joins a response to the request before it', () => {
    const life = new Life();
    life.see(sent(1), sent(2));
    const after = life.restart();
    after.see(response({ requestId: 'r1', status: 403 }));
    expect(statusesOf(after.ledger, TOKEN)).toEqual([403, null]);
    expect(recordOf(after.ledger, TOKEN).lastRejection?.status).toBe(403);
    expect(statusesOf(after.restart().ledger, TOKEN)).toEqual([403, null]);
  });

  test('keeps names unused that were given before', () => {
    const life = new Life();
    life.see(sent(1), sent(2, OTHER));
    const ids = life.ledger.records().map(({ id }) => id);
    life.ledger.remove(ids);
    life.save();
    const after = life.restart();
    after.see(sent(3));
    expect(ids).not.toContain(recordOf(after.ledger, TOKEN).id);
  });

  test('in the middle of letting sightings go keeps their numbers right', () => {
    const few = { sightingsPerToken: 20 };
    const life = new Life({}, few);
    for (const n of times(75)) {
      life.see(sent(n));
      const after = life.restart(few);
      const [now] = life.ledger.histories('all');
      const [then] = after.ledger.histories('all');
      expect(then?.record).toEqual(now?.record);
      // The first page is read whole, so a few older ones may be there as well.
      expect(then?.sightings.slice(-(now?.sightings.length ?? 0))).toEqual(now?.sightings);
      after.see(response({ requestId: `r${n}`, status: 299 }));
      expect(statusesOf(after.ledger, TOKEN).at(-1)).toBe(299);
    }
  });
});

describe('what is written', () => {
  test('is one page of sightings and not all of them', () => {
    const life = new Life();
    life.see(...times(SIGHTINGS_PER_PAGE * 3).map((n) => sent(n)));
    const { id } = recordOf(life.ledger, TOKEN);
    expect(life.see(sent(99))).toEqual([`token:${id}`, `sightings:${id}:3`, 'ledger']);
    expect(life.see(response({ requestId: 'r17' }))).toContain(`sightings:${id}:1`);
  });

  test('leaves no row behind: not of pages let go, not of tokens removed', () => {
    const life = new Life({}, { sightingsPerToken: 20 });
    life.see(...times(100).map((n) => sent(n)), sent(200, OTHER));
    const { id } = recordOf(life.ledger, TOKEN);
    const pages = Object.keys(life.stored).filter((key) => key.startsWith(`sightings:${id}:`));
    expect(pages).toEqual([5, 6].map((page) => `sightings:${id}:${page}`));
    const after = life.restart({ sightingsPerToken: 20 });
    after.ledger.remove(after.ledger.records().map((record) => record.id));
    after.save();
    expect(Object.keys(after.stored)).toEqual(['ledger']);
  });

  test('comes back with an undo', () => {
    const life = new Life();
    life.see(...times(20).map((n) => sent(n)));
    const before = life.ledger.histories('all');
    const cleared = life.ledger.remove(before.map(({ record }) => record.id));
    life.save();
    life.ledger.putBack(cleared);
    life.save();
    expect(life.restart().ledger.histories('all')).toEqual(before);
  });
});

describe('foreign rows', () => {
  const own = new Life();
  own.see(...times(20).map((n) => sent(n)));
  const { id } = recordOf(own.ledger, TOKEN);
  const facts: readonly unknown[] = JSON.parse(String(own.stored[`token:${id}`]));
  /** A token whose facts have this at one place. */
  const spoiled = (at: number, value: unknown): Rows => ({
    'raw:t9': OTHER,
    'token:t9': JSON.stringify(facts.with(at, value)),
  });

  test.each<[string, Rows]>([
    [
      'of other parts of the extension',
      { watching: 'paused', navigations: [[1, 2]], 'jars-read': true },
    ],
    ['that are nothing', { 'token:t7': null, 'token:t8': 7, 'token:': 'x', ledger: 'x' }],
    ['that are no JSON', { 'raw:t9': OTHER, 'token:t9': '[1,' }],
    ['without the token itself', { 'token:t9': JSON.stringify(facts) }],
    ['without facts', { 'raw:t9': OTHER, 'token:t9': '[]' }],
    ['of a place that is unknown here', spoiled(5, [['__proto__', '', [], 1]])],
    ['of a place that is none', spoiled(5, [null, 7, []])],
    ['of sightings without a token', { 'sightings:t9:0': '0\n', 'sightings:x': 1 }],
    ['with an absurd count', spoiled(4, 2 ** 60)],
    ['with no moment', spoiled(3, null)],
    ['of a tab that is none', spoiled(7, [['seven', 1]])],
    ['of a cookie that is none', spoiled(11, {})],
    ['of a refusal that is none', spoiled(12, { at: 'noon' })],
    ['of clocks that are none', { 'clock:a.example': [1], 'clock:b.example': [9, 1, 1] }],
    ['of a journal that is none', { 'journal:x:0': [{ type: 'request' }], 'journal:x:y': 1 }],
  ])('%s are passed over', (_name, rows) => {
    const life = new Life({ ...rows, ...own.stored });
    expect(life.ledger.histories('all')).toEqual(own.ledger.histories('all'));
    expect(life.ledger.clocks()).toEqual([]);
    expect(life.see(sent(99), sent(100, OTHER))).not.toEqual([]);
  });

  test('that belong to no token any more are named, others are not', () => {
    const life = new Life();
    const rows = { ...own.stored, ...spoiled(4, 0), 'sightings:t9:0': '0\n', watching: 'on' };
    const left = new LedgerRows(life.ledger).load(rows);
    expect(left.toSorted()).toEqual(['raw:t9', 'sightings:t9:0', 'token:t9']);
  });

  test('a large but possible count with no pages costs nothing', () => {
    const life = new Life(spoiled(4, Number.MAX_SAFE_INTEGER - 9));
    expect(life.ledger.histories('all')).toMatchObject([{ record: { id: 't9' }, sightings: [] }]);
    life.see(sent(1, OTHER));
    expect(life.restart().ledger.histories('all')).toMatchObject([
      { sightings: [{ at: NOON + 1 }] },
    ]);
  });

  test('a page of another shape ends what can be numbered, and what comes after it stays', () => {
    const life = new Life({ ...own.stored, [`sightings:${id}:0`]: { at: 'noon' } });
    expect(life.ledger.histories('all')[0]?.sightings).toHaveLength(4);
    life.see(response({ requestId: 'r19', status: 207 }));
    expect(statusesOf(life.ledger, TOKEN)).toEqual([null, null, null, 207]);
    life.see(...times(30).map((n) => sent(n + 50)));
    expect(life.restart().ledger.histories('all')).toEqual(life.ledger.histories('all'));
  });

  test.each<[string, (page: string) => string]>([
    ['a line', (page) => page.replace(/\n[^\n]*\n/, '\n[}\n')],
    ['a number', (page) => page.replaceAll(String(NOON), '"noon"')],
    ['a word', (page) => page.replace('request-header', 'nowhere')],
    ['all words', (page) => page.replace(/\t[^\n]*/, '')],
    ['the length', (page) => `${page}${'\n0'.repeat(999)}`],
  ])(
    '%s of a page that is of another shape hides only the sightings it concerns',
    (_what, spoil) => {
      const key = `sightings:${id}:0`;
      const life = new Life({ ...own.stored, [key]: spoil(String(own.stored[key])) });
      const [history] = life.ledger.histories('all');
      expect(history?.record.sightingCount).toBe(20);
      expect(history?.sightings.slice(-4)).toEqual(
        own.ledger.histories('all')[0]?.sightings.slice(-4),
      );
      expect(history?.sightings.length).toBeLessThanOrEqual(20);
    },
  );

  test('a lost row of counters gives no used name to a new token', () => {
    const { ledger: _counters, ...rest } = own.stored;
    const life = new Life(rest);
    life.see(sent(99, OTHER));
    expect(life.ledger.size).toBe(2);
  });
});

test('a ledger that was never written is an empty one', () => {
  expect(new Life().ledger.histories('all')).toEqual([]);
  expect(ledgerOf([]).takeChanges()).toBeNull();
});
