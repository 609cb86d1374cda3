import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decoded, jws } from '../../tests/support/tokens.ts';
import type { Finding } from './findings.ts';
import { claimsVerdict, timeVerdict } from './verdicts.ts';

const NOW = Date.UTC(2026, 0, 1);
const SEEN = { firstSeen: NOW, lastSentAt: null };
const seconds = (ms: number) => Math.floor(ms / 1000);
const clock = (earliest: number, latest: number) => {
  return { host: 'api.example', earliest, latest, samples: 3 };
};

function expiring(ms: number) {
  return decoded(jws({ iat: seconds(NOW) - 3600, exp: seconds(NOW + ms) }));
}

describe('time', () => {
  test('is judged by this machine where no clock of a server is known, and says so', () => {
    const verdict = timeVerdict(expiring(-1000), SEEN, NOW, undefined);
    expect(verdict).toMatchObject({ state: 'expired', orElse: null, basis: { clock: 'own' } });
    expect(verdict.moment).toBe(NOW);
  });

  test.each([
    // exp after now, clock ahead by, state, or else
    { left: 60_000, by: [-500, 500], state: 'expiring', orElse: null },
    { left: 60_000, by: [90_000, 91_000], state: 'expired', orElse: null },
    { left: -60_000, by: [-120_000, -119_000], state: 'expiring', orElse: null },
    // One that agrees with this machine's as far as is known does not contradict it.
    { left: 0, by: [-500, 400], state: 'expired', orElse: 'expiring' },
    { left: 1_000, by: [300, 1_100], state: 'expiring', orElse: 'expired' },
    { left: 0, by: [-2_400, -1_100], state: 'expiring', orElse: null },
    { left: -1_000, by: [-2_400, -1_000], state: 'expiring', orElse: 'expired' },
    // Only how soon it expires is uncertain.
    { left: 301_000, by: [-500, 1_100], state: 'current', orElse: null },
  ] as const)(
    'with $left ms left and a clock ahead by $by it is $state, or else $orElse',
    ({ left, by: [earliest, latest], state, orElse }) => {
      const verdict = timeVerdict(expiring(left), SEEN, NOW, clock(earliest, latest));
      expect(verdict).toMatchObject({ state, orElse, basis: { clock: 'server', samples: 3 } });
    },
  );

  test('issued ahead of the clock, and by how much at least', () => {
    const token = decoded(jws({ iat: seconds(NOW) + 3_600 }));
    expect(timeVerdict(token, SEEN, NOW, clock(9000, 10_000)).issuedAhead).toBe(3_590_000);
    expect(timeVerdict(token, SEEN, NOW, clock(3_600_000, 3_601_000)).issuedAhead).toBeNull();
  });

  test('issued a little ahead, as clocks differ, is nothing to tell, as it is for the rules', () => {
    const token = (ahead: number) => decoded(jws({ iat: seconds(NOW) + ahead }));
    expect(timeVerdict(token(2), SEEN, NOW, undefined).issuedAhead).toBeNull();
    expect(timeVerdict(token(1_200), SEEN, NOW, undefined).issuedAhead).toBeNull();
    expect(timeVerdict(token(1_260), SEEN, NOW, undefined).issuedAhead).toBe(1_260_000);
  });

  test('a clock that is off and known exactly leaves no doubt', () => {
    const left = fc.integer({ min: -1e7, max: 1e7 });
    const off = fc.integer({ min: 1_000, max: 1e7 });
    fc.assert(
      fc.property(left, off, fc.constantFrom(1, -1), (ms, amount, sign) => {
        const by = sign * amount;
        expect(timeVerdict(expiring(ms), SEEN, NOW, clock(by, by)).orElse).toBeNull();
      }),
    );
  });

  test('a clock that is not surely off never contradicts what all else says of a token', () => {
    const left = fc.integer({ min: -3_000, max: 3_000 });
    const by = fc.tuple(
      fc.integer({ min: -9_999, max: 999 }),
      fc.integer({ min: -999, max: 9_999 }),
    );
    fc.assert(
      fc.property(left, by, (ms, [earliest, latest]) => {
        fc.pre(earliest <= latest);
        const { state } = timeVerdict(expiring(ms), SEEN, NOW, clock(earliest, latest));
        expect(state).toBe(timeVerdict(expiring(ms), SEEN, NOW, undefined).state);
      }),
    );
  });
});

describe('claims', () => {
  const finding = (severity: Finding['severity'], code: Finding['code']): Finding => {
    return { code, severity, source: [], evidence: [] };
  };

  test('are summed up by the worst that was found', () => {
    const worst = finding('error', 'unsigned');
    const findings = [finding('note', 'odd-kid'), worst, finding('note', 'embedded-key')];
    expect(claimsVerdict(decoded(jws()), { findings, failed: [] })).toEqual({
      state: 'findings',
      worst,
      count: { error: 1, warning: 0, note: 2 },
    });
  });

  test('nothing found is not the same as nothing read', () => {
    const none = { findings: [], failed: [] };
    expect(claimsVerdict(decoded(jws()), none)).toEqual({ state: 'nothing-found' });
    const sealed = decoded('eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..aW5pdA.Y2lwaGVy.dGFn');
    expect(claimsVerdict(sealed, none)).toEqual({ state: 'not-read' });
  });
});
