import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import type { TokenId } from '../../lib/ledger/record.ts';
import { ORDINARY, SCENES, STILL_SENT } from '../../tests/gallery/scenes.ts';
import { mountPanel, mountPopup } from '../../tests/support/mount.tsx';
import { createPanelState, type DetailTab } from './view-state.ts';

const grid = () => page.getByRole('grid', { name: 'Tokens' });

/** What axe finds by WCAG 2.2 AA and good practice, a sentence each; also targets too close. */
async function findings(): Promise<readonly string[]> {
  const { violations } = await axe.run(document.body, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'target-size': { enabled: true } },
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${any[0]?.message ?? ''} ${html.slice(0, 160)}`),
  );
}

interface PanelScene {
  readonly scene: string;
  readonly select?: string;
  readonly tab?: DetailTab;
  readonly raw?: boolean;
}

const PANELS: readonly PanelScene[] = [
  { scene: 'ordinary' },
  { scene: 'ordinary', select: 'access' },
  { scene: 'ordinary', select: 'old-access' },
  { scene: 'ordinary', select: 'access', tab: 'structure' },
  { scene: 'ordinary', select: 'access', tab: 'sightings' },
  { scene: 'ordinary', select: 'id', raw: true },
  { scene: 'ordinary', select: 'encrypted' },
  { scene: 'still-sent', select: 'still-sent' },
  { scene: 'still-sent', select: 'still-sent', tab: 'sightings' },
  { scene: 'hostile', select: 'hostile' },
  { scene: 'paused' },
  { scene: 'no-access' },
  { scene: 'left-out' },
  { scene: 'reloaded-with-tokens', select: 'access' },
  { scene: 'loading' },
  { scene: 'clocks', select: 'old-access' },
  { scene: 'travelled', select: 'travelled', tab: 'sightings' },
];

function openPanel({ scene, select, tab = 'claims', raw = false }: PanelScene) {
  const state = createPanelState();
  state.detail.tab.value = tab;
  state.detail.raw.value = raw;
  const view = mountPanel(SCENES[scene]?.(), state);
  if (select) view.store.rows.selectedId.value = select as TokenId;
}

async function emulate(features: readonly { readonly name: string; readonly value: string }[]) {
  await cdp().send('Emulation.setEmulatedMedia', { features: [...features] });
}

describe.each([
  ['wide', 1_100, 'light'],
  ['wide', 1_100, 'dark'],
  ['narrow', 360, 'light'],
  ['narrow', 360, 'dark'],
])('axe finds nothing: %s (%d), %s', (_size, width, theme) => {
  beforeEach(async () => {
    document.documentElement.dataset['theme'] = theme;
    await page.viewport(width, 600);
  });

  test.each(PANELS.map((scene) => [Object.values(scene).join(' '), scene] as const))(
    'panel, %s',
    async (_name, scene) => {
      openPanel(scene);
      await expect.element(grid()).toBeVisible();
      if (scene.tab === 'sightings') await expect.element(page.getByRole('table')).toBeVisible();
      expect(await findings()).toEqual([]);
    },
  );

  test.each(['ordinary', 'still-sent', 'hostile', 'empty', 'no-access'])(
    'popup, %s',
    async (scene) => {
      mountPopup(SCENES[scene]?.());
      await expect.element(page.getByRole('main')).toBeVisible();
      expect(await findings()).toEqual([]);
    },
  );

  test('an open menu', async () => {
    openPanel({ scene: 'ordinary', select: 'access' });
    await page.getByRole('button', { name: 'Copy as' }).click();
    await expect.element(page.getByRole('menu')).toBeVisible();
    expect(await findings()).toEqual([]);
  });

  test('the keys', async () => {
    openPanel({ scene: 'ordinary' });
    (grid().element() as HTMLElement).focus();
    await userEvent.keyboard('?');
    await expect.element(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    expect(await findings()).toEqual([]);
  });
});

describe('where the system chooses the colours', () => {
  beforeEach(async () => {
    await page.viewport(1_100, 600);
    await emulate([{ name: 'forced-colors', value: 'active' }]);
  });
  afterEach(() => emulate([]));

  const ground = (element: Element | undefined) =>
    element ? getComputedStyle(element).backgroundColor : '';

  test('the selected row, the chosen kind and the chosen tab stand out', async () => {
    openPanel({ scene: 'ordinary', select: 'access' });
    await expect.element(grid().getByRole('row', { selected: true })).toBeVisible();
    const chosen = grid().getByRole('row', { selected: true }).element();
    const other = grid().getByRole('row', { selected: false }).elements()[0];
    expect(ground(chosen)).not.toBe(ground(other));
    const [all, access] = page
      .getByRole('radio')
      .elements()
      .map((radio) => radio.closest('label') ?? undefined);
    expect(ground(all)).not.toBe(ground(access));
    const [claims, structure] = page
      .getByRole('tab')
      .elements()
      .map((tab) => getComputedStyle(tab).borderBottomColor);
    expect(claims).not.toBe(structure);
  });

  test('a life that has passed stands out from the rest', async () => {
    mountPopup({ tokens: STILL_SENT });
    await expect.element(page.getByRole('listitem').first()).toBeVisible();
    const bar = document.querySelector('li [data-mark=current][aria-hidden]');
    expect(ground(bar ?? undefined)).not.toBe(ground(bar?.firstElementChild ?? undefined));
  });
});

test('at 400 % zoom nothing has to be scrolled in two directions', async () => {
  await page.viewport(320, 256);
  openPanel({ scene: 'ordinary', select: 'access' });
  await expect.element(page.getByRole('region', { name: 'Selected token' })).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  expect(grid().element().scrollWidth).toBeLessThanOrEqual(320);
});

test('a row arrives silently, and what is copied is told', async () => {
  const { feed, store } = mountPanel({ tokens: ORDINARY.slice(0, 1) });
  feed.put(...ORDINARY);
  await expect.element(grid()).toHaveAttribute('aria-rowcount', '7');
  await expect.element(page.getByRole('status')).toHaveTextContent('');
  const [entry] = store.rows.shown.value;
  if (entry) await store.copy(entry, 'claims');
  await expect.element(page.getByRole('status')).toMatchTextContent(/^Claims copied/);
});
