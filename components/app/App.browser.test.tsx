import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ORDINARY, SCENES, STILL_SENT } from '../../tests/gallery/scenes.ts';
import { expectAccessible, mountPanel } from '../../tests/support/mount.tsx';

const grid = () => page.getByRole('grid', { name: 'Tokens' });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const filter = () => page.getByRole('combobox', { name: 'Filter' });
const row = (name: RegExp) => grid().getByRole('row', { name });

beforeEach(() => page.viewport(1_100, 600));

describe('the toolbar', () => {
  test('pauses and resumes', async () => {
    const { feed } = mountPanel({ tokens: ORDINARY });
    await button('Pause watching').click();
    await button('Resume watching').first().click();
    await expect.element(button('Pause watching')).toBeVisible();
    expect(feed.calls).toEqual(['pause true', 'pause false']);
  });

  test('clears, and takes it back', async () => {
    mountPanel({ tokens: ORDINARY });
    await button('Clear').click();
    await expect.element(page.getByText('Watching, nothing yet')).toBeVisible();
    await button('Undo').click();
    await expect.element(row(/in 6 min/)).toBeVisible();
    await expect.element(button('Clear')).toHaveFocus();
  });

  test('does not lose the focus when Undo goes away by itself', async () => {
    const { clock } = mountPanel({ tokens: ORDINARY });
    await button('Clear').click();
    (button('Undo').element() as HTMLElement).focus();
    clock.pass(60_000);
    await expect.element(button('Undo')).not.toBeInTheDocument();
    await expect.element(button('Clear')).toHaveFocus();
  });

  test('filters by text', async () => {
    mountPanel({ tokens: ORDINARY });
    await filter().fill('svc-metrics');
    await expect.element(row(/ada/)).not.toBeInTheDocument();
    await expect.element(row(/svc-metrics/)).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(row(/in 6 min/)).toBeVisible();
    await expect.element(filter()).toHaveFocus();
  });

  test('filters by kind and counts them', async () => {
    mountPanel({ tokens: ORDINARY });
    const kinds = page.getByRole('radiogroup', { name: 'Kind' });
    await expect.element(kinds.getByRole('radio', { name: 'All 6' })).toBeChecked();
    await kinds.getByRole('radio', { name: 'Session 2' }).click();
    await expect.element(grid()).toHaveAttribute('aria-rowcount', '3');
  });

  test('shows all tabs when asked, and has no choice where there is no tab', async () => {
    const [first, ...others] = ORDINARY;
    if (!first) throw new Error('no token');
    mountPanel({ tokens: [{ ...first, tabs: [{ tabId: 2, lastSeen: 1 }] }, ...others] });
    await expect.element(row(/3 min ago/)).not.toBeInTheDocument();
    await page.getByRole('combobox', { name: 'Scope' }).selectOptions('All tabs');
    await expect.element(row(/3 min ago/)).toBeVisible();
  });

  test('exports the listed tokens', async () => {
    const { asked } = mountPanel({ tokens: ORDINARY });
    await filter().fill('svc-metrics');
    await button('Export').click();
    await expect.poll(() => asked.length).toBe(1);
    const [name = '', ...lines] = (asked[0] ?? '').split('\n');
    expect(name).toMatch(/^bearerscope-.*\.json$/);
    const document: unknown = JSON.parse(lines.join('\n'));
    expect(document).toMatchObject({
      format: 'bearerscope',
      version: 1,
      tokens: [{ kind: 'access' }],
    });
  });
});

describe('keys', () => {
  test('/ leads to the filter, and Enter from there to the list', async () => {
    mountPanel({ tokens: ORDINARY });
    (grid().element() as HTMLElement).focus();
    await userEvent.keyboard('/');
    await expect.element(filter()).toHaveFocus();
    await userEvent.keyboard('ada{Enter}');
    await expect.element(filter()).toHaveValue('ada');
    await expect.element(grid()).toHaveFocus();
  });

  test('c and t copy the claims and the token of the selection', async () => {
    const { copied } = mountPanel({ tokens: ORDINARY });
    (grid().element() as HTMLElement).focus();
    await userEvent.keyboard('c');
    expect(copied).toEqual([]);
    await userEvent.keyboard('{ArrowDown}ct');
    await expect.poll(() => copied.length).toBe(2);
    expect(JSON.parse(copied[0] ?? '')).toMatchObject({ email: 'ada@shop.example' });
    expect(copied[1]).toMatch(/^eyJ/);
    await expect.element(page.getByRole('contentinfo')).toMatchTextContent(/Token copied/);
  });

  test('letters typed into the filter are text', async () => {
    const { copied } = mountPanel({ tokens: ORDINARY });
    await row(/in 6 min/).click();
    await filter().click();
    await userEvent.keyboard('ct?');
    await expect.element(filter()).toHaveValue('ct?');
    expect(copied).toEqual([]);
  });

  test('? lists the keys, and closing brings the focus back', async () => {
    mountPanel({ tokens: ORDINARY });
    (grid().element() as HTMLElement).focus();
    await userEvent.keyboard('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await expect.element(dialog).toBeVisible();
    await expect.element(dialog).toMatchTextContent('Copy the claims');
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(grid()).toHaveFocus();
  });

  test('every stop shows where the focus is', async () => {
    mountPanel({ tokens: ORDINARY });
    await row(/in 6 min/).click();
    (button('Pause watching').element() as HTMLElement).focus();
    const stops: string[] = [];
    for (let turn = 0; turn < 25; turn++) {
      await userEvent.keyboard('{Tab}');
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body) break;
      stops.push(activeElement.outerHTML.slice(0, 120));
      const shown = [
        activeElement,
        ...activeElement.querySelectorAll('*'),
        activeElement.parentElement,
      ]
        .filter((element) => element !== null)
        .some((element) => getComputedStyle(element).outlineStyle !== 'none');
      expect(shown, `no focus ring on ${stops.at(-1)}`).toBe(true);
    }
    expect(stops.length).toBeGreaterThan(12);
  });
});

