import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DEFAULT_SETTINGS, type Settings } from '../../lib/settings/settings.ts';
import { DEFAULT_SORT } from '../../lib/view/sort.ts';
import { ORDINARY } from '../../tests/gallery/scenes.ts';
import { mountPanel } from '../../tests/support/mount.tsx';
import type { SettingsAccess } from './host.ts';
import { rememberedState } from './remembered-layout.ts';

function access(): SettingsAccess & { readonly written: Settings[] } {
  const settings = signal(DEFAULT_SETTINGS);
  const written: Settings[] = [];
  return {
    settings,
    written,
    change(next) {
      written.push(next);
      settings.value = next;
    },
    allowNotifications: null,
    allowResponseBodies: null,
  };
}

test('what was arranged is how the next panel begins', async () => {
  const disk = access();
  const sort = signal(DEFAULT_SORT);
  const state = rememberedState(sort, disk);
  state.split.row.value = 0.3;
  state.detail.tab.value = 'structure';
  state.detail.raw.value = true;
  state.timeline.open.value = false;
  state.timeline.lanes.value = 6;
  sort.value = { column: 'seen', descending: true };
  await expect.poll(() => disk.written.length).toBe(1);

  const later = signal(DEFAULT_SORT);
  const next = rememberedState(later, disk);
  expect(next.split.row.value).toBe(0.3);
  expect(next.detail.tab.value).toBe('structure');
  expect(next.detail.raw.value).toBe(true);
  expect(next.timeline.open.value).toBe(false);
  expect(next.timeline.lanes.value).toBe(6);
  expect(later.value).toEqual({ column: 'seen', descending: true });
});

test('a drag is written once, when it rests', () => {
  vi.useFakeTimers();
  const disk = access();
  const state = rememberedState(signal(DEFAULT_SORT), disk);
  for (let step = 0; step < 50; step++) {
    state.split.row.value = 0.3 + step / 1_000;
    vi.advanceTimersByTime(16);
  }
  expect(disk.written).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(disk.written.map(({ layout }) => layout.splitRow)).toEqual([0.349]);
  vi.useRealTimers();
});

test('what was not yet written is written when the view is closed', () => {
  const disk = access();
  const state = rememberedState(signal(DEFAULT_SORT), disk);
  state.detail.wrap.value = false;
  dispatchEvent(new Event('pagehide'));
  expect(disk.written.map(({ layout }) => layout.wrap)).toEqual([false]);
});

test('another page that is open does not move, and keeps what it changed itself', () => {
  const disk = access();
  const one = rememberedState(signal(DEFAULT_SORT), disk);
  const other = rememberedState(signal(DEFAULT_SORT), disk);
  one.split.row.value = 0.3;
  dispatchEvent(new Event('pagehide'));
  expect(other.split.row.value).toBe(0.54);
  other.detail.tab.value = 'findings';
  dispatchEvent(new Event('pagehide'));
  expect(disk.settings.value.layout).toMatchObject({ splitRow: 0.3, tab: 'findings' });
});

test('nothing that was seen, typed or selected is written', async () => {
  const disk = access();
  await page.viewport(1_280, 700);
  const sort = signal(DEFAULT_SORT);
  const { store } = mountPanel({ tokens: ORDINARY }, rememberedState(sort, disk));
  store.rows.selectedId.value = ORDINARY[0]?.id ?? null;
  await page.getByRole('combobox', { name: 'Filter' }).fill('ada');
  await page.getByRole('tab', { name: /^Structure/ }).click();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => disk.written.length).toBeGreaterThan(0);
  const text = JSON.stringify(disk.written);
  expect(text).not.toMatch(/ada|eyJ|shop/);
  expect(JSON.parse(text).at(-1).layout.tab).toBe('structure');
});
