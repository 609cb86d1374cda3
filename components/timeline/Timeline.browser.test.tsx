import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TokenId } from '../../lib/ledger/record.ts';
import { SCENES } from '../../tests/gallery/scenes.ts';
import { inSeconds, jws, record } from '../../tests/gallery/tokens.ts';
import { expectAccessible, mountPanel } from '../../tests/support/mount.tsx';
import { createPanelState } from '../app/view-state.ts';

const timeline = () => page.getByRole('grid', { name: 'Timeline' });
const lane = (name: string | RegExp) => timeline().getByRole('row', { name });
const life = (name: string | RegExp) => timeline().getByRole('gridcell', { name });
const selected = () => timeline().getByRole('gridcell', { selected: true });
const list = () => page.getByRole('grid', { name: 'Tokens' });
const fold = () => page.getByRole('button', { name: 'Timeline' });

/** The cell that the keys lead from, as assistive technology is told of it. */
const active = () => {
  const id = timeline().element().getAttribute('aria-activedescendant');
  return (id && document.getElementById(id)?.getAttribute('aria-label')) ?? '';
};

function open(scene: string, state = createPanelState()) {
  return { ...mountPanel(SCENES[scene]?.() ?? {}, state), state };
}

async function focused(scene = 'session', select: string | null = null) {
  const view = open(scene);
  if (select) view.store.rows.selectedId.value = select as TokenId;
  await expect.element(life(/./).first()).toBeVisible();
  (timeline().element() as HTMLElement).focus();
  return view;
}

beforeEach(() => page.viewport(1_100, 600));

describe('the timeline', () => {
  test('has a lane for each line of tokens, and a name that says all of each life', async () => {
    open('session');
    await expect.element(lane(/ada@shop\.example · Access/)).toBeVisible();
    await expect
      .element(
        life(
          /^Access token of ada@shop\.example, .* to .*, expired, seen 6 times, refused with 401 at/,
        ),
      )
      .toBeVisible();
    await expect.element(timeline()).toHaveAttribute('aria-rowcount', '5');
    await expect.element(page.getByText('401 → refreshed').first()).toBeVisible();
  });

  test('marks what is selected in the list', async () => {
    const { store } = open('session');
    await expect.element(life(/^ID token/)).toBeInTheDocument();
    store.rows.selectedId.value = 'access-2' as TokenId;
    await expect.element(selected()).toHaveAttribute('data-token', 'access-2');
    store.rows.selectedId.value = 'refresh' as TokenId;
    await expect.element(selected()).toHaveAttribute('data-token', 'refresh');
    await expect.element(selected()).toBeInViewport();
  });

  test('selects what is pressed, and tells of what is pointed at', async () => {
    const { store } = open('session');
    await life(/seen 7 times/).hover();
    await expect
      .element(page.getByText(/seen 7 times · refreshed|seen 7 times/).first())
      .toBeVisible();
    await life(/seen 7 times/).click();
    expect(store.rows.selectedId.value).toBe('access-2');
    await expect.element(list().getByRole('row', { selected: true })).toBeVisible();
  });

  test('moves only the line for now as time passes, until a state changes', async () => {
    const { clock } = open('session');
    const current = life(/current, seen 8 times/);
    await expect.element(current).toBeVisible();
    const before = current.element().getBoundingClientRect().left;
    clock.pass(1_000);
    expect(current.element().getBoundingClientRect().left).toBe(before);
    clock.pass(80_000);
    await expect.element(life(/expired, seen 8 times/)).toBeVisible();
  });

  test('draws the lanes in sight alone, of ten thousand', async () => {
    const tokens = Array.from({ length: 10_000 }, (_, index) =>
      record(jws({ alg: 'RS256' }, { sub: `user${index}`, exp: inSeconds(index) }), {
        id: `many-${index}`,
      }),
    );
    mountPanel({ tokens });
    await expect.element(life(/./).first()).toBeVisible();
    await expect.element(timeline()).toHaveAttribute('aria-rowcount', '10000');
    expect(timeline().element().querySelectorAll('*').length).toBeLessThan(200);
    await expect.element(page.getByRole('button', { name: '9,996 more lanes' })).toBeVisible();
  });

  test.each(['busy', 'crowd'])(
    'draws no more lives than there are pixels, however many one lane has: %s',
    async (scene) => {
      open(scene);
      await expect.element(life(/tokens, the latest/).first()).toBeVisible();
      expect(timeline().element().querySelectorAll('*').length).toBeLessThan(1_000);
    },
  );
});