describe('the line between list and detail', () => {
  test('moves by keys', async () => {
    mountPanel({ tokens: ORDINARY });
    await row(/in 6 min/).click();
    const line = page.getByRole('separator', { name: 'Room for the list' });
    const width = () => grid().element().getBoundingClientRect().width;
    const before = width();
    (line.element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    await expect.poll(width).toBeLessThan(before - 20);
    await userEvent.keyboard('{End}');
    await expect.element(line).toHaveAttribute('aria-valuenow', '80');
  });

  test('lies down where there is no room side by side', async () => {
    await page.viewport(560, 640);
    mountPanel({ tokens: ORDINARY });
    await row(/in 6 min/).click();
    const line = page.getByRole('separator', { name: 'Room for the list' });
    await expect.element(line).toHaveAttribute('aria-orientation', 'horizontal');
    const detail = page.getByRole('region', { name: 'Selected token' }).element();
    expect(detail.getBoundingClientRect().top).toBeGreaterThan(
      grid().element().getBoundingClientRect().bottom - 1,
    );
  });
});

describe('an empty list says why', () => {
  test('paused, with the button that resumes', async () => {
    const { feed } = mountPanel({ watch: { paused: true } });
    await button('Resume watching').last().click();
    expect(feed.calls).toEqual(['pause false']);
    await expect.element(page.getByText('Watching, nothing yet')).toBeVisible();
  });

  test('no access, with the button that grants it', async () => {
    const { asked } = mountPanel({ watch: { access: 'nowhere' } });
    await expect.element(page.getByText('No access to this site')).toBeVisible();
    await button('Allow on all sites').click();
    expect(asked).toEqual(['grant all https://shop.example/']);
  });

  test('nothing yet, with the advice to reload', async () => {
    const { asked } = mountPanel();
    await button('Reload the page').click();
    expect(asked).toEqual(['reload']);
  });

  test('hidden by the filter, with the button that clears it', async () => {
    mountPanel({ tokens: ORDINARY });
    await filter().fill('nobody');
    await expect.element(page.getByText('The filter hides 6 tokens')).toBeVisible();
    await button('Clear the filter').click();
    await expect.element(row(/in 6 min/)).toBeVisible();
    await expect.element(filter()).toHaveValue('');
  });
});

describe('a selected token that goes away', () => {
  test('leaves the focus in the list', async () => {
    const { feed } = mountPanel({ tokens: ORDINARY });
    await row(/in 6 min/).click();
    (button('Copy token').element() as HTMLElement).focus();
    feed.remove('id');
    await expect.element(button('Copy token')).not.toBeInTheDocument();
    await expect.element(grid()).toHaveFocus();
  });
});

test('news are told to screen readers', async () => {
  const { clock } = mountPanel({ tokens: ORDINARY });
  clock.pass(73_000);
  await expect
    .element(page.getByRole('status'))
    .toMatchTextContent('Access token of ada@shop.example expired.');
});

describe.each(['light', 'dark'])('axe finds nothing in the %s panel', (theme) => {
  beforeEach(() => {
    document.documentElement.dataset['theme'] = theme;
  });

  test.each(['ordinary', 'hostile', 'paused', 'no-access', 'empty'])('%s', async (scene) => {
    mountPanel(SCENES[scene]?.() ?? {});
    await expect.element(grid()).toBeVisible();
    await expectAccessible();
  });

  test('with an expired token selected that is still sent', async () => {
    mountPanel({ tokens: STILL_SENT });
    await row(/grace/).click();
    await expect.element(page.getByText(/Sent 26 times after it expired/)).toBeVisible();
    await expectAccessible();
  });

  test('with the keys open', async () => {
    mountPanel({ tokens: ORDINARY });
    (grid().element() as HTMLElement).focus();
    await userEvent.keyboard('?');
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await expectAccessible();
  });

  test('in a narrow window', async () => {
    await page.viewport(360, 640);
    mountPanel({ tokens: ORDINARY });
    await row(/in 6 min/).click();
    await expect.element(button('Copy token')).toBeVisible();
    await expectAccessible();
  });
});
