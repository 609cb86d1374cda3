import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ORDINARY, STILL_SENT } from '../../tests/gallery/scenes.ts';
import { expectAccessible, mountPanel } from '../../tests/support/mount.tsx';

const grid = () => page.getByRole('grid', { name: 'Tokens' });
const filter = () => page.getByRole('combobox', { name: 'Filter' });
const choices = () => page.getByRole('listbox', { name: 'What the filter could say' });
const choice = (name: RegExp) => choices().getByRole('option', { name });
const button = (name: string) => page.getByRole('button', { name, exact: true });

const shownIds = () =>
  [...document.querySelectorAll<HTMLElement>('[role=row][data-id]')].map(
    ({ dataset }) => dataset['id'],
  );

const labels = () =>
  [...document.querySelectorAll('[role=option] code')].map(({ textContent }) => textContent);

/** The option that `aria-activedescendant` leads to. */
function activeLabel() {
  const id = filter().element().getAttribute('aria-activedescendant');
  const option = id === null ? null : document.getElementById(id);
  return option?.ariaSelected === 'true' ? option.querySelector('code')?.textContent : null;
}

async function type(text: string) {
  (filter().element() as HTMLElement).focus();
  await userEvent.keyboard(text);
}

beforeEach(() => page.viewport(1_100, 600));

describe('completion by keyboard', () => {
  test('leads from a key to a value to the tokens', async () => {
    mountPanel({ tokens: ORDINARY });
    await type('is');
    await expect.element(filter()).toHaveAttribute('aria-expanded', 'true');
    await expect.poll(labels).toEqual(['iss:', 'is:']);
    expect(activeLabel()).toBeNull();
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(activeLabel).toBe('iss:');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.poll(activeLabel).toBe('iss:');
    await userEvent.keyboard('{ArrowUp}{Enter}');
    await expect.element(filter()).toHaveValue('is:');
    await expect.poll(labels).toContain('current');
    await userEvent.keyboard('exp{ArrowDown}{Tab}');
    await expect.element(filter()).toHaveValue('is:expired ');
    await expect.element(filter()).toHaveFocus();
    await expect.element(filter()).toHaveAttribute('aria-expanded', 'false');
    await expect.poll(shownIds).toEqual(['old-access']);
    await userEvent.keyboard('{Enter}');
    await expect.element(grid()).toHaveFocus();
  });

  test('leaves the keys to an input method while it composes', async () => {
    mountPanel({ tokens: ORDINARY });
    await type('ada');
    for (const key of ['Enter', 'Escape']) {
      const composing = { key, isComposing: true, bubbles: true, cancelable: true };
      filter().element().dispatchEvent(new KeyboardEvent('keydown', composing));
    }
    await expect.element(filter()).toHaveValue('ada');
    await expect.element(filter()).toHaveFocus();
  });

  test('Escape closes, then clears, then leaves', async () => {
    mountPanel({ tokens: ORDINARY });
    await type('kind:');
    await expect.element(choices()).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(filter()).toHaveAttribute('aria-expanded', 'false');
    await expect.element(filter()).toHaveValue('kind:');
    await userEvent.keyboard('{Escape}');
    await expect.element(filter()).toHaveValue('');
    await userEvent.keyboard('{Escape}');
    await expect.element(grid()).toHaveFocus();
  });

  test('Alt+Down opens it in an empty box, with what was used before', async () => {
    mountPanel({ tokens: ORDINARY });
    await type('kind:id{Enter}');
    await expect.element(grid()).toHaveFocus();
    await userEvent.keyboard('/{Delete}{Alt>}{ArrowDown}{/Alt}');
    await expect.poll(() => labels().slice(0, 2)).toEqual(['kind:id', 'iss:']);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.element(filter()).toHaveValue('kind:id ');
    await expect.poll(shownIds).toEqual(['id']);
  });

  test('Tab and Enter are as ever while nothing is chosen', async () => {
    mountPanel({ tokens: ORDINARY });
    await type('kind:{Enter}');
    await expect.element(grid()).toHaveFocus();
    await expect.element(filter()).toHaveValue('kind:');
    await type('{End}a{Tab}');
    await expect.element(button('Clear the text')).toHaveFocus();
    await expect.element(filter()).toHaveAttribute('aria-expanded', 'false');
  });

  test('leaves plain text alone', async () => {
    mountPanel({ tokens: ORDINARY });
    await type('metrics');
    await expect.poll(shownIds).toEqual(['metrics']);
    await expect.element(filter()).toHaveAttribute('aria-expanded', 'false');
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(grid()).toHaveFocus();
  });
});

