import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TokenId } from '../../lib/ledger/record.ts';
import { ORDINARY, STILL_SENT } from '../../tests/gallery/scenes.ts';
import { inSeconds, jws, record } from '../../tests/gallery/tokens.ts';
import { mountPanel } from '../../tests/support/mount.tsx';

const grid = () => page.getByRole('grid', { name: 'Tokens' });
const detail = () => page.getByRole('region', { name: 'Selected token' });

const shownIds = () =>
  [...document.querySelectorAll<HTMLElement>('[role=row][data-id]')].map(
    ({ dataset }) => dataset['id'],
  );

/** A token so urgent that it belongs on top of the list. */
const urgent = (id: string) =>
  record(jws({ alg: 'HS256' }, { sub: id, exp: inSeconds(5) }), { id });

function select(id: string) {
  const view = mountPanel({ tokens: ORDINARY });
  view.store.rows.selectedId.value = id as TokenId;
  return view;
}

beforeEach(() => page.viewport(1_100, 600));

test('what is still sent comes first, then what expires next, history last', async () => {
  mountPanel({ tokens: STILL_SENT });
  const order = ['still-sent', 'access', 'id', 'session', 'encrypted', 'metrics', 'old-access'];
  await expect.poll(shownIds).toEqual(order);
});

describe('pressing the title of a column sorts by it', () => {
  test.each([
    ['Expires', 'descending', ['old-access', 'encrypted', 'metrics', 'session', 'id', 'access']],
    ['Kind', 'ascending', ['old-access', 'metrics', 'access', 'id', 'encrypted', 'session']],
    ['Who', 'ascending', ['session', 'old-access', 'id', 'access', 'encrypted', 'metrics']],
    ['Issuer', 'ascending', ['encrypted', 'session', 'old-access', 'id', 'access', 'metrics']],
    ['Carried by', 'ascending', ['metrics', 'old-access', 'access', 'encrypted', 'session', 'id']],
    ['Seen', 'descending', ['access', 'session', 'old-access', 'id', 'encrypted', 'metrics']],
  ])('%s, %s', async (title, direction, order) => {
    mountPanel({ tokens: ORDINARY });
    const header = page.getByRole('columnheader', { name: title });
    await header.getByRole('button').click();
    await expect.element(header).toHaveAttribute('aria-sort', direction);
    expect(shownIds()).toEqual(order);
  });
});

test('a double click opens the token', async () => {
  mountPanel({ tokens: ORDINARY });
  await grid()
    .getByRole('row', { name: /cookie rt/ })
    .dblClick();
  await expect.element(detail()).toHaveFocus();
  await expect.element(detail()).toMatchTextContent(/encrypted \(JWE\)/);
});

describe('the selection', () => {
  test('stays when rows above it go', async () => {
    const { feed } = select('session');
    await expect.element(detail()).toBeVisible();
    feed.remove('access', 'id');
    await expect.poll(shownIds).toHaveLength(4);
    await expect
      .element(grid().getByRole('row', { selected: true }))
      .toMatchTextContent(/cookie shop_session/);
    await expect.element(detail()).toBeVisible();
  });

  test('stays in its place when the clock moves the others', async () => {
    const { clock } = select('access');
    await expect.poll(shownIds).toHaveLength(6);
    clock.pass(73_000);
    await expect.element(grid().getByRole('row', { selected: true })).toMatchTextContent(/1 s ago/);
    expect(shownIds()[0]).toBe('access');
  });

  test('comes into sight when it is chosen elsewhere', async () => {
    await page.viewport(600, 300);
    select('old-access');
    await expect.element(grid().getByRole('row', { selected: true })).toBeInViewport();
  });

  test('an arrow without a selection begins at the top', async () => {
    mountPanel({ tokens: ORDINARY });
    await expect.poll(shownIds).toHaveLength(6);
    (grid().element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowUp}');
    await expect
      .element(grid().getByRole('row', { selected: true }))
      .toHaveAttribute('aria-rowindex', '2');
  });
});

test('a row that the pointer leaves takes its place with the next change', async () => {
  const { feed } = mountPanel({ tokens: ORDINARY });
  await grid()
    .getByRole('row', { name: /svc-metrics/ })
    .hover();
  feed.put(urgent('one'), urgent('two'));
  await expect.poll(shownIds).toHaveLength(8);
  expect(shownIds().indexOf('metrics')).toBe(4);
  await page.getByRole('combobox', { name: 'Filter' }).hover();
  feed.put(urgent('three'));
  await expect.poll(() => shownIds().indexOf('metrics')).toBe(7);
});

describe('"still sent" is never cut off', () => {
  test.each([360, 700, 1_100, 1_280])('in a panel of %d pixels', async (width) => {
    await page.viewport(width, 600);
    const { store } = mountPanel({ tokens: STILL_SENT });
    store.rows.selectedId.value = 'access' as TokenId;
    const words = grid().getByText('still sent', { exact: true });
    await expect.element(words).toBeVisible();
    const { scrollWidth, clientWidth } = words.element();
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  });

  test('and with room for it, since when it has expired is told beside', async () => {
    await page.viewport(1_600, 600);
    mountPanel({ tokens: STILL_SENT });
    const cell = grid().getByRole('gridcell', { name: /still sent/ });
    const rest = cell.getByText(/3 min ago/);
    await expect.element(rest).toBeVisible();
    const bottom = rest.element().getBoundingClientRect().bottom;
    expect(bottom).toBeLessThanOrEqual(cell.element().getBoundingClientRect().bottom);
  });
});