describe('by keyboard', () => {
  test('arrows lead through lives and lanes, Enter selects, Escape leads to the list', async () => {
    const { store } = await focused('session', 'access-3');
    expect(active()).toContain('seen 8 times');
    await userEvent.keyboard('{ArrowLeft}');
    await expect.poll(active).toContain('seen 7 times');
    await userEvent.keyboard('{Home}');
    await expect.poll(active).toContain('seen 6 times');
    expect(store.rows.selectedId.value).toBe('access-3');
    await userEvent.keyboard('{Enter}');
    expect(store.rows.selectedId.value).toBe('access-1');
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(active).not.toContain('Access');
    await userEvent.keyboard('{Escape}');
    await expect.element(list()).toHaveFocus();
  });

  test('zooms, moves and shows all again, and keeps that while the view is open', async () => {
    const { state } = await focused();
    await userEvent.keyboard('+');
    const near = state.timeline.window.value;
    expect(near).not.toBeNull();
    await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    expect(state.timeline.window.value?.from).toBeLessThan(near?.from ?? 0);
    await userEvent.keyboard('-');
    await userEvent.keyboard('0');
    expect(state.timeline.window.value).toBeNull();
  });

  test('shows all of what was imported, whatever stretch of live traffic was looked at', async () => {
    const { state, store } = await focused();
    await userEvent.keyboard('+');
    expect(state.timeline.window.value).not.toBeNull();
    store.scope.value = 'all';
    await expect.element(life(/./).first()).toBeVisible();
    expect(state.timeline.window.value).not.toBeNull();
    store.scope.value = 'imported';
    await expect.poll(() => state.timeline.window.value).toBeNull();
  });

  test('a life out of sight comes into sight', async () => {
    const { state } = await focused('session', 'access-3');
    await userEvent.keyboard('{ArrowRight}');
    await userEvent.keyboard('++++++++');
    await userEvent.keyboard('{Home}');
    await expect.poll(active).toContain('seen 6 times');
    expect(state.timeline.window.value).not.toBeNull();
  });

  test('reaches every lane', async () => {
    await focused('busy');
    for (let press = 0; press < 14; press++) await userEvent.keyboard('{PageDown}');
    const row = () => {
      const id = timeline().element().getAttribute('aria-activedescendant') ?? '';
      return document.getElementById(id)?.closest('[role=row]')?.getAttribute('aria-rowindex');
    };
    await expect.poll(row).toBe(timeline().element().getAttribute('aria-rowcount'));
  });
});

describe('by wheel and pointer', () => {
  test('zooms where the pointer is, and moves when it is dragged', async () => {
    const { state } = open('session');
    await expect.element(life(/./).first()).toBeVisible();
    const box = timeline().element().getBoundingClientRect();
    const at = { clientX: box.left + 600, clientY: box.top + 60, bubbles: true, cancelable: true };
    timeline()
      .element()
      .dispatchEvent(new WheelEvent('wheel', { ...at, deltaY: -200, ctrlKey: true }));
    await expect.poll(() => state.timeline.window.value).not.toBeNull();
    const from = state.timeline.window.value?.from ?? 0;
    const wheel = new WheelEvent('wheel', { ...at, deltaX: 80 });
    timeline().element().dispatchEvent(wheel);
    expect(wheel.defaultPrevented).toBe(true);
    await expect.poll(() => state.timeline.window.value?.from).toBeGreaterThan(from);
  });
});

describe('its room', () => {
  test('is folded away by its button and by L, and that is remembered', async () => {
    const { state } = open('session');
    await expect.element(timeline()).toBeVisible();
    await fold().click();
    await expect.element(timeline()).not.toBeInTheDocument();
    await expect.element(fold()).toHaveAttribute('aria-expanded', 'false');
    (list().element() as HTMLElement).focus();
    await userEvent.keyboard('l');
    await expect.element(timeline()).toBeVisible();
    expect(state.timeline.open.value).toBe(true);
  });

  test('is not taken where there is little', async () => {
    await page.viewport(420, 600);
    open('session');
    await expect.element(fold()).toHaveAttribute('aria-expanded', 'false');
    await fold().click();
    await expect.element(timeline()).toBeVisible();
  });

  test('is none while there are no tokens', async () => {
    open('empty');
    await expect.element(list()).toBeVisible();
    expect(fold().elements()).toEqual([]);
  });

  test('grows for more lanes, and by its lower edge', async () => {
    open('busy');
    await page.getByRole('button', { name: /more lanes/ }).click();
    const edge = page.getByRole('separator', { name: 'Room for the timeline' });
    await expect.element(edge).toHaveAttribute('aria-valuenow', '10');
    await page.getByRole('button', { name: 'Fewer lanes' }).click();
    const before = Number(edge.element().getAttribute('aria-valuenow'));
    (edge.element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(edge).toHaveAttribute('aria-valuenow', String(before + 1));
  });
});

describe.each(['light', 'dark'])('axe finds nothing in the %s timeline', (theme) => {
  test.each(['session', 'busy', 'still-sent', 'hostile'])('of %s', async (scene) => {
    document.documentElement.dataset['theme'] = theme;
    await focused(scene);
    await expectAccessible();
  });
});

test('from right to left, names stand on the right and time still runs to the right', async () => {
  document.documentElement.dir = 'rtl';
  try {
    open('session');
    await expect.element(life(/seen 6 times/)).toBeVisible();
    const left = (name: RegExp) => life(name).element().getBoundingClientRect().left;
    expect(left(/seen 6 times/)).toBeLessThan(left(/seen 7 times/));
    const label = lane(/Access/)
      .getByRole('rowheader')
      .element()
      .getBoundingClientRect();
    expect(label.left).toBeGreaterThan(left(/seen 8 times/));
  } finally {
    document.documentElement.dir = 'ltr';
  }
});
