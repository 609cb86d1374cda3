import { describe, expect, test } from 'vitest';
import { ledgerOf, recordOf } from '../../tests/support/ledger.ts';
import { NOON, request } from '../../tests/support/messages.ts';
import { jws } from '../../tests/support/tokens.ts';
import type { TokenId } from '../ledger/record.ts';
import { inLines } from './in-use.ts';
import { judgeReminders, type Reminding } from './reminder.ts';

const MINUTE = 60_000;

/** An access token of Ada with an hour to live, issued so many minutes from noon. */
const access = (minutes: number, claims: Readonly<Record<string, unknown>> = {}): string =>
  jws({
    iss: 'as',
    sub: 'ada',
    scope: 'read',
    iat: (NOON + minutes * MINUTE) / 1000,
    exp: (NOON + (minutes + 60) * MINUTE) / 1000,
    ...claims,
  });

const FIRST = access(0);
const REFRESHED = access(50);

/** What is due so many minutes after noon, of a reminder for FIRST. */
function judge(minutes: number, told: number | null = null, ...others: string[]): Reminding {
  const ledger = ledgerOf(
    [FIRST, ...others].map((raw) => request({ fields: { Authorization: `Bearer ${raw}` } })),
  );
  const reminder = { id: recordOf(ledger, FIRST).id, toldFor: told };
  return judgeReminders([reminder], inLines(ledger.records()), NOON + minutes * MINUTE);
}

const ends = ({ due }: Reminding): readonly number[] =>
  due.map(({ expiresAt }) => (expiresAt - NOON) / MINUTE);

describe('a reminder', () => {
  test('waits until the token is expiring, and knows when that is', () => {
    expect(judge(54)).toEqual({ due: [], nextAt: NOON + 55 * MINUTE });
  });

  test('is due from then on, until the token has expired', () => {
    expect(ends(judge(55))).toEqual([60]);
    expect(ends(judge(59.9))).toEqual([60]);
    expect(judge(60)).toEqual({ due: [], nextAt: null });
  });

  test('is told once for each end', () => {
    expect(judge(56, NOON + 60 * MINUTE)).toEqual({ due: [], nextAt: null });
    expect(ends(judge(56, NOON + 5 * MINUTE))).toEqual([60]);
  });

  test('follows the token that has replaced its own', () => {
    expect(judge(56, null, REFRESHED)).toEqual({ due: [], nextAt: NOON + 105 * MINUTE });
    expect(ends(judge(106, NOON + 60 * MINUTE, REFRESHED))).toEqual([110]);
  });

  test('is not disturbed by the tokens of others', () => {
    expect(ends(judge(56, null, access(50, { sub: 'bob' })))).toEqual([60]);
  });

  test('of a token that is gone, or has no end, is never due', () => {
    const endless = jws({ iss: 'as', sub: 'ada' });
    const ledger = ledgerOf([request({ fields: { Authorization: `Bearer ${endless}` } })]);
    const reminders = [
      { id: recordOf(ledger, endless).id, toldFor: null },
      { id: 't99' as TokenId, toldFor: null },
    ];
    expect(judgeReminders(reminders, inLines(ledger.records()), NOON)).toEqual({
      due: [],
      nextAt: null,
    });
  });

  test('two of one line are one notice', () => {
    const ledger = ledgerOf(
      [FIRST, REFRESHED].map((raw) => request({ fields: { Authorization: `Bearer ${raw}` } })),
    );
    const reminders = [FIRST, REFRESHED].map((raw) => ({
      id: recordOf(ledger, raw).id,
      toldFor: null,
    }));
    const { due } = judgeReminders(reminders, inLines(ledger.records()), NOON + 106 * MINUTE);
    expect(due).toHaveLength(1);
    const told = reminders.map((reminder) =>
      reminder.id === due[0]?.id ? { ...reminder, toldFor: due[0].expiresAt } : reminder,
    );
    expect(judgeReminders(told, inLines(ledger.records()), NOON + 106 * MINUTE).due).toEqual([]);
  });
});
