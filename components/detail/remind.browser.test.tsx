import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { TokenId } from '../../lib/ledger/record.ts';
import { DEFAULT_SETTINGS } from '../../lib/settings/settings.ts';
import type { FakeViewOptions } from '../../tests/gallery/fake-view.ts';
import { ORDINARY } from '../../tests/gallery/scenes.ts';
import { mountPanel } from '../../tests/support/mount.tsx';

const bell = () => page.getByRole('button', { name: 'Notify before it expires' });

function select(id: string, options: FakeViewOptions = {}) {
  const view = mountPanel({ tokens: ORDINARY, ...options });
  view.store.rows.selectedId.value = id as TokenId;
  return view;
}

const TURNED_ON: FakeViewOptions = {
  settings: { warnings: { ...DEFAULT_SETTINGS.warnings, notify: true } },
};

beforeEach(() => page.viewport(1_100, 600));

describe('the bell beside the countdown', () => {
  test('asks for notifications at its first press, and then watches the token', async () => {
    const { asked, feed, host } = select('access');
    await bell().click();
    await expect.element(bell()).toHaveAttribute('aria-pressed', 'true');
    expect(asked).toEqual(['notifications']);
    expect(feed.calls).toContain('remind access true');
    expect(host.settings.settings.value.warnings.notify).toBe(true);
  });

  test('watches nothing where they are refused', async () => {
    const { asked, feed } = select('access', { notifications: false });
    await bell().click();
    await expect.poll(() => asked).toEqual(['notifications']);
    await expect.element(bell()).toHaveAttribute('aria-pressed', 'false');
    expect(feed.calls.filter((call) => call.startsWith('remind'))).toEqual([]);
  });

  test('leads to the settings where this page cannot ask', async () => {
    const { asked } = select('access', { notifications: null });
    await bell().click();
    await expect.poll(() => asked).toEqual(['settings']);
  });

  test('stays pressed for the token that replaces the watched one, and lets go of it', async () => {
    const { feed, store } = select('access', TURNED_ON);
    await bell().click();
    const line = store.rows.selected.value?.line;
    const older = store.scoped.value.find((entry) => entry.line === line && entry.id !== 'access');
    expect(older?.id).toBe('old-access');
    await expect.element(bell()).toHaveAttribute('aria-pressed', 'true');
    store.rows.selectedId.value = 'old-access' as TokenId;
    await expect.element(bell()).toHaveAttribute('aria-pressed', 'true');
    await bell().click();
    await expect.element(bell()).not.toBeInTheDocument();
    expect(feed.calls).toContain('remind access false');
  });

  test('is not there for what never ends, nor in private windows', async () => {
    const { store, feed } = select('metrics');
    await expect.element(page.getByRole('region', { name: 'Selected token' })).toBeVisible();
    await expect.element(bell()).not.toBeInTheDocument();
    store.rows.selectedId.value = 'access' as TokenId;
    await expect.element(bell()).toBeVisible();
    feed.become({ watch: { ...store.feed.value.watch, isPrivate: true } });
    await expect.element(bell()).not.toBeInTheDocument();
  });
});

test('a token is expiring as early as people choose', async () => {
  const { host } = select('id');
  const detail = page.getByRole('region', { name: 'Selected token' });
  await expect.element(detail.getByTitle(/^expires in/)).toHaveAttribute('data-mark', 'current');
  const { settings } = host.settings;
  host.settings.change({ ...settings.value, warnings: { minutes: 60, notify: false } });
  await expect.element(detail.getByTitle(/^expires in/)).toHaveAttribute('data-mark', 'expiring');
});
