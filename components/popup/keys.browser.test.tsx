import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ORDINARY, SCENES } from '../../tests/gallery/scenes.ts';
import { expectAccessible, mountPopup } from '../../tests/support/mount.tsx';

const cards = () => page.getByRole('list', { name: 'Tokens' }).getByRole('listitem');

beforeEach(() => page.viewport(380, 600));

describe('the keys of the popup', () => {
  test('c and t copy from the first card while none has the focus', async () => {
    const { copied } = mountPopup({ tokens: ORDINARY });
    await expect.element(cards().first()).toBeVisible();
    (page.getByRole('banner').getByRole('button').element() as HTMLElement).focus();
    await userEvent.keyboard('c');
    await expect.poll(() => copied.at(-1)).toMatch(/"iss"/);
    await userEvent.keyboard('t');
    await expect.poll(() => copied.at(-1)).toBe(ORDINARY[1]?.raw);
  });

  test('arrows lead from card to card, and copying follows', async () => {
    const { copied } = mountPopup({ tokens: ORDINARY });
    await expect.element(cards().first()).toBeVisible();
    (page.getByRole('banner').getByRole('button').element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(cards().first()).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(cards().nth(1)).toHaveFocus();
    await userEvent.keyboard('t');
    await expect.poll(() => copied.length).toBe(1);
    expect(copied[0]).not.toBe(ORDINARY[1]?.raw);
    await userEvent.keyboard('{End}');
    await expect.element(cards().last()).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(cards().last()).toHaveFocus();
    await userEvent.keyboard('{Home}');
    await expect.element(cards().first()).toHaveFocus();
    await expectAccessible();
  });

  test('Escape is left to the browser, which closes the popup', async () => {
    mountPopup({ tokens: ORDINARY });
    await expect.element(cards().first()).toBeVisible();
    const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    expect(cards().first().element().dispatchEvent(event)).toBe(true);
  });

  test('more cards are laid out when they are asked for', async () => {
    mountPopup(SCENES['crowd']?.());
    await expect.element(cards().nth(11)).toBeInTheDocument();
    expect(cards().elements()).toHaveLength(12);
    await page.getByRole('button', { name: 'Show 50 more' }).click();
    await expect.poll(() => cards().elements().length).toBe(62);
  });
});
