import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inSeconds, jws, NOW, record } from '../../tests/gallery/tokens.ts';
import { entry, entryOf } from '../../tests/support/entries.ts';
import { jwe } from '../../tests/support/tokens.ts';
import type { TokenId, TokenRecord } from '../ledger/record.ts';
import { createEntry, followRecords } from './entries.ts';
import { type Entry, isOver, issuerWords, whoWords } from './entry.ts';

type Entries = ReadonlyMap<TokenId, Entry>;
const NONE: Entries = new Map();

const follow = (records: readonly TokenRecord[], earlier: Entries = NONE) =>
  followRecords(new Map(records.map((of) => [of.id, of])), earlier);

/** One of several tokens for the same purpose. */
function access(id: string, issued: number, told: Partial<TokenRecord> = {}): TokenRecord {
  const claims = { iss: 'https://as.example', sub: 'ada', iat: inSeconds(issued), jti: id };
  const raw = jws({ alg: 'RS256', typ: 'at+jwt' }, { ...claims, exp: inSeconds(issued + 300) });
  return record(raw, { lastSentAt: NOW, ...told, id });
}

/** Entries without what each of them is judged with, which is of all that were made together. */
const told = (entries: Entries) => [...entries].map(([id, { around: _, ...rest }]) => [id, rest]);

const named = (entries: Entries, id: string) => entries.get(id as TokenId);

describe('what follows from a record', () => {
  test('is decoded once, however often the record changes', () => {
    const first = entry({ sub: 'ada' }, { id: 'one' });
    const again = createEntry({ ...first.record, sightingCount: 9 }, first);
    expect(again?.token).toBe(first.token);
    expect(again?.record.sightingCount).toBe(9);
  });

  test('is the same for a record that changed as for one that is new', () => {
    const place = fc.record({
      carrier: fc.constantFrom('request-header', 'response-body', 'cookie'),
      field: fc.constantFrom('Authorization', 'id_token', 'session'),
      via: fc.constantFrom([], ['Bearer']),
      count: fc.integer({ min: 1, max: 3 }),
    });
    const told = fc.record({
      places: fc.array(place, { minLength: 1, maxLength: 3 }),
      hosts: fc.constantFrom(['a.example'], ['b.example']),
      sightingCount: fc.nat(),
    });
    fc.assert(
      fc.property(told, told, (one, other) => {
        const raw = jws({ alg: 'RS256' }, { sub: 'ada', nonce: 'n' });
        const before = entryOf(record(raw, { ...one, id: 'one' }));
        const now = record(raw, { ...other, id: 'one' });
        expect(createEntry(now, before)).toEqual(entryOf(now));
      }),
    );
  });

  test('is nothing where the text is no token', () => {
    expect(createEntry(record('no token'))).toBeNull();
  });

  test('knows when it ends, and whether it was sent afterwards', () => {
    const sent = entry({ exp: inSeconds(-60) }, { lastSentAt: NOW });
    expect(sent).toMatchObject({ expiresAt: NOW - 60_000, sentAfterExpiry: true });
    const unsent = entry({ exp: inSeconds(-60) }, { lastSentAt: NOW - 60_001 });
    expect(unsent.sentAfterExpiry).toBe(false);
    expect(entry({}).expiresAt).toBeNull();
  });

  test('is over from the moment of its expiry on', () => {
    const token = entry({ exp: inSeconds(60) });
    expect(isOver(token, NOW + 59_999)).toBe(false);
    expect(isOver(token, NOW + 60_000)).toBe(true);
    expect(isOver(entry({}), Number.MAX_VALUE)).toBe(false);
  });
});

test('whoever wants to be warned earlier has entries that say so, and keeps what was decoded', () => {
  const one = record(jws({ alg: 'RS256' }, { iat: inSeconds(0), exp: inSeconds(3_600) }), {
    id: 'one',
  });
  const records = new Map([[one.id, one]]);
  const usual = followRecords(records, NONE);
  expect(named(usual, 'one')?.warnAt).toBe(NOW + 55 * 60_000);
  const early = followRecords(records, usual, 15 * 60_000);
  expect(named(early, 'one')?.warnAt).toBe(NOW + 45 * 60_000);
  expect(named(early, 'one')?.token).toBe(named(usual, 'one')?.token);
  expect(followRecords(records, early, 15 * 60_000).get(one.id)).toBe(early.get(one.id));
});

