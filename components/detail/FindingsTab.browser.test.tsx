import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TokenId } from '../../lib/ledger/record.ts';
import { ACROSS, FLAWED } from '../../tests/gallery/finding-scenes.ts';
import { HOSTILE, ORDINARY } from '../../tests/gallery/scenes.ts';
import { expectAccessible, mountPanel, mountPopup } from '../../tests/support/mount.tsx';

const detail = () => page.getByRole('region', { name: 'Selected token' });
const tab = (name: string) => detail().getByRole('tab', { name: new RegExp(`^${name}`) });
const findings = () => detail().getByRole('list', { name: 'Findings' });
const finding = (title: string) => findings().getByRole('listitem').filter({ hasText: title });

function open(id: string, tokens = [...FLAWED, ...ORDINARY]): void {
  const { store } = mountPanel({ tokens });
  store.rows.selectedId.value = id as TokenId;
}

beforeEach(() => page.viewport(1_280, 900));

describe('the findings of a token', () => {
  test('are counted in the title, and told from worst to mildest with what to change', async () => {
    open('flawed');
    await expect.element(tab('Findings')).toHaveAccessibleName('Findings 6');
    await tab('Findings').click();
    const first = findings().getByRole('listitem').first();
    await expect.element(first).toMatchTextContent(/^Error\s*Token in a URL/);
    await expect.element(first).toMatchTextContent(/Carried by\s*\?access_token=/);
    await expect.element(first).toMatchTextContent(/What to change:.*Authorization field/);
    await expect.element(first).toMatchTextContent(/RFC 9700 §4\.3\.2/);
    await expectAccessible();
  });

  test('a claim that is evidence is shown on request, and leads back', async () => {
    open('unsigned');
    await tab('Findings').click();
    await finding('Not signed').getByRole('button', { name: 'Show in Claims' }).click();
    await expect.element(tab('Claims')).toHaveAttribute('aria-selected', 'true');
    await expect.poll(() => document.activeElement?.textContent).toContain('alg');
    await detail().getByRole('button', { name: 'Finding: Not signed: alg is none' }).click();
    await expect.element(tab('Findings')).toHaveAttribute('aria-selected', 'true');
    await expect.poll(() => document.activeElement?.textContent).toContain('Not signed');
    await expectAccessible();
  });

  test('a claim that is missing is named, and cannot be shown', async () => {
    open('metrics');
    await tab('Findings').click();
    const one = finding('Access token without expiry');
    await expect.element(one).toMatchTextContent(/Claim exp\s*missing/);
    expect(one.getByRole('button', { name: /^Show/ }).elements()).toHaveLength(0);
  });

  test('sightings are shown by keyboard alone', async () => {
    open('flawed');
    await tab('Findings').click();
    const button = finding('Token in a URL').getByRole('button', { name: 'Show in Sightings' });
    (button.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(tab('Sightings')).toHaveAttribute('aria-selected', 'true');
    // Those that show it are marked, and the latest of them has the focus.
    await expect.poll(() => document.activeElement?.textContent).toContain('shows the finding');
    const rows = detail().getByRole('row').filter({ hasText: 'shows the finding' });
    expect(rows.elements().length).toBe(2);
    for (const row of rows.elements()) expect(row.textContent).toContain('?access_token=');
    await expectAccessible();
  });

  test('another token that is evidence is selected on request', async () => {
    open('late', [...ACROSS]);
    await tab('Findings').click();
    await finding('Sent again after').getByRole('button', { name: 'Show token' }).click();
    await expect.element(detail()).toMatchTextContent(/refresh/i);
    await expect.element(tab('Findings')).toHaveAccessibleName('Findings 0');
  });

  test('are none for a sound token, which is said without praise', async () => {
    open('access');
    await expect.element(tab('Findings')).toHaveAccessibleName('Findings 0');
    await tab('Findings').click();
    await expect.element(detail()).toMatchTextContent(/Nothing found\./);
    await expect.element(detail()).not.toMatchTextContent(/\bvalid\b|\bsecure\b/i);
    await expectAccessible();
  });

  test('show what would hide in a value', async () => {
    open('hostile', [...HOSTILE]);
    await tab('Findings').click();
    await expect.element(findings()).toBeVisible();
    expect(document.querySelector('img, b')).toBeNull();
  });
});

describe('a rule that is muted', () => {
  test('with a site is counted, can be told again, and the focus goes along, all by keyboard', async () => {
    const { store } = mountPanel({ tokens: [...FLAWED, ...ORDINARY] });
    store.rows.selectedId.value = 'flawed' as TokenId;
    await tab('Findings').click();
    const menu = finding('Token in a URL').getByRole('button', { name: 'Mute: Token in a URL' });
    (menu.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    const items = page
      .getByRole('menuitem')
      .elements()
      .map((one) => one.textContent);
    expect(items).toEqual([
      'With accounts.shop.example',
      'With api.shop.example',
      'With cdn.example',
      'With tracker.test',
      'Everywhere',
    ]);
    await expectAccessible();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(store.settings.value.mutes).toEqual([
      { rule: 'token-in-url', site: 'api.shop.example' },
    ]);
    await expect.element(tab('Findings')).toHaveAccessibleName('Findings 5');
    await expect.element(detail()).toMatchTextContent(/1 muted/);
    const back = detail().getByRole('button', { name: 'Tell again: Token in a URL' });
    await expect.element(back).toHaveFocus();
    const row = page.getByRole('grid', { name: 'Tokens' }).getByRole('row', { selected: true });
    await expect.element(row).toMatchTextContent(/5 findings, the worst: Warning, 1 muted/);
    await expectAccessible();
    await userEvent.keyboard('{Enter}');
    expect(store.settings.value.mutes).toEqual([]);
    await expect.element(tab('Findings')).toHaveAccessibleName('Findings 6');
    await expect.poll(() => document.activeElement?.textContent).toContain('Token in a URL');
  });

  test('everywhere is so for all tokens, in the popup too', async () => {
    mountPopup({ tokens: FLAWED, settings: { mutes: [{ rule: 'token-in-url', site: null }] } });
    const card = page.getByRole('listitem').filter({ hasText: 'ada@shop.example' });
    await expect
      .element(card)
      .toMatchTextContent(/Warning: The access token lacks claims\s*1 muted/);
    await expect.element(card).not.toMatchTextContent(/Token in a URL/);
  });
});

describe('severities', () => {
  test('are hidden and shown by a press, and what is hidden is told', async () => {
    open('flawed');
    await tab('Findings').click();
    const notes = detail().getByRole('button', { name: /^Note/ });
    await expect.element(notes).toHaveAttribute('aria-pressed', 'true');
    await notes.click();
    await expect.element(notes).toHaveAttribute('aria-pressed', 'false');
    await expect.element(detail()).toMatchTextContent(/4 findings of other severities are hidden/);
    expect(findings().getByRole('heading', { level: 3 }).elements()).toHaveLength(2);
    await expectAccessible();
  });
});

describe('in the list', () => {
  test('a token has its number, the worst is said, and pressing the title sorts by it', async () => {
    mountPanel({ tokens: [...ORDINARY, ...FLAWED] });
    const grid = page.getByRole('grid', { name: 'Tokens' });
    const row = grid.getByRole('row', { name: /svc-metrics/ });
    await expect.element(row).toMatchTextContent(/2 findings, the worst: Error/);
    const title = grid.getByRole('columnheader', { name: 'Findings' });
    await title.getByRole('button').click();
    await expect.element(title).toHaveAttribute('aria-sort', 'descending');
    await expect.element(grid.getByRole('row').nth(1)).toMatchTextContent(/findings, the worst/);
    await expectAccessible();
  });
});

describe('in the popup', () => {
  test('the worst is told on a line, with how many more there are', async () => {
    mountPopup({ tokens: FLAWED });
    const card = page.getByRole('listitem').filter({ hasText: 'ada@shop.example' });
    await expect.element(card).toMatchTextContent(/Error: Token in a URL\+1/);
    await expectAccessible();
  });
});
