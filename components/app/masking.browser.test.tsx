import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { TokenId, TokenRecord } from '../../lib/ledger/record.ts';
import type { Masking } from '../../lib/settings/settings.ts';
import { seen } from '../../tests/gallery/exchanges.ts';
import { jws, NOW, record } from '../../tests/gallery/tokens.ts';
import { expectAccessible, mountPanel, mountPopup } from '../../tests/support/mount.tsx';

const PERSON = {
  sub: 'user-7f3a',
  email: 'ada@shop.example',
  given_name: 'Augusta',
  phone_number: '+44 20 7946 0958',
  address: { street_address: '12 St James Square' },
};
const RAW = jws(
  { alg: 'RS256', typ: 'at+jwt', kid: 'k1' },
  {
    iss: 'https://accounts.shop.example',
    ...PERSON,
    aud: ['shop-api', 'grace@shop.example'],
    scope: 'orders:read',
    iat: NOW / 1_000 - 60,
    exp: NOW / 1_000 + 3,
  },
);
const OTHER = jws({ alg: 'RS256' }, { sub: 'someone-else', exp: NOW / 1_000 + 900 });
const REFERENCE = 'Zm9vYmFyMTIzNDU2Nzg5MGFiY2RlZmdoaWprbG1ub3A';

const TOKENS: readonly TokenRecord[] = [
  record(RAW, { id: 'access' }),
  record(OTHER, { id: 'other' }),
];
const SIGHTINGS = [
  seen(2_000, { url: `https://shop.example/users/user-7f3a?token=${encodeURIComponent(RAW)}` }),
  seen(1_000, { url: `https://shop.example/cb#access_token=${OTHER}&code=${REFERENCE}` }),
];

const PIECES = [RAW, ...RAW.split('.').slice(1), OTHER.split('.')[1] ?? '', REFERENCE];
const PEOPLE = ['user-7f3a', 'ada@', 'Augusta', '7946', 'James', 'grace@', 'someone-else'];

/** What of it stands anywhere on the page, in texts, titles and names. */
function left(among: readonly string[]): readonly string[] {
  const { outerHTML } = document.documentElement;
  return among.filter((secret) => outerHTML.includes(secret));
}

function open(masking: Masking) {
  const view = mountPanel({
    tokens: TOKENS,
    sightings: { access: SIGHTINGS },
    settings: { masking },
  });
  view.store.rows.selectedId.value = 'access' as TokenId;
  return view;
}

const detail = () => page.getByRole('region', { name: 'Selected token' });
const button = (name: string) => detail().getByRole('button', { name, exact: true });

/** Opens every tab and everything that folds, asking after each. */
async function everywhere(ask: () => void): Promise<void> {
  await expect.element(detail()).toBeVisible();
  const count = detail().getByRole('tab').elements().length;
  for (let at = 0; at < count; at++) {
    await detail().getByRole('tab').nth(at).click();
    const panel = detail().getByRole('tabpanel');
    for (const fold of panel.element().querySelectorAll<HTMLElement>('[aria-expanded=false]')) {
      fold.click();
      await expect.poll(() => fold.isConnected && fold.ariaExpanded === 'false').toBe(false);
    }
    ask();
    const raw = panel.getByRole('checkbox', { name: 'Raw JSON' });
    if (raw.elements().length === 0) continue;
    await raw.click();
    ask();
    await raw.click();
  }
}

beforeEach(() => page.viewport(1_280, 800));

