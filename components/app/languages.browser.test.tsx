import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createPanelState } from '../../components/app/view-state.ts';
import type { TokenId } from '../../lib/ledger/record.ts';
import { speakEnglish, speakGerman } from '../../scripts/speak.ts';
import { SCENES } from '../../tests/gallery/scenes.ts';
import { mountPanel, mountPopup, mountSettings, unmount } from '../../tests/support/mount.tsx';

type Side = 'ltr' | 'rtl';

afterEach(() => {
  speakEnglish();
  document.documentElement.dir = '';
});

/** Everything that has words of its own, each in a state that shows many of them. */
const VIEWS = {
  panel: () => {
    const { store } = mountPanel(SCENES['ordinary']?.());
    store.rows.selectedId.value = 'access' as TokenId;
  },
  'panel with verdicts': () => {
    const state = createPanelState();
    state.detail.tab.value = 'verification';
    const { store } = mountPanel(SCENES['secrets']?.(), state);
    store.rows.selectedId.value = 'weak' as TokenId;
  },
  'panel that may not watch': () => mountPanel(SCENES['no-access']?.()),
  popup: () => mountPopup(SCENES['ordinary']?.()),
  'popup that is paused': () => mountPopup(SCENES['paused']?.()),
  settings: () => mountSettings({ bodiesAlways: true }),
} as const satisfies Record<string, () => void>;

/** How one comes to an element from the root, the same in every language. */
function pathOf(element: Element): string {
  const { parentElement } = element;
  if (parentElement === null) return element.localName;
  const place = [...parentElement.children].indexOf(element);
  return `${pathOf(parentElement)} ${element.localName}[${place}]`;
}

/** Elements with more inside than fits between their sides. What is cut off with "…" is meant to be. */
function tooNarrow(): ReadonlyMap<string, string> {
  const found = [...document.body.querySelectorAll<HTMLElement>('*')].filter((element) => {
    const { overflowX, textOverflow, display } = getComputedStyle(element);
    if (display === 'inline' || textOverflow === 'ellipsis' || overflowX === 'auto') return false;
    if (element.matches('.hidden-but-read, .hidden-but-read *')) return false;
    return element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
  });
  return new Map(
    found.map((element) => [pathOf(element), `${element.outerHTML.slice(0, 160)} is too narrow.`]),
  );
}

function pageOverflow(): number {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth - clientWidth;
}

async function look(view: () => void, width: number, side: Side) {
  await page.viewport(width, 600);
  document.documentElement.dir = side;
  view();
  await expect.element(page.getByRole('main')).toBeVisible();
  // What depends on the width is known when the page was laid out.
  await new Promise(requestAnimationFrame);
  return { narrow: tooNarrow(), over: pageOverflow() };
}

describe.each([360, 1_280])('at a width of %d', (width) => {
  describe.each(Object.entries(VIEWS))('the %s', (_name, view) => {
    test.each<Side>(['ltr', 'rtl'])('has room for German words, written %s', async (side) => {
      const plain = await look(view, width, 'ltr');
      unmount();
      speakGerman();
      const { narrow, over } = await look(view, width, side);
      expect(over).toBeLessThanOrEqual(Math.max(0, plain.over));
      const more = [...narrow].filter(([path]) => !plain.narrow.has(path));
      expect(more.map(([, sentence]) => sentence)).toEqual([]);
    });
  });
});

describe('where lines begin at the right', () => {
  beforeEach(async () => {
    document.documentElement.dir = 'rtl';
    await page.viewport(1_280, 600);
    VIEWS.panel();
  });

  test('the arrow to the left leads to the next tab', async () => {
    await page.getByRole('tab', { name: 'Claims' }).click();
    await userEvent.keyboard('{ArrowLeft}');
    const next = page.getByRole('tab', { name: 'Structure' });
    await expect.element(next).toHaveFocus();
    await expect.element(next).toHaveAttribute('aria-selected', 'true');
  });

  test('the list grows to the left', async () => {
    const line = page.getByRole('separator', { name: 'Room for the list' });
    const share = () => Number(line.element().getAttribute('aria-valuenow'));
    const before = share();
    (line.element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowLeft}');
    await expect.poll(share).toBe(before + 2);
  });

  test('a menu begins where its button does', async () => {
    const button = page.getByRole('button', { name: 'Copy as' });
    await button.click();
    const edge = (role: 'menu' | 'button') =>
      (role === 'menu' ? page.getByRole('menu') : button).element().getBoundingClientRect().right;
    // Places of menus are whole pixels.
    expect(Math.abs(edge('menu') - edge('button'))).toBeLessThanOrEqual(1);
  });
});
