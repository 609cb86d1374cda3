import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TokenId, TokenRecord } from '../../lib/ledger/record.ts';
import type { FakeView } from '../../tests/gallery/fake-view.ts';
import { ORDINARY, SCENES } from '../../tests/gallery/scenes.ts';
import { jws, record } from '../../tests/gallery/tokens.ts';
import { reference } from '../../tests/rules/example.ts';
import { expectAccessible, mountPanel } from '../../tests/support/mount.tsx';

const detail = () => page.getByRole('region', { name: 'Selected token' });
const tab = (name: string) => detail().getByRole('tab', { name: new RegExp(`^${name}`) });
const line = () => detail().getByRole('list', { name: 'Tokens of this line, oldest first' });
const changes = () => detail().getByRole('list', { name: 'Differences' });

function open(id: string, tokens?: readonly TokenRecord[]): FakeView {
  const fake = mountPanel(tokens === undefined ? (SCENES['session']?.() ?? {}) : { tokens });
  fake.store.rows.selectedId.value = id as TokenId;
  return fake;
}

beforeEach(() => page.viewport(1_280, 900));

describe('the history of a token', () => {
  test('lists the line from the oldest on, with this one marked and how each came', async () => {
    open('access-2');
    await expect.element(tab('History')).toHaveAccessibleName('History 3');
    await tab('History').click();
    const items = line().getByRole('listitem');
    await expect.element(items.first()).toMatchTextContent(/First seen .*Issued for 5 min/);
    await expect.element(items.nth(1)).toMatchTextContent(/this one/);
    await expect.element(items.nth(1)).toHaveAttribute('aria-current', 'true');
    await expect.element(items.nth(1)).toMatchTextContent(/Came by a refresh at/);
    await expectAccessible();
  });

  test('tells what changed since the one before, dates as spans, and copies it', async () => {
    const { copied } = open('access-2');
    await tab('History').click();
    await expect.element(changes()).toMatchTextContent(/\$\.exp\d+ → \d+ · \d+ min later/);
    await expect.element(changes()).not.toMatchTextContent(/\$\.iss/);
    await detail()
      .getByText(/members are the same/)
      .click();
    await expect.element(detail()).toMatchTextContent(/\$\.iss/);
    await detail().getByRole('button', { name: 'Copy the changes' }).click();
    await expect.poll(() => copied.length).toBe(1);
    expect(copied[0]).toMatch(/^~ claims \$\.exp: \d+ → \d+ \(\d+ min later\)$/m);
    await expectAccessible();
  });

  test('compares any two', async () => {
    open('access-2');
    await tab('History').click();
    await detail().getByRole('combobox', { name: 'Later token' }).selectOptions('access-1');
    await expect.element(detail()).toMatchTextContent(/Nothing is different/);
    await detail().getByRole('combobox', { name: 'Later token' }).selectOptions('access-3');
    await expect.element(changes()).toBeVisible();
  });

  test('leads to another of the line by keyboard, and stays in the tab', async () => {
    open('access-2');
    await tab('History').click();
    const show = line().getByRole('button', { name: /^Show 3/ });
    (show.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(line().getByRole('listitem').nth(2)).toMatchTextContent(/this one/);
    await expect.element(tab('History')).toHaveAttribute('aria-selected', 'true');
  });

  test('of thousands lays out those around this one, and others when they are asked for', async () => {
    // As a cookie that every answer renews.
    const many = Array.from({ length: 3_000 }, (_, index) =>
      record(jws({ alg: 'HS256' }, { iss: 'as', sub: 'ada', iat: index }), { id: `t${index}` }),
    );
    open('t0', many);
    await tab('History').click();
    const items = line().getByRole('listitem');
    await expect.element(items.first()).toMatchTextContent(/this one/);
    expect(items.elements().length).toBe(50);
    await expect.element(detail().getByRole('button', { name: /older$/ })).not.toBeInTheDocument();
    const later = detail().getByRole('combobox', { name: 'Later token' });
    expect(later.getByRole('option').elements().length).toBe(50);
    await detail().getByRole('button', { name: 'Show 200 newer' }).click();
    await expect.poll(() => items.elements().length).toBe(250);
    await later.selectOptions('t249');
    expect(later.getByRole('option').elements().length).toBe(250);
    await expect.element(later).toHaveValue('t249');
  });

  test('is one link away from the heading', async () => {
    open('access-2');
    await detail().getByRole('button', { name: 'History', exact: true }).click();
    await expect.element(tab('History')).toHaveAttribute('aria-selected', 'true');
    await expect.element(detail().getByRole('tabpanel')).toHaveFocus();
  });

  test('of a token alone says so', async () => {
    open('metrics', ORDINARY);
    await tab('History').click();
    await expect.element(detail()).toMatchTextContent(/No other token of this line was seen/);
    await expectAccessible();
  });

  test('of references says that there is nothing to compare', async () => {
    const one = reference();
    open('first', [
      { ...one, id: 'first' as TokenId },
      {
        ...one,
        id: 'second' as TokenId,
        raw: 'z9y8x7w6v5u4t3s2r1q0p9o8n7',
        firstSeen: one.firstSeen + 9,
      },
    ]);
    await tab('History').click();
    await expect.element(detail()).toMatchTextContent(/the claims stay on the server/);
  });

  test('shows what would hide in a claim', async () => {
    const claims = { iss: 'a', sub: 'b', iat: 1, name: '<b>x</b>\u202E' };
    open('two', [
      record(jws({ alg: 'HS256' }, claims), { id: 'one' }),
      record(jws({ alg: 'HS256' }, { ...claims, iat: 2, name: '<img src=x>' }), { id: 'two' }),
    ]);
    await tab('History').click();
    await expect.element(changes()).toMatchTextContent(/U\+202E/);
    expect(document.querySelector('img, b')).toBeNull();
  });
});
