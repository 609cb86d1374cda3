import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ledgerOf } from '../../tests/support/ledger.ts';
import { cookie, NOON, request } from '../../tests/support/messages.ts';
import { jwe, jws } from '../../tests/support/tokens.ts';
import type { Message } from '../scan/message.ts';
import { judgeTab, type TabJudgement } from './badge.ts';
import { tokensInUse } from './in-use.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** An access token of Ada, issued `from` and expiring `to` milliseconds from noon. */
const access = (from: number, to: number, claims: Readonly<Record<string, unknown>> = {}): string =>
  jws({
    iss: 'as',
    sub: 'ada',
    scope: 'read',
    iat: (NOON + from) / 1000,
    exp: (NOON + to) / 1000,
    ...claims,
  });

const sent = (raw: string, after = 0): Message =>
  request({ at: NOON + after, fields: { Authorization: `Bearer ${raw}` } });

/** What the badge of the tab says `after` milliseconds from noon. */
function judge(messages: readonly Message[], after = 0): TabJudgement {
  return judgeTab(tokensInUse(ledgerOf(messages).records(), 7, 0), NOON + after);
}

const OLD = access(-HOUR, -MINUTE);
const FRESH = access(-MINUTE, HOUR);

describe('the worst state of a tab', () => {
  test('a server whose clock is behind may have taken for current what was sent to it', () => {
    const tokens = tokensInUse(ledgerOf([sent(OLD)]).records(), 7, 0);
    const stateWith = (samples: number) => {
      const [earliest, latest] = [-HOUR, -HOUR + SECOND];
      const host = tokens[0]?.record.hosts[0] ?? '';
      const clocks = [{ host, earliest, latest, samples }];
      return judgeTab(tokens, NOON, undefined, clocks).worst.state;
    };
    expect(stateWith(3)).toBe('calm');
    expect(stateWith(1)).toBe('expired-but-sent');
  });

  test('nothing seen, nothing wrong', () => {
    expect(judge([])).toEqual({ worst: { state: 'calm' }, changesAt: null });
  });

  test('a current token is calm until its warning begins', () => {
    expect(judge([sent(FRESH)])).toEqual({
      worst: { state: 'calm' },
      changesAt: NOON + HOUR - 5 * MINUTE,
    });
  });

  test('a token that never expires, or cannot be read, is calm for good', () => {
    expect(judge([sent(jws({ sub: 'ada' })), sent(jwe())])).toEqual({
      worst: { state: 'calm' },
      changesAt: null,
    });
  });

  test('an expired token that was sent after its end is the worst', () => {
    expect(judge([sent(OLD)])).toEqual({ worst: { state: 'expired-but-sent' }, changesAt: null });
  });

  test('one that was last sent before its end is calm: nothing goes wrong', () => {
    expect(judge([sent(OLD, -HOUR)]).worst.state).toBe('calm');
  });

  test('an expired token in the jar was not sent by anyone', () => {
    const messages = [cookie({ value: OLD }), sent(FRESH)];
    expect(judge(messages).worst.state).toBe('calm');
  });

  test('expired outdoes expiring', () => {
    const ending = access(-HOUR, 2 * MINUTE, { sub: 'grace' });
    const { worst, changesAt } = judge([sent(OLD), sent(ending)]);
    expect(worst).toEqual({ state: 'expired-but-sent' });
    expect(changesAt).toBe(NOON + MINUTE);
  });
});

describe('minutes', () => {
  test.each([
    [5 * MINUTE, 5, 4 * MINUTE],
    [4 * MINUTE + 1, 5, 4 * MINUTE],
    [4 * MINUTE, 4, 3 * MINUTE],
    [61 * SECOND, 2, MINUTE],
    [MINUTE, 1, 0],
    [1, 1, 0],
  ])('%i ms before the end the badge says %i', (left, minutes, changesAtLeft) => {
    const end = NOON + HOUR;
    const { worst, changesAt } = judge([sent(FRESH)], HOUR - left);
    expect(worst).toEqual({ state: 'expiring', minutes });
    expect(changesAt).toBe(end - changesAtLeft);
  });

  test('the token that ends first decides', () => {
    const ends = [4, 2, 3].map((minutes, index) =>
      sent(access(-HOUR, minutes * MINUTE, { sub: `user ${index}` })),
    );
    expect(judge(ends).worst).toEqual({ state: 'expiring', minutes: 2 });
  });
});

