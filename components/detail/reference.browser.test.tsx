import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { TokenId, TokenRecord } from '../../lib/ledger/record.ts';
import { SCENES } from '../../tests/gallery/scenes.ts';
import { jws, record } from '../../tests/gallery/tokens.ts';
import { mountPanel } from '../../tests/support/mount.tsx';

const detail = () => page.getByRole('region', { name: 'Selected token' });

function open(id: string, tokens: readonly TokenRecord[]) {
  const view = mountPanel({ tokens });
  view.store.rows.selectedId.value = id as TokenId;
  return view;
}

beforeEach(() => page.viewport(1_280, 640));

describe('a reference token', () => {
  const tokens = () => SCENES['references']?.().tokens ?? [];

  test('says that its claims stay on the server, and masks its value', async () => {
    open('reference', tokens());
    await expect.element(detail()).toMatchTextContent(/The claims stay on the server/);
    await expect.element(detail()).toMatchTextContent(/s%3A…Gs · 68 characters/);
    expect(document.body.textContent).not.toContain('q1C9tR5k0ZbVxW3yLmN8pD7fGhJ2sK4u');
  });

  test('shows how its cookie is set', async () => {
    open('reference', tokens());
    const cookie = detail().getByRole('table', { name: 'Attributes of the cookie' });
    await expect
      .element(cookie.getByRole('row', { name: /^Secure/ }))
      .toMatchTextContent(/no: also sent without encryption/);
    await expect.element(cookie.getByRole('row', { name: /^HttpOnly/ })).toMatchTextContent(/yes/);
  });

  test('is copied as a value, as it has neither header nor claims', async () => {
    const view = open('reference', tokens());
    await detail().getByRole('button', { name: 'Copy value' }).click();
    await expect.poll(() => view.copied).toEqual([tokens().at(-1)?.raw]);
    await expect
      .element(detail().getByRole('button', { name: 'Copy claims' }))
      .not.toBeInTheDocument();
  });
});

test('every fault of a form is told with its place', async () => {
  const padded = jws({ alg: 'HS256' }, { sub: 'ada' }).replace(/[^.]*$/, 'QUI=');
  open('padded', [record(padded, { id: 'padded' })]);
  await detail().getByRole('tab', { name: 'Structure' }).click();
  const faults = detail().getByRole('list', { name: 'What is wrong with its form' });
  await expect.element(faults).toMatchTextContent(/padded with = at offset 3.*padding/);
});
