import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { TokenId } from '../../lib/ledger/record.ts';
import { EVERY_SIGHTING, TRAVELLED } from '../../tests/gallery/exchanges.ts';
import { mountPanel } from '../../tests/support/mount.tsx';
import type { Host } from '../app/host.ts';
import { createPanelState } from '../app/view-state.ts';

const button = () => page.getByRole('button', { name: 'Show in DevTools' });

async function open(revealRequest: Host['revealRequest']) {
  const state = createPanelState();
  state.detail.tab.value = 'sightings';
  const fake = mountPanel(
    { tokens: [TRAVELLED], sightings: { travelled: EVERY_SIGHTING }, host: { revealRequest } },
    state,
  );
  fake.store.rows.selectedId.value = 'travelled' as TokenId;
  await page.getByRole('button', { name: '20:12:22.000' }).click();
  await expect
    .element(page.getByRole('button', { name: 'cURL, token masked' }).first())
    .toBeVisible();
}

beforeEach(() => page.viewport(1_600, 900));

test('a request is shown in the developer tools', async () => {
  const asked: string[] = [];
  await open(async (url) => asked.push(url) > 0);
  await button().click();
  await expect.poll(() => asked).toHaveLength(1);
  expect(asked[0]).toMatch(/^https:\/\/api\.shop\.example\/admin/);
});

test('a request that they do not have is told of', async () => {
  await open(async () => false);
  await button().click();
  await expect
    .element(page.getByRole('contentinfo'))
    .toMatchTextContent(/The developer tools do not have this request/);
});

test('outside of the developer tools it is not offered', async () => {
  await open(null);
  await expect.element(button()).not.toBeInTheDocument();
});
