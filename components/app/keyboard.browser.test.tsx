// Every view by keyboard alone: Tab leads everywhere and out again, one sees where one is, and the focus
// is never lost when what had it goes away.
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TokenId } from '../../lib/ledger/record.ts';
import { SCENES } from '../../tests/gallery/scenes.ts';
import { mountPanel } from '../../tests/support/mount.tsx';
import { showState } from '../../tests/support/show-state.ts';
import { describeStop, unreached, walkPage, walkRound } from '../../tests/support/tab-stops.ts';
import { createPanelState } from './view-state.ts';

describe('Tab leads to everything, and back', () => {
  test.each([
    ['the panel, wide', 'view=panel&select=access', 1_280, 700],
    ['the panel, narrow', 'view=panel&select=access&press=Timeline', 360, 900],
    ['structure', 'view=panel&select=access&tab=structure', 1_280, 700],
    ['sightings', 'view=panel&scene=travelled&select=travelled&tab=sightings', 1_280, 700],
    ['findings', 'view=panel&scene=findings&select=flawed&tab=findings', 1_280, 700],
    ['history', 'view=panel&select=access&tab=history', 1_280, 700],
    ['an empty list', 'view=panel&scene=no-access', 1_280, 700],
    ['the popup', 'view=popup&scene=still-sent', 380, 600],
    ['the page of settings', 'view=settings&scene=firefox-settings', 900, 800],
    ['the welcome', 'view=welcome&no-access', 900, 800],
  ])('%s', async (_name, query, width, height) => {
    await showState(query, width, height);
    const { there, back } = await walkPage();
    expect(unreached(document.body, there.stops)).toEqual([]);
    expect([...there.unseen, ...back.unseen]).toEqual([]);
    expect(back.stops.map(describeStop)).toEqual(there.stops.map(describeStop).reverse());
  });
});

test('Tab leads from the filter to what it offers to correct', async () => {
  await showState('view=panel&type=isuer:accounts', 1_280, 700);
  const { stops, unseen } = await walkRound();
  expect(stops.map(describeStop)).toContain('button “Use iss”');
  expect(unseen).toEqual([]);
});

describe('in a dialog the focus stays, and comes back when it closes', () => {
  test.each([
    ['Settings', /^Settings$/],
    ['Export', /^Export options$/],
    ['Import', /^Import$/],
    ['How to filter', /^How to filter$/],
    ['Keys', /keys$/],
  ])('%s', async (title, opener) => {
    await showState('view=panel&select=access', 1_280, 700);
    const button = page.getByRole('button', { name: opener });
    (button.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    const dialog = page.getByRole('dialog', { name: title });
    await expect.element(dialog).toBeVisible();
    expect(dialog.element().contains(document.activeElement)).toBe(true);
    const { stops, unseen } = await walkRound();
    expect(stops.filter((stop) => !dialog.element().contains(stop)).map(describeStop)).toEqual([]);
    expect(unreached(dialog.element(), stops)).toEqual([]);
    expect(unseen).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(button).toHaveFocus();
  });
});

describe('the focus is not lost', () => {
  const state = createPanelState();
  const grid = () => page.getByRole('grid', { name: 'Tokens' });
  const focus = (name: string) => {
    (page.getByRole('button', { name, exact: true }).element() as HTMLElement).focus();
  };

  beforeEach(() => page.viewport(1_280, 700));

  async function openAccess() {
    const view = mountPanel(SCENES['ordinary']?.(), state);
    view.store.rows.selectedId.value = 'access' as TokenId;
    await expect.element(page.getByRole('button', { name: 'Copy token' })).toBeVisible();
    return view;
  }

  test('when the selected token is removed while one is in its detail', async () => {
    const { feed } = await openAccess();
    focus('Copy token');
    feed.remove('access');
    await expect.element(grid()).toHaveFocus();
  });

  test('when all is cleared from within the list', async () => {
    const { feed } = await openAccess();
    (grid().element() as HTMLElement).focus();
    feed.remove(...[...(SCENES['ordinary']?.().tokens ?? [])].map(({ id }) => id));
    await expect.element(grid()).toHaveFocus();
  });

  test('when the filter hides the selected token', async () => {
    const { store } = await openAccess();
    focus('Copy claims');
    store.rows.filter.value = { ...store.rows.filter.value, text: 'nobody' };
    await expect.poll(() => document.activeElement === document.body).toBe(false);
  });

  test('when the button that clears the filter goes away with what it cleared', async () => {
    const { store } = await openAccess();
    store.rows.filter.value = { ...store.rows.filter.value, text: 'nobody' };
    await page.getByRole('main').getByRole('button', { name: 'Clear the filter' }).click();
    await expect.poll(() => document.activeElement === document.body).toBe(false);
  });

  test('when another tab is chosen', async () => {
    await openAccess();
    await page.getByRole('tab', { name: 'Claims' }).click();
    await userEvent.keyboard('{End}');
    await expect.element(page.getByRole('tab', { selected: true })).toHaveFocus();
    await userEvent.keyboard('{Home}');
    await expect.element(page.getByRole('tab', { name: 'Claims' })).toHaveFocus();
  });

  test('when the timeline is folded from within', async () => {
    await openAccess();
    const timeline = page.getByRole('grid', { name: 'Timeline' });
    await expect.element(timeline).toBeVisible();
    (timeline.element() as HTMLElement).focus();
    await userEvent.keyboard('l');
    await expect.element(timeline).not.toBeInTheDocument();
    await expect.poll(() => document.activeElement === document.body).toBe(false);
  });
});

test('the separator between the panes tells where it stands, and moves', async () => {
  await showState('view=panel&select=access', 1_280, 700);
  const line = page.getByRole('separator', { name: 'Room for the list' });
  (line.element() as HTMLElement).focus();
  await userEvent.keyboard('{Home}');
  await expect.element(line).toHaveAttribute('aria-valuenow', '20');
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(line).toHaveAttribute('aria-valuenow', '22');
  await userEvent.keyboard('{End}');
  await expect.element(line).toHaveAttribute('aria-valuenow', '80');
});