describe('while the text of tokens is hidden', () => {
  test('no tab of the panel has any of it', async () => {
    open('tokens');
    await everywhere(() => expect(left(PIECES)).toEqual([]));
    await expect.element(page.getByRole('grid', { name: 'Tokens' })).toMatchTextContent(/ada@shop/);
  });

  test('it is shown by a press, until another token is selected', async () => {
    const { store } = open('tokens');
    await detail().getByRole('tab', { name: 'Structure' }).click();
    await expect.element(detail()).toMatchTextContent(/Token text hidden/);
    await button('Show').click();
    await expect.poll(() => left([RAW.split('.')[2] ?? ''])).toHaveLength(1);
    await expect.element(detail()).toMatchTextContent(/Shown until another token is selected/);
    store.rows.selectedId.value = 'other' as TokenId;
    await expect.element(button('Show')).toBeVisible();
    store.rows.selectedId.value = 'access' as TokenId;
    await expect.element(button('Show')).toBeVisible();
    expect(left(PIECES)).toEqual([]);
  });

  test('it is copied all the same', async () => {
    const { copied } = open('tokens');
    await button('Copy token').click();
    await expect.poll(() => copied).toEqual([RAW]);
    expect(left(PIECES)).toEqual([]);
  });
});

describe('while people are hidden as well', () => {
  test('no tab of the panel names them, nor any title, label or announcement', async () => {
    const { clock } = open('tokens-and-people');
    await everywhere(() => expect(left([...PIECES, ...PEOPLE])).toEqual([]));
    clock.pass(5_000);
    await expect.element(page.getByRole('status')).toMatchTextContent(/hidden expired/);
    expect(left([...PIECES, ...PEOPLE])).toEqual([]);
    await expectAccessible();
  });

  test('a masked name tells whose it may be, and is read aloud as hidden', async () => {
    open('tokens-and-people');
    await expect.element(detail().getByRole('heading', { name: 'hidden' })).toBeVisible();
    await expect.element(detail()).toMatchTextContent(/a•••@shop\.example/);
  });

  test('a claim is copied as it is', async () => {
    const { copied } = open('tokens-and-people');
    await detail().getByRole('button', { name: 'Copy given_name' }).click();
    await expect.poll(() => copied).toEqual(['Augusta']);
  });

  test('filtering and sorting know the real values', async () => {
    const { store } = open('tokens-and-people');
    store.rows.filter.value = { ...store.rows.filter.value, text: 'someone-else' };
    await expect.poll(() => store.rows.shown.value.map(({ id }) => id)).toContain('other');
  });

  test('the filter offers nobody', async () => {
    open('tokens-and-people');
    const box = page.getByRole('combobox', { name: 'Filter' });
    await box.fill('iss:');
    await expect.element(page.getByRole('option').first()).toBeVisible();
    for (const text of ['sub:', 'claim.email:', 'aud:']) {
      await box.fill(text);
      expect(left(PEOPLE), text).toEqual([]);
    }
  });

  test('the popup names nobody until a card is asked', async () => {
    mountPopup({ tokens: TOKENS, settings: { masking: 'tokens-and-people' } });
    await expect.element(page.getByRole('list', { name: 'Tokens' })).toBeVisible();
    expect(left([...PIECES, ...PEOPLE])).toEqual([]);
    await expectAccessible();
    await page.getByRole('button', { name: 'Show what is hidden' }).first().click();
    await expect.element(page.getByRole('main')).toMatchTextContent(/ada@shop\.example/);
    expect(left(['someone-else'])).toEqual([]);
    await page.getByRole('button', { name: 'Hide it again' }).click();
    await expect.poll(() => left(PEOPLE)).toEqual([]);
  });
});

test('what is chosen in the settings holds at once', async () => {
  const { host } = open('nothing');
  await expect.element(detail().getByRole('heading', { name: 'ada@shop.example' })).toBeVisible();
  expect(left(PEOPLE)).not.toEqual([]);
  const { settings, change } = host.settings;
  change({ ...settings.peek(), masking: 'tokens-and-people' });
  await expect.poll(() => left([...PIECES, ...PEOPLE])).toEqual([]);
  change({ ...settings.peek(), masking: 'nothing' });
  await expect.element(detail().getByRole('heading', { name: 'ada@shop.example' })).toBeVisible();
});
