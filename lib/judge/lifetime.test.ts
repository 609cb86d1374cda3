import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decoded, jwe, jwsOf } from '../../tests/support/tokens.ts';
import { type Lifetime, type LifetimeState, lifetime } from './lifetime.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** When the tokens below were issued, milliseconds since the epoch. */
const BORN = 1_893_456_000_000;

interface Record {
  readonly firstSeen: number;
  readonly lastSentAt: number | null;
}

const UNSENT: Record = { firstSeen: BORN, lastSentAt: null };

/** The life of a token with claims as they are written, at a moment relative to its issue. */
function at(ms: number, claims: string, record: Record = UNSENT): Lifetime {
  return lifetime(decoded(jwsOf(claims)), record, BORN + ms);
}

const seconds = (ms: number): number => (BORN + ms) / SECOND;
const HOUR_LONG = `{"iat":${seconds(0)},"exp":${seconds(HOUR)}}`;

describe('the state has exact borders', () => {
  test.each<[string, string, number, LifetimeState]>([
    ['an hour, at its birth', HOUR_LONG, 0, 'current'],
    ['an hour, before its birth', HOUR_LONG, -1, 'current'],
    ['an hour, 5 min and 1 ms before the end', HOUR_LONG, 55 * MINUTE - 1, 'current'],
    ['an hour, 5 min before the end', HOUR_LONG, 55 * MINUTE, 'expiring'],
    ['an hour, 1 ms before the end', HOUR_LONG, HOUR - 1, 'expiring'],
    ['an hour, at the end', HOUR_LONG, HOUR, 'expired'],
    ['an hour, long after', HOUR_LONG, 1000 * HOUR, 'expired'],
  ])('%s', (_name, claims, ms, state) => {
    expect(at(ms, claims).state).toBe(state);
  });

  test('a short life warns in its last tenth', () => {
    const claims = `{"iat":${seconds(0)},"exp":${seconds(100 * SECOND)}}`;
    expect(at(90 * SECOND - 1, claims).state).toBe('current');
    expect(at(90 * SECOND, claims).state).toBe('expiring');
    expect(at(0, claims).warnAt).toBe(BORN + 90 * SECOND);
  });

  test('the two warnings meet at a life of 50 minutes', () => {
    for (const [minutes, warning] of [
      [49, 4.9],
      [50, 5],
      [51, 5],
      [60 * 24 * 365, 5],
    ] as const) {
      const claims = `{"iat":${seconds(0)},"exp":${seconds(minutes * MINUTE)}}`;
      expect(at(0, claims).warnAt).toBe(BORN + (minutes - warning) * MINUTE);
    }
  });

  test.each([
    ['15 min of an hour', 60, 15, 15],
    ['30 min of an hour', 60, 30, 30],
    ['at most half of a life', 60, 60, 30],
    ['2 min of an hour', 60, 2, 2],
    ['a tenth of a short life, at least', 5, 1, 0.5],
    ['an hour of a day', 24 * 60, 60, 60],
  ])('whoever chooses when to be warned is: %s', (_name, life, chosen, warned) => {
    const token = decoded(jwsOf(`{"iat":${seconds(0)},"exp":${seconds(life * MINUTE)}}`));
    const { warnAt } = lifetime(token, UNSENT, BORN, chosen * MINUTE);
    expect(warnAt).toBe(BORN + (life - warned) * MINUTE);
  });

  test('nbf is the first moment at which it may be accepted', () => {
    const claims = `{"nbf":${seconds(MINUTE)},"exp":${seconds(HOUR)}}`;
    expect(at(MINUTE - 1, claims)).toMatchObject({
      state: 'not-yet-valid',
      startsAt: BORN + MINUTE,
    });
    expect(at(MINUTE, claims).state).toBe('current');
    expect(at(MINUTE - 1, `{"nbf":${seconds(MINUTE)}}`).state).toBe('not-yet-valid');
    expect(at(MINUTE, `{"nbf":${seconds(MINUTE)}}`).state).toBe('unbounded');
  });

  test('a life that ends before it begins is never current', () => {
    const claims = `{"nbf":${seconds(HOUR)},"exp":${seconds(MINUTE)}}`;
    expect(at(0, claims).state).toBe('not-yet-valid');
    expect(at(MINUTE, claims).state).toBe('expired');
    expect(at(2 * HOUR, claims).state).toBe('expired');
  });
});