describe('completion by pointer', () => {
  test('a press in the empty box shows the words, a press on one takes it', async () => {
    mountPanel({ tokens: ORDINARY });
    await filter().click();
    await choice(/^carrier:/).click();
    await expect.element(filter()).toHaveValue('carrier:');
    await expect.element(filter()).toHaveFocus();
    await choice(/^cookie shop_session 1 token$/).click();
    await expect.element(filter()).toHaveValue('carrier:"cookie shop_session" ');
    await expect.poll(shownIds).toEqual(['session']);
    await button('Clear the text').click();
    await expect.element(filter()).toHaveValue('');
    await expect.element(filter()).toHaveFocus();
    await expect.poll(() => shownIds().length).toBe(6);
  });

  test('stays on the page and in reach at 360 px', async () => {
    await page.viewport(360, 500);
    mountPanel({ tokens: STILL_SENT });
    await type('is:');
    await expect.element(choice(/^expired/)).toBeVisible();
    const { left, right, bottom } = choices().element().getBoundingClientRect();
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(360);
    expect(bottom).toBeLessThanOrEqual(500);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  });
});

describe('a word that is none', () => {
  test('is explained below the box, to those who listen and where the list is empty', async () => {
    mountPanel({ tokens: ORDINARY });
    await type('isuer:accounts');
    const sentence = 'No such filter word: isuer. It is looked for as text. Did you mean iss?';
    await expect.element(filter()).toHaveAccessibleDescription(sentence);
    await expect.element(filter()).toHaveAttribute('aria-invalid', 'true');
    await expect.element(page.getByRole('status')).toHaveTextContent(sentence);
    await expect
      .element(
        page
          .getByText('No such filter word: isuer. It is looked for as text.', { exact: true })
          .first(),
      )
      .toBeVisible();
    await expect.element(page.getByText('The filter hides 6 tokens')).toBeVisible();
    await button('Use iss').click();
    await expect.element(filter()).toHaveValue('iss:accounts');
    await expect.element(filter()).toHaveFocus();
    await expect.element(filter()).toHaveAttribute('aria-invalid', 'false');
    await expect.poll(shownIds).toEqual(['access', 'id', 'old-access']);
  });

  test('can be corrected from the empty list', async () => {
    const { store } = mountPanel({ tokens: ORDINARY });
    store.rows.filter.value = { text: 'is:expird', kind: 'all' };
    await button('Use expired').click();
    await expect.element(filter()).toHaveValue('is:expired');
    await expect.poll(shownIds).toEqual(['old-access']);
  });
});

test('the help lists the language, and its examples can be tried', async () => {
  mountPanel({ tokens: ORDINARY });
  await button('How to filter').click();
  const dialog = page.getByRole('dialog', { name: 'How to filter' });
  await expect.element(dialog).toBeVisible();
  await expectAccessible();
  await dialog.getByRole('button', { name: 'kind:access,id' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(filter()).toHaveValue('kind:access,id');
  await expect.element(filter()).toHaveFocus();
  await expect.poll(() => shownIds().length).toBe(4);
});

test('the marks lie below the letters, also where the text is longer than the box', async () => {
  mountPanel({ tokens: ORDINARY });
  await type(`iss:accounts ${'claim.scope:openid '.repeat(12)}is:x`);
  const input = filter().element() as HTMLInputElement;
  const marks = input.previousElementSibling as HTMLElement;
  expect(marks.textContent).toBe(input.value);
  await expect.poll(() => input.scrollLeft).toBeGreaterThan(100);
  await expect.poll(() => Math.abs(marks.scrollLeft - input.scrollLeft)).toBeLessThanOrEqual(1);
});

test.each([
  ['light', 1_100],
  ['dark', 1_100],
  ['light', 360],
  ['dark', 360],
])('axe finds nothing in the open list and the explanation: %s, %d', async (theme, width) => {
  document.documentElement.dataset['theme'] = theme;
  await page.viewport(width, 600);
  mountPanel({ tokens: ORDINARY });
  await type('isuer:accounts is:{ArrowDown}');
  await expect.poll(activeLabel).toBe('current');
  await expectAccessible();
});