describe('a refresh', () => {
  test('replaces an expired token, in whatever order the two are seen', () => {
    expect(judge([sent(OLD), sent(FRESH)]).worst.state).toBe('calm');
    expect(judge([sent(FRESH), sent(OLD)]).worst.state).toBe('calm');
  });

  test('that came without iat is told by when it was seen', () => {
    const [old, fresh] = [
      jws({ sub: 'ada', scope: 'read', exp: NOON / 1000 - 60 }),
      jws({ sub: 'ada', scope: 'read', exp: NOON / 1000 + 3600 }),
    ];
    expect(judge([sent(old), sent(fresh, 1)], 2).worst.state).toBe('calm');
    expect(judge([sent(fresh), sent(old, 1)], 2).worst.state).toBe('expired-but-sent');
  });

  test.each([
    ['subject', { sub: 'grace' }],
    ['issuer', { iss: 'other' }],
    ['audience', { aud: 'other' }],
    ['client', { client_id: 'other' }],
    ['kind', { nonce: 'n' }],
  ])('does not replace a token of another %s', (_name, claims) => {
    const other = access(-MINUTE, HOUR, claims);
    expect(judge([sent(OLD), sent(other)]).worst.state).toBe('expired-but-sent');
  });

  test('excuses the old token until it was there, and no longer', () => {
    const straggler = sent(OLD, 1);
    expect(judge([sent(OLD), sent(FRESH, 1), straggler], 2).worst.state).toBe('calm');
    expect(judge([sent(OLD), sent(FRESH, 1), sent(OLD, 2)], 3).worst.state).toBe(
      'expired-but-sent',
    );
  });

  test('of one session cookie does not excuse another that goes on being sent', () => {
    const session = (name: string, exp: number, after: number): Message =>
      request({
        at: NOON + after,
        fields: { Cookie: `${name}=${jws({ sub: 'ada', exp: NOON / 1000 + exp })}` },
      });
    const both = [session('cart', -60, 0), session('login', 3600, 1), session('cart', -60, 2)];
    expect(judge(both, 3).worst.state).toBe('expired-but-sent');
    expect(judge([session('cart', -60, 0), session('cart', 3600, 1)], 2).worst.state).toBe('calm');
  });
});

describe('the tokens in use', () => {
  test('are those that the tab carried since its page began to load', () => {
    const ledger = ledgerOf([
      sent(OLD, -MINUTE),
      { ...sent(FRESH), tabId: 8 } as Message,
      sent(access(0, HOUR, { sub: 'grace' })),
      cookie({ value: access(0, HOUR, { sub: 'jar' }) }),
    ]);
    const subjects = (tabId: number, since: number): readonly number[] =>
      tokensInUse(ledger.records(), tabId, since).map(({ record }) => record.lastSeen - NOON);
    expect(subjects(7, 0)).toEqual([-MINUTE, 0]);
    expect(subjects(7, NOON)).toEqual([0]);
    expect(subjects(7, NOON + 1)).toEqual([]);
    expect(subjects(8, NOON)).toEqual([0]);
    expect(subjects(9, 0)).toEqual([]);
  });
});

test('until changesAt time alone changes nothing, and at changesAt something', () => {
  const end = fc.integer({ min: -10 * MINUTE, max: 20 * MINUTE });
  fc.assert(
    fc.property(fc.array(end, { minLength: 1, maxLength: 3 }), fc.nat(600), (ends, seconds) => {
      const messages = ends.map((to, index) => sent(access(-HOUR, to, { sub: `${index}` }), -HOUR));
      const now = seconds * SECOND;
      const { worst, changesAt } = judge(messages, now);
      if (changesAt === null) {
        expect(judge(messages, now + 100 * HOUR).worst).toEqual(worst);
        return;
      }
      expect(changesAt).toBeGreaterThan(NOON + now);
      expect(judge(messages, changesAt - NOON - 1).worst).toEqual(worst);
      expect(judge(messages, changesAt - NOON).changesAt).not.toBe(changesAt);
    }),
  );
});
