import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TokenId } from '../../lib/ledger/record.ts';
import { EVERY_SIGHTING, seen, TRAVELLED } from '../../tests/gallery/exchanges.ts';
import type { FakeView } from '../../tests/gallery/fake-view.ts';
import { expectAccessible, mountPanel } from '../../tests/support/mount.tsx';
import { createPanelState } from '../app/view-state.ts';

const table = () => page.getByRole('table', { name: 'Sightings' });
const row = (text: string | RegExp) => table().getByRole('row').filter({ hasText: text });
const time = (text: string) => table().getByRole('button', { name: text });

function open(sightings = EVERY_SIGHTING): FakeView {
  const state = createPanelState();
  state.detail.tab.value = 'sightings';
  const fake = mountPanel({ tokens: [TRAVELLED], sightings: { travelled: sightings } }, state);
  fake.store.rows.selectedId.value = 'travelled' as TokenId;
  return fake;
}

beforeEach(() => page.viewport(2_000, 900));

describe('a sighting', () => {
  test('tells in its row what was asked, by whom, what came of it and when', async () => {
    open();
    await expect.element(row(/admin/)).toMatchTextContent(/GET.*api\.shop\.example\/admin\/users/);
    await expect.element(row(/admin/)).toMatchTextContent(/403 insufficient_scope\s*84 ms\s*fetch/);
    await expect.element(row(/telemetry/)).toMatchTextContent(/blocked\s*—\s*beacon/);
    await expect.element(row(/v2\/orders/)).toMatchTextContent(/after a redirect/);
    await expect.element(row(/pay\.example\/methods/)).toMatchTextContent(/frame 412/);
    await expect.element(row(/sync\?since/)).toMatchTextContent(/worker/);
    await expect.element(row(/cookie at/)).toMatchTextContent(/for shop\.example/);
    await expect.element(row(/20:12:52\.600/)).toMatchTextContent(/sent after it expired/);
  });

  test('opens to all that is known of it, with the refusal in words', async () => {
    open();
    await time('20:12:22.000').click();
    const facts = table().getByRole('definition');
    await expect.element(facts.first()).toMatchTextContent(/^https:\/\/api\.shop\.example\/admin/);
    await expect
      .element(facts.getByText(/^the token does not allow this request; it needs users:read/))
      .toBeVisible();
    await expect.element(facts.getByText('Administrators only', { exact: true })).toBeVisible();
    await time('20:12:22.000').click();
    await expect.element(facts.first()).not.toBeInTheDocument();
  });

  test('of a kept cookie opens to the jar it lies in', async () => {
    open();
    await time('20:09:07.000').click();
    await expect
      .element(table().getByText('kept for https://shop.example alone, in container 3'))
      .toBeVisible();
  });

  test('stays open while new ones arrive above it', async () => {
    const { feed } = open(EVERY_SIGHTING.slice(0, -1));
    await time('20:12:22.000').click();
    feed.see('travelled', seen(100, { url: 'https://api.shop.example/newest' }));
    await expect.element(row(/newest/)).toBeVisible();
    await expect.element(time('20:12:22.000')).toHaveAttribute('aria-expanded', 'true');
    await expect.element(table().getByText('Administrators only')).toBeVisible();
  });
});

describe('the table', () => {
  test('is one stop for Tab, with arrow keys from row to row', async () => {
    open();
    await expect.element(time('20:12:52.600')).toBeVisible();
    (time('20:12:52.600').element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.element(time('20:12:22.000')).toHaveFocus();
    await userEvent.keyboard('{Tab}');
    expect(table().element().contains(document.activeElement)).toBe(false);
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    await expect.element(time('20:12:22.000')).toHaveFocus();
    // What an open row offers comes next.
    await userEvent.keyboard('{Enter}');
    await expect.element(time('20:12:22.000')).toHaveAttribute('aria-expanded', 'true');
    await userEvent.keyboard('{Tab}');
    expect(table().element().contains(document.activeElement)).toBe(true);
  });

  test('keeps what says the most where there is little room', async () => {
    await page.viewport(360, 900);
    open();
    const titles = () =>
      table()
        .getByRole('columnheader')
        .elements()
        .map(({ textContent }) => textContent);
    await expect.poll(titles).toEqual(['Time', 'Request', 'Status']);
    await time('20:12:22.000').click();
    await expect.element(table().getByText('Administrators only')).toBeVisible();
    expect(table().element().scrollWidth).toBeLessThanOrEqual(360);
  });

  test.each([
    ['light', 360],
    ['light', 2_000],
    ['dark', 360],
    ['dark', 2_000],
  ])('axe finds nothing: %s, %d', async (theme, width) => {
    document.documentElement.dataset['theme'] = theme;
    await page.viewport(width, 900);
    open();
    await time('20:12:22.000').click();
    await expectAccessible();
  });
});

test('what a URL or a server says stays text, with nothing hidden in it', async () => {
  open([
    seen(1_000, {
      url: 'https://api.shop.example/\u202Egpj.exe<b>x</b>',
      status: 401,
      challenge: 'Bearer error="invalid\u200Btoken", error_description="<img src=x>\u202E"',
    }),
  ]);
  await time('20:12:52.000').click();
  await expect
    .element(
      table()
        .getByText(/U\+202E.*gpj/)
        .first(),
    )
    .toBeVisible();
  expect(table().element().textContent).not.toMatch(/[\u200B\u202E]/);
  expect(document.querySelector('img')).toBeNull();
});
