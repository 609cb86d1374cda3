import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ledgerOf, recordOf } from '../../tests/support/ledger.ts';
import { request } from '../../tests/support/messages.ts';
import { jwsOf } from '../../tests/support/tokens.ts';
import { inLines } from '../judge/in-use.ts';
import { judgeReminders, type Reminder } from '../judge/reminder.ts';
import { DEFAULT_SETTINGS, type Settings } from '../settings/settings.ts';
import { ExpiryNotices } from './expiry-notices.ts';
import { noticeClicks } from './notice-clicks.ts';

interface Shown {
  readonly name: string;
  readonly title: string;
  readonly message: string;
}

const world = vi.hoisted(() => {
  const state = {
    shown: [] as Shown[],
    alarms: [] as (number | null)[],
    fronted: [] as number[],
    opened: [] as string[],
    press: (_name: string): void => undefined,
  };
  const listeners = { addListener: () => undefined };
  vi.stubGlobal('chrome', {
    runtime: { getURL: (path: string) => `extension:${path}` },
    alarms: {
      onAlarm: listeners,
      clear: () => state.alarms.push(null),
      create: (_name: string, { when }: { when: number }) => state.alarms.push(when),
    },
    tabs: {
      update: async (tabId: number) => {
        if (tabId !== 7) throw new Error('closed');
        state.fronted.push(tabId);
        return { windowId: 1 };
      },
      create: async ({ url }: { url: string }) => state.opened.push(url),
    },
    windows: { update: async () => undefined },
    notifications: {
      onClicked: {
        addListener: (listener: (name: string) => void) => {
          state.press = listener;
        },
      },
      clear: async () => true,
      create: async (name: string, { title, message }: Omit<Shown, 'name'>) => {
        state.shown.push({ name, title, message });
      },
    },
  });
  return state;
});

const NOW = 1_893_456_000_000;
const MINUTE = 60_000;

/** Ada's access token, with an hour to live and so many minutes left. */
const tokenWith = (minutes: number): string => {
  const exp = (NOW + minutes * MINUTE) / 1000;
  return jwsOf(
    `{"iss":"https://as.example","sub":"1","email":"ada@shop.example","scope":"read","iat":${exp - 3600},"exp":${exp}}`,
    '{"alg":"RS256","typ":"at+jwt"}',
  );
};

function noticesOf(raw: string, settings: Partial<Settings> = {}, tabId = 7) {
  const ledger = ledgerOf([request({ tabId, fields: { Authorization: `Bearer ${raw}` } })]);
  let reminders: readonly Reminder[] = [{ id: recordOf(ledger, raw).id, toldFor: null }];
  const listen = noticeClicks((id) => void notices.lead(id));
  const notices: ExpiryNotices = new ExpiryNotices({
    settings: () => ({
      ...DEFAULT_SETTINGS,
      warnings: { minutes: 5, notify: true },
      ...settings,
    }),
    listen,
    loaded: () => Promise.resolve(),
    book: () => ({
      judgeReminders: (now, warnMs) =>
        judgeReminders(reminders, inLines(ledger.records()), now, warnMs),
      reminded: async ({ id, expiresAt }) => {
        reminders = [{ id, toldFor: expiresAt }];
      },
      lastTabOf: () => tabId,
    }),
  });
  listen();
  return notices;
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  Object.assign(world, { shown: [], alarms: [], fronted: [], opened: [] });
  return () => vi.useRealTimers();
});

describe('a notification before a token expires', () => {
  test('is shown when the token begins to expire, once, and holds no token', async () => {
    const raw = tokenWith(4.5);
    const notices = noticesOf(raw);
    notices.refresh();
    await vi.advanceTimersByTimeAsync(300);
    expect(world.shown).toEqual([
      {
        name: 'expiry t1',
        title: 'Access token expires in 5 minutes',
        message: 'ada@shop.example · https://as.example',
      },
    ]);
    expect(JSON.stringify(world.shown)).not.toContain(raw.slice(0, 20));
    notices.refresh();
    await vi.advanceTimersByTimeAsync(300);
    expect(world.shown).toHaveLength(1);
  });

  test('comes at its moment, which an alarm keeps through a stop of the worker', async () => {
    const notices = noticesOf(tokenWith(6));
    notices.refresh();
    await vi.advanceTimersByTimeAsync(300);
    expect(world.shown).toEqual([]);
    expect(world.alarms).toEqual([NOW + MINUTE]);
    await vi.advanceTimersByTimeAsync(MINUTE + 300);
    expect(world.shown).toHaveLength(1);
  });

  test('names nobody where claims that tell of a person are masked', async () => {
    noticesOf(tokenWith(3), { masking: 'tokens-and-people' }).refresh();
    await vi.advanceTimersByTimeAsync(300);
    expect(world.shown[0]?.message).toBe('https://as.example');
  });

  test('is not shown to those who have not asked for any', async () => {
    noticesOf(tokenWith(3), { warnings: { minutes: 5, notify: false } }).refresh();
    await vi.advanceTimersByTimeAsync(300);
    expect(world.shown).toEqual([]);
  });

  test('leads to the tab of the token, or to the inspector where that was closed', async () => {
    noticesOf(tokenWith(3));
    world.press('expiry t1');
    await vi.advanceTimersByTimeAsync(0);
    expect(world.fronted).toEqual([7]);
    world.press('another notice');
    noticesOf(tokenWith(3), {}, 8);
    world.press('expiry t1');
    await vi.advanceTimersByTimeAsync(0);
    expect(world.opened).toEqual(['extension:/inspector.html']);
    expect(world.fronted).toEqual([7]);
  });
});
