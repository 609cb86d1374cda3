import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inSeconds, NOW, record } from '../../../tests/gallery/tokens.ts';
import { entriesOf } from '../../../tests/support/entries.ts';
import { jws } from '../../../tests/support/tokens.ts';
import type { TokenId, TokenRecord } from '../../ledger/record.ts';
import type { Entry } from '../entry.ts';
import { lanesOf } from './lane.ts';
import { type LaneLayout, layoutLane } from './lane-layout.ts';
import { timesOfRecord } from './seen-times.ts';
import { timeWindow } from './time-window.ts';

type Claims = Readonly<Record<string, unknown>>;
type Told = Parameters<typeof record>[1];

/** An access token of ada: everything in seconds from now. */
function ada(id: string, from: number, to: number | null, told: Told = {}): TokenRecord {
  const claims: Claims = { iss: 'as', sub: 'ada', jti: id, iat: inSeconds(from) };
  return record(jws({ ...claims, ...(to === null ? {} : { exp: inSeconds(to) }) }), {
    firstSeen: NOW + from * 1_000,
    lastSeen: NOW + from * 1_000 + 30_000,
    ...told,
    id,
  });
}

/** 1,000 seconds before to 1,000 after now, two seconds a pixel. */
const WINDOW = timeWindow(NOW - 1_000_000, NOW + 1_000_000);

function layoutsOf(
  records: readonly TokenRecord[],
  window = WINDOW,
  width = 1_000,
): readonly LaneLayout[] {
  const entries = entriesOf(records);
  const byId = new Map<TokenId, Entry>(entries.map((entry) => [entry.id, entry]));
  const seen = (entry: Entry) => timesOfRecord(entry.record);
  const options = { window, width, seen, find: (id: TokenId) => byId.get(id) };
  return lanesOf(entries).map((lane) => layoutLane(lane, options));
}

function layoutOf(...records: readonly TokenRecord[]): LaneLayout {
  const [layout] = layoutsOf(records);
  if (!layout) throw new Error('The test has no tokens and so no lane.');
  return layout;
}

describe('a bar', () => {
  test('goes from the issue date to the expiry', () => {
    const [bar] = layoutOf(ada('a', -600, 300)).bars;
    expect(bar).toMatchObject({ left: 200, right: 650, bounded: true, goesOn: false });
  });

  test('begins where the token was first seen, if that is all that is known', () => {
    const raw = jws({ iss: 'as', sub: 'ada', exp: inSeconds(300) });
    expect(layoutOf(record(raw, { firstSeen: NOW - 200_000 })).bars[0]?.left).toBe(400);
  });

  test('without an end goes to the edge, or to the token that came next', () => {
    const { bars } = layoutOf(ada('a', -600, null), ada('b', -100, null));
    expect(bars[0]).toMatchObject({ right: 450, bounded: false, goesOn: false });
    expect(bars[1]).toMatchObject({ right: 1_000, bounded: false, goesOn: true });
  });

  test('that goes beyond the edges says so', () => {
    const month = ada('a', -86_400, 30 * 86_400);
    expect(layoutOf(month).bars[0]).toMatchObject({
      ...{ left: 0, right: 1_000, fromBefore: true, goesOn: true },
    });
  });

  test.each([
    ['the year 9999', 253_402_300_799],
    ['no date at all', 1e300],
  ])('ends in %s without harm', (_name, exp) => {
    const raw = jws({ iss: 'as', sub: 'ada', iat: inSeconds(-10), exp });
    expect(layoutOf(record(raw, {})).bars[0]).toMatchObject({ right: 1_000, goesOn: true });
  });

  test('of a token that ends before it begins has no length', () => {
    const [bar] = layoutOf(ada('a', -200, -900)).bars;
    expect(bar).toMatchObject({ left: 400, right: 400 });
  });

  test('stands for all tokens that begin at nearly the same pixel', () => {
    const crowd = Array.from({ length: 50 }, (_, n) => ada(`t${n}`, -500 + n / 10, 100));
    const { bars } = layoutOf(...crowd, ada('later', -100, 400));
    expect(bars.map(({ first, last }) => [first, last])).toEqual([
      [0, 49],
      [50, 50],
    ]);
  });

  test('in which a token is still sent stands for that one', () => {
    const sent = { lastSentAt: NOW - 1_000, lastSeen: NOW - 1_000 };
    const { bars } = layoutOf(ada('old', -500, -400, sent), ada('new', -499, 100));
    expect(bars).toMatchObject([{ entry: { id: 'old' }, first: 0, last: 1 }]);
  });
});