describe('a token without exp', () => {
  test.each([
    '{}',
    `{"iat":${seconds(0)}}`,
    '{"exp":"1893459600"}',
    '{"exp":1e400}',
    '{"exp":null}',
  ])('%s is unbounded', (claims) => {
    expect(at(0, claims)).toMatchObject({
      state: 'unbounded',
      expiresAt: null,
      warnAt: null,
      elapsed: null,
      sentAfterExpiry: false,
    });
  });

  test('one that is encrypted cannot be judged', () => {
    expect(lifetime(decoded(jwe()), UNSENT, BORN).state).toBe('unbounded');
    expect(lifetime(decoded(jwsOf('[]')), UNSENT, BORN).state).toBe('unbounded');
  });
});

describe('dates as they are found', () => {
  test('fractions of a second count', () => {
    const claims = '{"exp":1893456000.5}';
    expect(at(499, claims).state).toBe('expiring');
    expect(at(500, claims)).toMatchObject({ state: 'expired', expiresAt: BORN + 500 });
  });

  test('milliseconds where seconds belong make a date far away, not a fault', () => {
    expect(at(0, `{"iat":${seconds(0)},"exp":${BORN + HOUR}}`).state).toBe('current');
  });

  test('an exp before the epoch is a date', () => {
    expect(at(0, '{"exp":-1}')).toMatchObject({ state: 'expired', expiresAt: -1000 });
    expect(at(0, '{"exp":0}')).toMatchObject({ state: 'expired', expiresAt: 0 });
  });

  test('of two exp members the last counts', () => {
    expect(at(0, `{"exp":1,"exp":${seconds(HOUR)}}`).expiresAt).toBe(BORN + HOUR);
  });
});

describe('the elapsed share', () => {
  test.each([
    [-HOUR, 0],
    [0, 0],
    [HOUR / 4, 0.25],
    [HOUR, 1],
    [2 * HOUR, 1],
  ])('after %i ms of an hour it is %f', (ms, share) => {
    expect(at(ms, HOUR_LONG).elapsed).toBe(share);
  });

  test('begins with nbf, else iat, else the first sighting', () => {
    const exp = `"exp":${seconds(HOUR)}`;
    const seenLate = { firstSeen: BORN + 50 * MINUTE, lastSentAt: null };
    expect(at(55 * MINUTE, `{${exp}}`, seenLate).elapsed).toBe(0.5);
    expect(at(30 * MINUTE, `{"iat":${seconds(0)},${exp}}`, seenLate).elapsed).toBe(0.5);
    const both = `{"iat":${seconds(-HOUR)},"nbf":${seconds(0)},${exp}}`;
    expect(at(30 * MINUTE, both).elapsed).toBe(0.5);
  });
});

describe('sent after expiry', () => {
  test.each([
    [null, false],
    [HOUR - 1, false],
    [HOUR, true],
    [2 * HOUR, true],
  ])('last sent at %s ms of an hour: %s', (sent, answer) => {
    const record = { firstSeen: BORN, lastSentAt: sent === null ? null : BORN + sent };
    expect(at(3 * HOUR, HOUR_LONG, record).sentAfterExpiry).toBe(answer);
  });
});

test('any dates are judged, consistently with themselves', () => {
  const date = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer({ min: -2e9, max: 4e9 }),
    fc.constant(undefined),
  );
  fc.assert(
    fc.property(date, date, date, fc.integer({ min: 0, max: 4e12 }), (exp, nbf, iat, now) => {
      const raw = jwsOf(JSON.stringify({ exp, nbf, iat }));
      const life = lifetime(decoded(raw), { firstSeen: BORN, lastSentAt: now }, now);
      expect(
        life.state === 'unbounded' || life.state === 'not-yet-valid' || life.expiresAt !== null,
      ).toBe(true);
      expect(life.state === 'expired').toBe(life.expiresAt !== null && life.expiresAt <= now);
      if (life.expiresAt !== null)
        expect(life.warnAt ?? Infinity).toBeLessThanOrEqual(life.expiresAt);
      if (life.elapsed !== null) {
        expect(life.elapsed).toBeGreaterThanOrEqual(0);
        expect(life.elapsed).toBeLessThanOrEqual(1);
      }
      expect(life.sentAfterExpiry).toBe(life.state === 'expired');
    }),
    { numRuns: 300 },
  );
});
