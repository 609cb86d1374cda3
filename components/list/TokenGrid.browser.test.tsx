import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ORDINARY, SCENES, STILL_SENT } from '../../tests/gallery/scenes.ts';
import { inSeconds, jws, record } from '../../tests/gallery/tokens.ts';
import { mountPanel } from '../../tests/support/mount.tsx';

const grid = () => page.getByRole('grid', { name: 'Tokens' });
const row = (name: string | RegExp) => grid().getByRole('row', { name });
const selected = () => grid().getByRole('row', { selected: true });

/** The words of the rows in sight, without the titles, in the order in which they are shown. */
const words = () =>
  grid()
    .getByRole('row')
    .elements()
    .slice(1)
    .sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
    .map((element) => element.textContent);

describe('the list', () => {
  test('shows a row for each token, most urgent first', async () => {
    mountPanel({ tokens: ORDINARY });
    await expect.element(row(/in 1 min 12 s Access ada@shop\.example/)).toBeVisible();
    expect(words()[0]).toContain('in 1 min 12 s');
    expect(words().at(-1)).toContain('3 min ago');
    await expect.element(grid()).toHaveAttribute('aria-rowcount', String(ORDINARY.length + 1));
  });

  test('counts down', async () => {
    const { clock } = mountPanel({ tokens: ORDINARY });
    await expect.element(row(/in 1 min 12 s/)).toBeVisible();
    clock.pass(1_000);
    await expect.element(row(/in 1 min 11 s/)).toBeVisible();
  });

  test('says in words when an expired token is still sent', async () => {
    mountPanel({ tokens: STILL_SENT });
    await expect.element(row(/grace@shop\.example/)).toMatchTextContent('still sent');
    expect(words()[0]).toContain('still sent');
  });

  test('shows what would hide in a name', async () => {
    mountPanel(SCENES['hostile']?.() ?? {});
    await expect.element(row(/ada U\+202E elpmaxe|adaU\+202Eelpmaxe/)).toBeInTheDocument();
    expect(document.querySelector('img, b')).toBeNull();
  });
});

describe('sorting', () => {
  test('by a column, and the other way round when pressed again', async () => {
    mountPanel({ tokens: ORDINARY });
    const title = grid().getByRole('columnheader', { name: 'Seen' });
    await title.getByRole('button').click();
    await expect.element(title).toHaveAttribute('aria-sort', 'descending');
    expect(words()[0]).toContain('14');
    await title.getByRole('button').click();
    await expect.element(title).toHaveAttribute('aria-sort', 'ascending');
    expect(words().at(-1)).toContain('14');
  });

  test('by keyboard: the titles are one tab stop', async () => {
    mountPanel({ tokens: ORDINARY });
    const expires = grid().getByRole('button', { name: 'Expires' });
    (expires.element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}{Enter}');
    const kind = grid().getByRole('columnheader', { name: 'Kind' });
    await expect.element(kind).toHaveAttribute('aria-sort', 'ascending');
    await expect.element(kind.getByRole('button')).toHaveFocus();
  });
});

describe('by keyboard', () => {
  test('arrows, Home and End select, and the selection is announced', async () => {
    mountPanel({ tokens: ORDINARY });
    (grid().element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(selected()).toMatchTextContent('in 1 min 12 s');
    await expect.element(grid()).toHaveAttribute('aria-activedescendant', selected().element().id);
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(selected()).toMatchTextContent('in 6 min');
    await userEvent.keyboard('{End}');
    await expect.element(selected()).toMatchTextContent('3 min ago');
    await userEvent.keyboard('{ArrowDown}{Home}{ArrowUp}');
    await expect.element(selected()).toMatchTextContent('in 1 min 12 s');
    await expect.element(grid()).toHaveFocus();
  });

  test('Enter leads to the token, Escape back to the list', async () => {
    mountPanel({ tokens: ORDINARY });
    (grid().element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.element(page.getByRole('region', { name: 'Selected token' })).toHaveFocus();
    await userEvent.keyboard('{Tab}{Escape}');
    await expect.element(grid()).toHaveFocus();
  });
});

describe('with ten thousand tokens', () => {
  test('renders only those in sight, and comes to any of them', async () => {
    mountPanel(SCENES['crowd']?.() ?? {});
    await expect.element(grid()).toHaveAttribute('aria-rowcount', '10001');
    await expect.element(row(/user2001@/)).toBeVisible();
    expect(grid().getByRole('row').elements().length).toBeLessThan(100);
    (grid().element() as HTMLElement).focus();
    await userEvent.keyboard('{End}');
    await expect.element(selected()).toBeInViewport();
    await expect.element(selected()).toHaveAttribute('aria-rowindex', '10001');
    await userEvent.keyboard('{PageUp}');
    await expect.element(selected()).toBeInViewport();
    expect(Number(selected().element().getAttribute('aria-rowindex'))).toBeLessThan(9_995);
  });

  test('keeps the selected row alive when it is scrolled away', async () => {
    mountPanel(SCENES['crowd']?.() ?? {});
    (grid().element() as HTMLElement).focus();
    await userEvent.keyboard('{Home}');
    await expect.element(selected()).toHaveAttribute('aria-rowindex', '2');
    grid().element().scrollTop = 100_000;
    await expect.poll(() => words().some((text) => text?.includes('user6'))).toBe(true);
    await expect.element(selected()).toBeInTheDocument();
    await expect.element(grid()).toHaveFocus();
  });
});

describe('a token that arrives', () => {
  const urgent = record(jws({ alg: 'RS256' }, { email: 'new@shop.example', exp: inSeconds(9) }), {
    id: 'urgent',
  });

  test('does not move the row that is selected', async () => {
    const { feed } = mountPanel({ tokens: ORDINARY });
    await row(/in 6 min/).click();
    const before = selected().element().getBoundingClientRect().top;
    feed.put(urgent);
    await expect.element(row(/new@shop/)).toBeVisible();
    await expect.element(selected()).toMatchTextContent('in 6 min');
    expect(selected().element().getBoundingClientRect().top).toBe(before);
  });

  test('does not move the row under the pointer', async () => {
    const { feed } = mountPanel({ tokens: ORDINARY });
    await row(/in 11 h/).hover();
    const before = row(/in 11 h/)
      .element()
      .getBoundingClientRect().top;
    feed.put(urgent);
    await expect.element(row(/new@shop/)).toBeVisible();
    expect(
      row(/in 11 h/)
        .element()
        .getBoundingClientRect().top,
    ).toBe(before);
  });
});
