import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TokenId } from '../../lib/ledger/record.ts';
import { ORDINARY } from '../../tests/gallery/scenes.ts';
import { mountPanel } from '../../tests/support/mount.tsx';

const opener = () => page.getByRole('button', { name: 'Copy as' });
const menu = () => page.getByRole('menu');
const items = () => menu().getByRole('menuitem');

function openToken() {
  const view = mountPanel({ tokens: ORDINARY });
  view.store.rows.selectedId.value = 'access' as TokenId;
  return view;
}

beforeEach(() => page.viewport(1_100, 600));

describe('a menu', () => {
  test('offers every form, and its button tells whether it is open', async () => {
    openToken();
    await expect.element(opener()).toHaveAttribute('aria-expanded', 'false');
    await opener().click();
    await expect.element(opener()).toHaveAttribute('aria-expanded', 'true');
    expect(
      items()
        .elements()
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Claims, indented JSON',
      'Claims, compact JSON',
      'JOSE header, indented JSON',
      'Markdown table',
      'Token',
      'Authorization value',
      'cURL, token masked',
      'cURL with the token',
      'Safe-share token',
      'Verdict',
    ]);
  });

  test('goes to the next item that begins with a letter, and the letter goes no further', async () => {
    const { copied } = openToken();
    await opener().click();
    await userEvent.keyboard('t');
    await expect
      .element(menu().getByRole('menuitem', { name: 'Token', exact: true }))
      .toHaveFocus();
    await userEvent.keyboard('c');
    await expect.element(items().nth(6)).toHaveFocus();
    expect(copied).toEqual([]);
  });

  test('opens at its end with the arrow that leads up', async () => {
    openToken();
    await expect.element(opener()).toBeVisible();
    (opener().element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(items().last()).toHaveFocus();
  });

  test('scrolls to what has the focus where the panel is low', async () => {
    await page.viewport(700, 140);
    openToken();
    await opener().click();
    await userEvent.keyboard('{End}');
    const last = items().last().element().getBoundingClientRect();
    expect(last.bottom).toBeLessThanOrEqual(innerHeight);
    expect(last.top).toBeGreaterThanOrEqual(0);
  });

  test('is walked through with arrow keys, around its ends', async () => {
    openToken();
    await opener().click();
    await expect.element(items().first()).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(items().last()).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.element(items().nth(1)).toHaveFocus();
  });

  test('copies what is chosen', async () => {
    const { copied } = openToken();
    await opener().click();
    await items().nth(1).click();
    await expect.poll(() => copied).toHaveLength(1);
    expect(copied[0]).toMatch(/^\{"iss":"https:\/\/accounts\.shop\.example",/);
    await expect.element(menu()).not.toBeInTheDocument();
    await expect.element(opener()).toHaveFocus();
  });

  test.each(['{Escape}', '{Tab}'])('closes with %s', async (key) => {
    openToken();
    await opener().click();
    await expect.element(items().first()).toHaveFocus();
    await userEvent.keyboard(key);
    await expect.element(menu()).not.toBeInTheDocument();
  });

  test('closes when something else is pressed', async () => {
    openToken();
    await opener().click();
    await expect.element(menu()).toBeVisible();
    await page.getByRole('combobox', { name: 'Filter' }).click();
    await expect.element(menu()).not.toBeInTheDocument();
    await expect.element(page.getByRole('combobox', { name: 'Filter' })).toHaveFocus();
  });

  test('closes when its button is pressed again', async () => {
    openToken();
    await opener().click();
    await opener().click();
    await expect.element(menu()).not.toBeInTheDocument();
  });

  test.each([
    [320, 400],
    [360, 640],
    [1_100, 220],
  ])('is whole in a panel of %d by %d pixels', async (width, height) => {
    await page.viewport(width, height);
    openToken();
    await opener().click();
    await expect.element(menu()).toBeVisible();
    const { left, right, top, bottom } = menu().element().getBoundingClientRect();
    expect(left).toBeGreaterThanOrEqual(0);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(width);
    expect(bottom).toBeLessThanOrEqual(height);
    const { x, y } = { x: (left + right) / 2, y: (top + bottom) / 2 };
    expect(menu().element().contains(document.elementFromPoint(x, y))).toBe(true);
  });
});
