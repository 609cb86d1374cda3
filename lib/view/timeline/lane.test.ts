import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inSeconds, NOW, record } from '../../../tests/gallery/tokens.ts';
import { entriesOf } from '../../../tests/support/entries.ts';
import { jws } from '../../../tests/support/tokens.ts';
import type { TokenRecord } from '../../ledger/record.ts';
import { laneName } from './bar-words.ts';
import { createLanes, lanesOf } from './lane.ts';

const MINUTE = 60_000;

/** A token of somebody, last seen so many minutes ago. */
function token(sub: string, iat: number, ago: number, told: Parameters<typeof record>[1] = {}) {
  const raw = jws({ iss: 'as', sub, iat: inSeconds(iat), exp: inSeconds(iat + 300) });
  return record(raw, { firstSeen: NOW - 30 * MINUTE, lastSeen: NOW - ago * MINUTE, ...told });
}

const names = (records: readonly TokenRecord[], before: readonly string[] | null = null) =>
  lanesOf(entriesOf(records), before).map((lane) => laneName(lane));

describe('lanes', () => {
  test('hold tokens that follow one another, in the order of their births', () => {
    const lanes = lanesOf(
      entriesOf([token('ada', 20, 1), token('ada', -300, 4), token('bob', 0, 0)]),
    );
    expect(
      lanes.map(({ tokens }) => tokens.map(({ start }) => start < NOW - 250_000)),
    ).toHaveLength(2);
    const ada = lanes.find(({ newest }) => newest.who === 'ada');
    expect(ada?.tokens.map(({ end }) => end)).toEqual([NOW, NOW + 320_000]);
  });

  test('stand with what is still sent first, then what was seen of late', () => {
    const sent = { lastSentAt: NOW - 20 * MINUTE };
    expect(
      names([token('long ago', 0, 28), token('of late', 1, 0), token('sent', -2_400, 20, sent)]),
    ).toEqual(['sent · Access', 'of late · Access', 'long ago · Access']);
  });

  test('do not change places with each request', () => {
    const one = (ago: number) => token('one', 0, ago, { id: 't1' });
    const two = (ago: number) => token('two', 1, ago, { id: 't2' });
    expect(names([one(0), two(1)])).toEqual(names([one(1), two(0)]));
  });

  test('keep their order while they are pointed at, and new ones come last', () => {
    const quiet = token('quiet', 0, 28, { id: 't1' });
    const lively = token('lively', 1, 0, { id: 't2' });
    const [one] = lanesOf(entriesOf([quiet]));
    expect(names([lively, quiet], [one?.key ?? ''])).toEqual(['quiet · Access', 'lively · Access']);
    expect(names([lively, quiet])).toEqual(['lively · Access', 'quiet · Access']);
  });

  test('are few, however many proofs there are', () => {
    const proofs = Array.from({ length: 200 }, (_, n) =>
      record(
        jws(
          { jti: `p${n}`, htm: 'GET', htu: 'https://a.example/', iat: inSeconds(n) },
          { typ: 'dpop+jwt' },
        ),
        {
          places: [{ carrier: 'request-header', field: 'DPoP', via: [], count: 1 }],
        },
      ),
    );
    expect(names(proofs)).toEqual(['api.shop.example · DPoP']);
  });

  test('bear times that are no numbers', () => {
    expect(names([token('ada', 0, 0, { firstSeen: Number.NaN, lastSeen: Number.NaN })])).toEqual([
      'ada · Access',
    ]);
  });
});

test('lanes that are gathered again and again are those that are gathered anew', () => {
  const told = fc.record({
    id: fc.integer({ min: 1, max: 12 }),
    sub: fc.constantFrom('ada', 'bob', 'eve'),
    iat: fc.constantFrom(-900, -300, 0),
    ago: fc.constantFrom(0, 1, 5, 20),
  });
  const lists = fc.array(fc.uniqueArray(told, { maxLength: 8, selector: ({ id }) => id }), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(lists, (steps) => {
      const gather = createLanes();
      const made = new Map<string, ReturnType<typeof entriesOf>[number]>();
      for (const step of steps) {
        const records = step.map(({ id, sub, iat, ago }) => token(sub, iat, ago, { id: `t${id}` }));
        // What is as it was is the same entry, as in the views.
        const entries = entriesOf(records).map((entry) => {
          const { who, replacedBy, record: of } = entry;
          const key = JSON.stringify([who, replacedBy, of.id, of.lastSeen, of.raw]);
          const known = made.get(key) ?? entry;
          made.set(key, known);
          return known;
        });
        expect(gather(entries)).toEqual(lanesOf(entries));
      }
    }),
    { numRuns: 60 },
  );
});