describe('marks', () => {
  test('are one for each pixel at which the token was seen', () => {
    const layout = layoutOf(
      ada('a', -600, 300, { firstSeen: NOW - 600_000, lastSeen: NOW - 599_500 }),
    );
    expect(layout.ticks).toEqual([200]);
  });

  test('of refusals that are close are one', () => {
    const refused = (ago: number) => ({
      lastRejection: { at: NOW - ago * 1_000, status: 401, challenge: null },
    });
    const { rejections } = layoutOf(
      ada('a', -600, -300, refused(304)),
      ada('b', -300, 0, refused(300)),
      ada('c', -200, 300, refused(100)),
    );
    expect(rejections).toMatchObject([
      { x: 348, count: 2, status: 401 },
      { x: 450, count: 1 },
    ]);
  });
});

describe('a handover', () => {
  const REFRESH = record(jws({ iss: 'as', sub: 'ada', typ: 'Refresh' }), {
    id: 'refresh',
    places: [{ carrier: 'request-body', field: 'refresh_token', via: [], count: 1 }],
  });
  const forRefresh = { issuedFor: ['refresh' as TokenId] };
  const refused = { lastRejection: { at: NOW - 301_000, status: 401, challenge: null } };
  const handovers = (first: Told, second: Told) =>
    layoutsOf([ada('a', -600, -200, first), ada('b', -300, 0, second), REFRESH])
      .flatMap((layout) => layout.handovers)
      .map(({ x, evidence, refused, room }) => ({ x, evidence, refused, room }));

  test('after a refusal, by a refresh', () => {
    expect(handovers(refused, forRefresh)).toEqual([
      { x: 350, evidence: 'refresh-answer', refused: 401, room: 650 },
    ]);
  });

  test('by a refresh alone, after a refusal alone, and for no reason that was seen', () => {
    expect(handovers({}, forRefresh)).toMatchObject([{ refused: null }]);
    expect(handovers(refused, {})).toMatchObject([{ evidence: 'rejection', refused: 401 }]);
    expect(handovers({}, {})).toMatchObject([{ evidence: 'time', refused: null }]);
  });

  test('is none between proofs that only share a lane', () => {
    const proof = (id: string, at: number) =>
      record(
        jws(
          { jti: id, htm: 'GET', htu: 'https://a.example/', iat: inSeconds(at) },
          { typ: 'dpop+jwt' },
        ),
        {
          id,
          places: [{ carrier: 'request-header', field: 'DPoP', via: [], count: 1 }],
        },
      );
    const [layout, ...others] = layoutsOf([proof('p1', -500), proof('p2', -300)]);
    expect(others).toEqual([]);
    expect(layout?.lane.tokens).toHaveLength(2);
    expect(layout?.handovers).toEqual([]);
  });
});

test('whatever the records, window and width: a bounded picture, in order and within its edges', () => {
  const moment = fc.oneof(fc.double(), fc.integer({ min: NOW - 1e7, max: NOW + 1e7 }));
  const claim = fc.oneof(fc.double(), fc.constantFrom(null, 'x', inSeconds(5)));
  const one = fc.record({ first: moment, last: moment, iat: claim, exp: claim, at: moment });
  fc.assert(
    fc.property(
      fc.array(one, { maxLength: 60 }),
      moment,
      moment,
      fc.oneof(fc.double(), fc.integer({ min: 0, max: 3_000 })),
      (lives, from, to, width) => {
        const records = lives.map(({ first, last, iat, exp, at }, index) =>
          record(jws({ iss: 'as', sub: index % 2 ? 'ada' : 'bob', jti: String(index), iat, exp }), {
            id: `t${index}`,
            firstSeen: first,
            lastSeen: last,
            lastRejection: { at, status: 403, challenge: null },
          }),
        );
        for (const layout of layoutsOf(records, timeWindow(from, to), width)) {
          const { bars, ticks, rejections, handovers, lane } = layout;
          const edge = Number.isFinite(width)
            ? Math.max(0, Math.min(16_384, Math.floor(width)))
            : 0;
          expect(bars.length).toBeLessThanOrEqual(Math.min(lane.tokens.length, edge / 8 + 5));
          expect(ticks.length).toBeLessThanOrEqual(edge + 1);
          expect(rejections.length).toBeLessThanOrEqual(edge / 10 + 1);
          expect(handovers.length).toBeLessThanOrEqual(bars.length);
          for (const { left, right, first, last } of bars) {
            expect(left).toBeGreaterThanOrEqual(0);
            expect(right).toBeLessThanOrEqual(edge);
            expect(last).toBeGreaterThanOrEqual(first);
          }
          expect(ticks).toEqual(ticks.toSorted((a, b) => a - b));
        }
      },
    ),
    { numRuns: 60 },
  );
});
