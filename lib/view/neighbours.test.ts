import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inSeconds, NOW } from '../../tests/gallery/tokens.ts';
import {
  access,
  at,
  from,
  grant,
  idToken,
  proof,
  refresh,
  used,
} from '../../tests/rules/example.ts';
import type { TokenId, TokenRecord } from '../ledger/record.ts';
import { followRecords } from './entries.ts';
import type { Entry } from './entry.ts';
import { findingsOf } from './findings.ts';

type Entries = ReadonlyMap<TokenId, Entry>;

const id = (name: string): TokenId => name as TokenId;
const GIVEN = from({ beside: [id('access')], grant: grant('refresh_token'), noStore: true });
const REFRESH = { places: [at('request-body', 'refresh_token')], lastSentAt: NOW };

/** Tokens that are judged with one another. */
const FAMILY: readonly TokenRecord[] = [
  access({}, {}, { id: 'access', issuedFor: [id('old')], origin: { ...GIVEN, beside: [] } }),
  access(
    { jti: 'b' },
    {},
    { id: 'more', issuedFor: [id('old')], origin: { ...GIVEN, beside: [] } },
  ),
  idToken({ at_hash: 'AAAA' }, {}, { id: 'id', origin: GIVEN }),
  refresh({ id: 'old', ...REFRESH }),
  refresh({ id: 'new', firstSeen: NOW - 9, issuedFor: [id('old')] }),
  proof({}, {}, { id: 'proof', origin: used({}, { beside: [id('access')] }) }),
  proof({ htm: 'POST' }, {}, { id: 'twin' }),
];

const codes = (entries: Entries) =>
  [...entries].map(([name, entry]) => [name, findingsOf(entry).map(({ code }) => code)]);

test('what is found among tokens does not depend on the order in which they come and go', () => {
  const change = fc.record({
    of: fc.constantFrom(...FAMILY),
    gone: fc.boolean(),
    count: fc.nat(9),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 14 }), (changes) => {
      const records = new Map<TokenId, TokenRecord>();
      let entries: Entries = new Map();
      for (const { of, gone, count } of changes) {
        if (gone) records.delete(of.id);
        else records.set(of.id, { ...of, sightingCount: count + 1 });
        entries = followRecords(new Map(records), entries);
        expect(codes(entries)).toEqual(codes(followRecords(records, new Map())));
      }
    }),
  );
});

test('a token is judged anew when a neighbour comes, and not when that is only seen again', () => {
  const [one, , , , , bound] = FAMILY as readonly [TokenRecord, ...TokenRecord[]];
  if (bound === undefined) throw new Error('There is no proof.');
  const first = followRecords(new Map([[bound.id, bound]]), new Map());
  const both = new Map([bound, one].map((of) => [of.id, of]));
  const second = followRecords(both, first);
  expect(second.get(bound.id)).not.toBe(first.get(bound.id));
  both.set(one.id, { ...one, sightingCount: 7 });
  expect(followRecords(new Map(both), second).get(bound.id)).toBe(second.get(bound.id));
});

test('thousands of proofs with one token stay as they are while it is used', () => {
  const proofs = Array.from({ length: 3_000 }, (_, index) =>
    proof(
      { jti: `${index}` },
      {},
      { id: `p${index}`, origin: used({}, { beside: [id('access')] }) },
    ),
  );
  const all = new Map([...FAMILY, ...proofs].map((of) => [of.id, of]));
  const before = followRecords(all, new Map());
  const [token] = FAMILY;
  if (token !== undefined) all.set(token.id, { ...token, sightingCount: 9 });
  const after = followRecords(new Map(all), before);
  const changed = [...after].filter(([name, entry]) => before.get(name) !== entry);
  expect(changed.length).toBeLessThan(5);
});

describe('the clocks of servers', () => {
  const HOUR = 3_600_000;
  const clock = (offset: number, host = 'api.shop.example') => ({
    ...{ host, samples: 3 },
    ...{ earliest: offset - 400, latest: offset + 400 },
  });
  const found = (of: TokenRecord, ...clocks: readonly ReturnType<typeof clock>[]) => {
    const all = new Map([[of.id, of]]);
    const [entry] = followRecords(all, new Map(), undefined, undefined, clocks).values();
    return entry ? findingsOf(entry).map(({ code }) => code) : [];
  };
  const ahead = access({ iat: inSeconds(3_600), exp: inSeconds(7_200) });
  const expired = access({ iat: inSeconds(-4_000), exp: inSeconds(-400) });

  test('decide what was issued in the future, and what was sent after its end', () => {
    expect(found(ahead)).toEqual(['issued-in-future']);
    expect(found(ahead, clock(HOUR))).toEqual([]);
    expect(found(ahead, clock(HOUR, 'other.example'))).toEqual(['issued-in-future']);
    expect(found(expired)).toEqual(['expired-still-sent']);
    expect(found(expired, clock(-HOUR))).toEqual([]);
    expect(found(expired, clock(HOUR))).toEqual(['expired-still-sent']);
  });

  test('decide nothing by one answer, which may be of a cache', () => {
    expect(found(expired, { ...clock(-HOUR), samples: 1 })).toEqual(['expired-still-sent']);
    expect(found(expired, { ...clock(-HOUR), samples: 2 })).toEqual(['expired-still-sent']);
  });

  test('decide what the list and the heading say as they do what is found', () => {
    const all = new Map([[expired.id, expired]]);
    const told = (entries: Entries) => {
      const entry = entries.get(expired.id);
      return [entry?.stillSent, entry?.sentAfterExpiry];
    };
    const before = followRecords(all, new Map());
    expect(told(before)).toEqual([true, true]);
    const known = followRecords(all, before, undefined, undefined, [clock(-HOUR)]);
    expect(told(known)).toEqual([false, false]);
    expect(told(followRecords(all, known))).toEqual([true, true]);
  });

  test('decide how old a proof is', () => {
    const old = proof({ iat: inSeconds(-600) });
    expect(found(old)).toEqual(['dpop-proof-stale']);
    // A client may go by the clock of the server, which is behind this machine's.
    expect(found(old, clock(-600_000))).toEqual([]);
    // And one that does not is refused by a server whose clock is ahead.
    expect(found(proof(), clock(600_000))).toEqual(['dpop-proof-stale']);
  });

  test('that change let tokens of their hosts be judged anew, and no others', () => {
    const other = access({ jti: 'o' }, {}, { id: 'o', hosts: ['other.example'] });
    const all = new Map([ahead, other].map((of) => [of.id, of]));
    const follow = (before: Entries, ...clocks: readonly ReturnType<typeof clock>[]) =>
      followRecords(all, before, undefined, undefined, clocks);
    const first = follow(new Map());
    const second = follow(first, clock(HOUR));
    expect(second.get(other.id)).toBe(first.get(other.id));
    expect(codes(second).flat(2)).not.toContain('issued-in-future');
    expect(follow(second, clock(HOUR))).toBe(second);
    expect(codes(follow(second)).flat(2)).toContain('issued-in-future');
    // A second more or less changes nothing.
    expect(follow(first, clock(900))).toBe(first);
  });
});
