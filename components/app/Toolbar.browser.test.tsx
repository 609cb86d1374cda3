import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ORDINARY } from '../../tests/gallery/scenes.ts';
import { jws, NOW, record } from '../../tests/gallery/tokens.ts';
import { mountPanel } from '../../tests/support/mount.tsx';

const grid = () => page.getByRole('grid', { name: 'Tokens' });
const filter = () => page.getByRole('combobox', { name: 'Filter' });
const button = (name: string) => page.getByRole('button', { name, exact: true });

const shownIds = () =>
  [...document.querySelectorAll<HTMLElement>('[role=row][data-id]')].map(
    ({ dataset }) => dataset['id'],
  );

function focusFilter() {
  (filter().element() as HTMLElement).focus();
}

beforeEach(() => page.viewport(1_100, 600));

describe('the filter', () => {
  test('/ selects what was typed before', async () => {
    mountPanel({ tokens: ORDINARY });
    await filter().fill('nothing like it');
    (grid().element() as HTMLElement).focus();
    await userEvent.keyboard('/ada');
    await expect.element(filter()).toHaveValue('ada');
  });

  test('finds all of several words, in any order and case', async () => {
    mountPanel({ tokens: ORDINARY });
    await filter().fill('METRICS ci.internal  push');
    await expect.poll(shownIds).toEqual(['metrics']);
  });

  test('Escape clears it first, and leads to the list then; so does the arrow', async () => {
    mountPanel({ tokens: ORDINARY });
    await filter().fill('metrics');
    await userEvent.keyboard('{Escape}');
    await expect.element(filter()).toHaveValue('');
    await expect.element(filter()).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(grid()).toHaveFocus();
    focusFilter();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(grid()).toHaveFocus();
  });

  test('puts every row in its place, also the selected one', async () => {
    mountPanel({ tokens: ORDINARY });
    await grid()
      .getByRole('row', { name: /3 min ago/ })
      .click();
    await filter().fill('ada');
    await expect.poll(shownIds).toEqual(['access', 'id', 'session', 'old-access']);
    await filter().fill('at+jwt');
    await expect.poll(shownIds).toEqual(['access', 'old-access']);
  });
});

describe('the kinds', () => {
  test('are those that occur, with how many the text leaves of each', async () => {
    mountPanel({ tokens: ORDINARY });
    const chips = page.getByRole('radiogroup', { name: 'Kind' });
    await expect.element(chips).toMatchTextContent('All 6Access 3ID 1Session 2');
    await filter().fill('ci.internal');
    await expect.element(chips).toMatchTextContent('All 1Access 1ID 0Session 0');
  });

  test('are one tab stop with arrow keys, as radio buttons are', async () => {
    mountPanel({ tokens: ORDINARY });
    focusFilter();
    // Between the two is the help.
    await userEvent.keyboard('{Tab}{Tab}{ArrowRight}');
    await expect.element(page.getByRole('radio', { name: 'Access 3' })).toBeChecked();
    await expect.poll(shownIds).toEqual(['access', 'metrics', 'old-access']);
    await userEvent.keyboard('{Tab}');
    await expect.element(page.getByRole('combobox', { name: 'Scope' })).toHaveFocus();
  });

  test('fold into a menu where there is little room, and keep the choice', async () => {
    await page.viewport(600, 600);
    mountPanel({ tokens: ORDINARY });
    await page.getByRole('combobox', { name: 'Kind' }).selectOptions('ID 1');
    await expect.poll(shownIds).toEqual(['id']);
    await page.viewport(1_100, 600);
    await expect.element(page.getByRole('radio', { name: 'ID 1' })).toBeChecked();
  });
});

test('a view of no tab has no scope to choose', async () => {
  const elsewhere = record(jws({ alg: 'HS256' }, { sub: 'eve' }), {
    id: 'elsewhere',
    tabs: [{ tabId: 2, lastSeen: 1 }],
  });
  mountPanel({ tokens: [elsewhere], tabId: null });
  await expect.poll(shownIds).toEqual(['elsewhere']);
  await expect.element(page.getByRole('combobox', { name: 'Scope' })).not.toBeInTheDocument();
});

test('Undo that goes while one is elsewhere takes no focus', async () => {
  const { clock } = mountPanel({ tokens: ORDINARY });
  await button('Clear').click();
  await userEvent.keyboard('{Tab}{Tab}');
  await expect.element(filter()).toHaveFocus();
  clock.pass(60_000);
  await expect.element(button('Undo')).not.toBeInTheDocument();
  await expect.element(filter()).toHaveFocus();
});

describe('Preserve log', () => {
  const check = () => page.getByRole('checkbox', { name: 'Preserve log' });

  test('is what the settings say, and changes them', async () => {
    const { host } = mountPanel({ tokens: ORDINARY, settings: { preserveLog: false } });
    await expect.element(check()).not.toBeChecked();
    await check().click();
    await expect.element(check()).toBeChecked();
    expect(host.settings.settings.value.preserveLog).toBe(true);
  });

  test('without it the list begins anew with the page, and comes back with it', async () => {
    mountPanel({ tokens: ORDINARY, page: { since: NOW - 100_000 } });
    await expect.poll(() => shownIds().length).toBe(6);
    await check().click();
    await expect.poll(shownIds).not.toContain('old-access');
    await check().click();
    await expect.poll(() => shownIds().length).toBe(6);
  });

  test('is there where there is little room', async () => {
    await page.viewport(360, 600);
    mountPanel({ tokens: ORDINARY });
    await expect.element(check()).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  });
});

describe('the export', () => {
  test('holds claims and sightings of the listed tokens', async () => {
    const { asked } = mountPanel({ tokens: ORDINARY });
    await filter().fill('metrics');
    await button('Export').click();
    await expect.poll(() => asked.length).toBe(1);
    const { tokens } = JSON.parse((asked[0] ?? '').replace(/^.*\n/, ''));
    expect(tokens).toMatchObject([
      { kind: 'access', claims: { iss: 'ci.internal', sub: 'svc-metrics', scope: 'push' } },
    ]);
    expect(tokens[0].sightings).toHaveLength(2);
    await expect.element(page.getByText('Exported 1 token as JSON')).toBeVisible();
  });

  test('writes numbers as the token does', async () => {
    const big = record(jws({ alg: 'HS256' }, '{"id":100002348117421473,"rate":3.0}'));
    const { asked } = mountPanel({ tokens: [big] });
    await button('Export').click();
    await expect.poll(() => asked[0]).toMatch(/"id": 100002348117421473,\s+"rate": 3\.0/);
  });

  test('is not offered for an empty list', async () => {
    mountPanel();
    await expect.element(button('Export')).toBeDisabled();
  });
});