describe('names', () => {
  test('are those that claims tell, or say why there is none', () => {
    expect(whoWords(entry({ sub: 'ada' }))).toEqual({ text: 'ada', told: true });
    expect(whoWords(entry({}))).toEqual({ text: '—', told: false });
    expect(whoWords(entryOf(record(jwe())))).toEqual({
      text: 'encrypted (JWE)',
      told: false,
    });
    expect(whoWords(entryOf(record(jws({ alg: 'HS256' }, 'no json')))).told).toBe(false);
  });

  test.each([
    ['https://as.example/', 'as.example'],
    ['http://as.example/realms/shop', 'as.example/realms/shop'],
    ['ci.internal', 'ci.internal'],
    ['https://', '—'],
    [undefined, '—'],
  ])('the issuer %s reads %s', (issuer, words) => {
    expect(issuerWords({ issuer })).toBe(words);
  });

  test('are no longer than a line can hold', () => {
    const long = entry({ iss: 'i'.repeat(60_000), sub: 's'.repeat(60_000) });
    expect(whoWords(long).text).toHaveLength(201);
    expect(issuerWords(long)).toHaveLength(201);
  });
});

describe('lines', () => {
  test('an older token is replaced by the newest, whichever came first', () => {
    const tokens = [access('old', -600), access('new', -60), access('middle', -300)];
    for (const records of [tokens, tokens.toReversed()]) {
      const entries = follow(records);
      expect(named(entries, 'old')?.replacedBy).toBe('new');
      expect(named(entries, 'middle')?.replacedBy).toBe('new');
      expect(named(entries, 'new')?.replacedBy).toBeNull();
    }
  });

  test('of other people, clients or kinds have nothing to do with it', () => {
    const other = record(jws({ alg: 'RS256', typ: 'at+jwt' }, { iss: 'x', sub: 'eve' }), {
      id: 'other',
    });
    expect(named(follow([access('old', -600), other]), 'old')?.replacedBy).toBeNull();
  });

  test('an expired token is still sent until it is replaced', () => {
    const old = access('old', -600, { lastSentAt: NOW - 30_000 });
    const alone = follow([old]);
    expect(named(alone, 'old')?.stillSent).toBe(true);
    const replaced = follow([old, access('new', -60, { firstSeen: NOW - 29_000 })], alone);
    expect(named(replaced, 'old')).toMatchObject({ stillSent: false, replacedBy: 'new' });
    const later = { ...old, lastSentAt: NOW - 1_000 };
    expect(named(follow([later, access('new', -60)], replaced), 'old')?.stillSent).toBe(true);
  });

  test('a successor that goes away has never been', () => {
    const both = follow([access('old', -600), access('new', -60)]);
    const [old] = [...both.values()];
    if (!old) throw new Error('no token');
    expect(named(follow([old.record], both), 'old')?.replacedBy).toBeNull();
  });
});

describe('following records', () => {
  test('makes anew only what changed', () => {
    const records = [access('a', -600), record(jws({ alg: 'HS256' }, { sub: 'b' }), { id: 'b' })];
    const before = follow(records);
    const after = follow(records, before);
    for (const [id, of] of after) expect(of).toBe(before.get(id));
    const [first, second] = records;
    if (!first || !second) throw new Error('no token');
    const changed = follow([{ ...first, sightingCount: 2 }, second], before);
    expect(named(changed, 'a')).not.toBe(named(before, 'a'));
    expect(named(changed, 'b')).toBe(named(before, 'b'));
  });

  test('step by step gives what following them at once gives', () => {
    const change = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      issued: fc.constantFrom(-900, -600, -60),
      sent: fc.constantFrom(null, NOW - 500_000, NOW - 10_000, NOW),
      seen: fc.constantFrom(NOW - 400_000, NOW - 5_000),
      gone: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const records = new Map<TokenId, TokenRecord>();
        let entries: Entries = NONE;
        for (const { id, issued, sent, seen, gone } of changes) {
          const next = access(id, issued, { lastSentAt: sent, firstSeen: seen });
          if (gone) records.delete(next.id);
          else records.set(next.id, next);
          entries = followRecords(new Map(records), entries);
        }
        expect(told(entries)).toEqual(told(followRecords(records, NONE)));
      }),
    );
  });
});

describe('entries that are kept in step', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const told = fc.record({
    issued: fc.integer({ min: -600, max: 0 }),
    sightingCount: fc.integer({ min: 1, max: 3 }),
  });
  const lists = fc.array(
    fc.uniqueArray(fc.tuple(fc.constantFrom(...names), told), { selector: ([name]) => name }),
  );

  test('are those of the last records, in their order, whatever came before', () => {
    fc.assert(
      fc.property(lists, (steps) => {
        let entries = NONE;
        let last: readonly TokenRecord[] = [];
        for (const step of steps) {
          last = step.map(([name, { issued, ...more }]) => access(name, issued, more));
          entries = follow(last, entries);
        }
        const anew = follow(last);
        expect([...entries.keys()]).toEqual([...anew.keys()]);
        const shown = (of: Entries) =>
          [...of.values()].map(({ record, replacedBy, stillSent }) => ({
            record,
            replacedBy,
            stillSent,
          }));
        expect(shown(entries)).toEqual(shown(anew));
      }),
      { numRuns: 50 },
    );
  });

  test('are the same ones when nothing changed', () => {
    const records = [access('a', -10), access('b', -20)];
    const entries = follow(records);
    expect(follow(records, entries)).toBe(entries);
  });
});
