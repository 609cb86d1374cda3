import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TokenHistory, TokenId } from '../../lib/ledger/record.ts';
import { EVERY_SIGHTING, TRAVELLED } from '../../tests/gallery/exchanges.ts';
import { ORDINARY } from '../../tests/gallery/scenes.ts';
import { expectAccessible, mountPanel } from '../../tests/support/mount.tsx';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog', { name: 'Export' });
const radio = (name: string) => dialog().getByRole('radio', { name, exact: true });

beforeEach(() => page.viewport(1_100, 700));

async function openDialog(select: string | null = null) {
  const view = mountPanel({
    tokens: [TRAVELLED, ...ORDINARY],
    sightings: { travelled: EVERY_SIGHTING },
  });
  view.store.rows.selectedId.value = select as TokenId | null;
  await button('Export options').click();
  await expect.element(dialog()).toBeVisible();
  return view;
}

describe('the export dialog', () => {
  test('begins at Save, warns of what a full file gives away, and is accessible', async () => {
    await openDialog();
    await expect.element(dialog().getByRole('button', { name: 'Save' })).toHaveFocus();
    await expect.element(dialog().getByText(/can sign in as the people/)).toBeVisible();
    await expect.element(radio('Only the selected one')).toBeDisabled();
    await expectAccessible();
  });

  test('saves the selected token alone, and as CSV', async () => {
    const { asked } = await openDialog('travelled');
    await radio('Only the selected one').click();
    await radio('CSV of tokens').click();
    await dialog().getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => asked.length).toBe(1);
    const [name, ...lines] = (asked[0] ?? '').split('\n');
    expect(name).toMatch(/^bearerscope-.*\.csv$/);
    expect(lines[1]).toContain(TRAVELLED.raw);
    expect(lines).toHaveLength(3);
    await expect.element(dialog().getByText(/^Saved as bearerscope-/)).toBeVisible();
  });

  test('saves what is safe to share with a receipt that is not in the file', async () => {
    const { asked } = await openDialog();
    await radio('Safe to share').click();
    await expect.element(dialog().getByText(/can sign in as the people/)).not.toBeInTheDocument();
    await dialog().getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => asked.length).toBe(1);
    expect(asked[0]).not.toMatch(/ada@|shop\.example|Lovelace/);
    const receipt = dialog().getByRole('region', { name: 'What was changed' });
    await expect.element(receipt.getByText('E-mail addresses')).toBeVisible();
    await receipt.getByText('What stands for what').first().click();
    await expect.element(receipt.getByText('ada@shop.example')).toBeVisible();
    await expectAccessible();
  });

  test('keeps the focus on the button that saves and then stops', async () => {
    const { store, asked } = await openDialog();
    const histories = Promise.withResolvers<readonly TokenHistory[]>();
    Object.assign(store, { histories: () => histories.promise });
    await userEvent.keyboard('{Enter}');
    const stop = dialog().getByRole('button', { name: 'Stop' });
    await expect.element(stop).toHaveFocus();
    await expect.element(dialog().getByRole('progressbar')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    histories.resolve([]);
    await expect.element(dialog().getByText('Stopped. Nothing was saved.')).toBeVisible();
    await expect.element(dialog().getByRole('button', { name: 'Save' })).toHaveFocus();
    expect(asked).toEqual([]);
  });

  test('takes what the list shows where what was selected is gone', async () => {
    const { store } = await openDialog('travelled');
    await radio('Only the selected one').click();
    store.rows.selectedId.value = 'gone' as TokenId;
    await expect.element(radio('Only the selected one')).toBeDisabled();
    await expect.element(radio(`Shown in the list (${ORDINARY.length + 1})`)).toBeChecked();
    await expect.element(dialog().getByRole('button', { name: 'Save' })).toBeEnabled();
  });

  test('is remembered by the quick button', async () => {
    const { asked } = await openDialog();
    await radio('Safe to share').click();
    await radio('HAR').click();
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog()).not.toBeInTheDocument();
    await expect.element(button('Export options')).toHaveFocus();
    await button('Export').click();
    await expect.poll(() => asked[0]).toMatch(/^bearerscope-safe-.*\.har\n/);
  });

  test('has room in a narrow panel', async () => {
    await page.viewport(360, 400);
    await openDialog();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
    await expectAccessible();
  });
});

describe('a copy', () => {
  test('of the latest request has a placeholder for the token', async () => {
    const { copied, store } = mountPanel({
      tokens: [TRAVELLED],
      sightings: { travelled: EVERY_SIGHTING },
    });
    store.rows.selectedId.value = 'travelled' as TokenId;
    await button('Copy as').click();
    await page.getByRole('menuitem', { name: 'cURL, token masked' }).click();
    await expect.poll(() => copied[0]).toMatch(/^curl \\\n.*"\$TOKEN"/s);
    expect(copied[0]).not.toContain(TRAVELLED.raw);
    await expect
      .element(page.getByRole('contentinfo').getByText(/^cURL command \(token masked\) copied · /))
      .toBeVisible();
  });

  test('that is safe to share says what was replaced', async () => {
    const { copied, store } = mountPanel({ tokens: [TRAVELLED] });
    store.rows.selectedId.value = 'travelled' as TokenId;
    await button('Copy as').click();
    await page.getByRole('menuitem', { name: 'Safe-share token' }).click();
    await expect.poll(() => copied.length).toBe(1);
    await expect
      .element(page.getByRole('contentinfo').getByText(/values replaced, signature removed/))
      .toBeVisible();
  });
});
