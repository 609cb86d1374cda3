import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TokenId, TokenRecord } from '../../lib/ledger/record.ts';
import type { FakeView } from '../../tests/gallery/fake-view.ts';
import { HOSTILE, ORDINARY, STILL_SENT } from '../../tests/gallery/scenes.ts';
import { NOW } from '../../tests/gallery/tokens.ts';
import { CLOCKS } from '../../tests/gallery/watch-scenes.ts';
import { expectAccessible, mountPanel } from '../../tests/support/mount.tsx';

const detail = () => page.getByRole('region', { name: 'Selected token' });
const button = (name: string | RegExp) => detail().getByRole('button', { name });
const claim = (name: string) =>
  detail()
    .getByRole('table', { name: 'Claims' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });
const tab = (name: string) => detail().getByRole('tab', { name: new RegExp(`^${name}`) });

function open(id: string, tokens: readonly TokenRecord[] = ORDINARY): FakeView {
  const fake = mountPanel({ tokens });
  fake.store.rows.selectedId.value = id as TokenId;
  return fake;
}

beforeEach(() => page.viewport(1_280, 640));

describe('the heading', () => {
  test('says what the token is, why, whose, and how long it lives', async () => {
    const { clock } = open('access');
    await expect.element(detail().getByRole('heading', { name: 'ada@shop.example' })).toBeVisible();
    await expect.element(detail()).toMatchTextContent(/Access token/);
    await expect.element(detail()).toMatchTextContent(/Access: typ is at\+jwt/);
    await expect.element(detail()).toMatchTextContent(/expires in 1 min 12 s/);
    clock.pass(2_000);
    await expect.element(detail()).toMatchTextContent(/expires in 1 min 10 s/);
    clock.pass(80_000);
    await expect.element(detail()).toMatchTextContent(/expired 10 s ago/);
  });

  test('claims nothing about a signature that nobody checked', async () => {
    open('access');
    await expect.element(detail()).toMatchTextContent(/Signature not checked/);
    await expect.element(detail()).not.toMatchTextContent(/\bvalid\b|verified/i);
  });

  test('warns of an expired token that is still sent, with the count', async () => {
    open('still-sent', STILL_SENT);
    await expect
      .element(detail())
      .toMatchTextContent(/Sent 26 times after it expired, last 12 s ago\./);
  });
});

describe('what is known of its use', () => {
  test('the latest refusal is told with the reason of the server', async () => {
    const { feed } = open('old-access');
    await expect
      .element(detail())
      .toMatchTextContent(
        /Refused with 401 at \S+: the token is expired, revoked or otherwise not accepted \(invalid_token\)\./,
      );
    const [old] = ORDINARY;
    if (!old) throw new Error('no token');
    const challenge = 'Bearer error="nope", error_description="<b>come back</b>\u202E"';
    feed.put({ ...old, lastRejection: { at: NOW, status: 403, challenge } });
    await expect
      .element(detail())
      .toMatchTextContent(/Refused with 403 .*The server says: <b>come back<\/b>U\+202E/);
  });

  test('the clock of a host is told where it is surely off', async () => {
    const { feed } = open('access');
    await expect.element(detail()).not.toMatchTextContent(/clock/);
    feed.become({ clocks: CLOCKS });
    await expect
      .element(detail())
      .toMatchTextContent(/api\.shop\.example's clock is 2\.1 s ahead of yours \(±0\.5 s\)\./);
    feed.become({ clocks: [{ host: 'elsewhere', earliest: 9_000, latest: 9_500, samples: 2 }] });
    await expect.element(detail()).not.toMatchTextContent(/clock/);
  });
});

describe('copying', () => {
  test('claims and token', async () => {
    const { copied } = open('access');
    await button('Copy claims').click();
    await button('Copy token').click();
    await expect.poll(() => copied.length).toBe(2);
    expect(copied[0]).toMatch(/^\{\n {2}"iss": "https:\/\/accounts\.shop\.example"/);
    expect(copied[1]).toBe(ORDINARY.find(({ id }) => id === 'access')?.raw);
  });

  test('as something else, by keyboard', async () => {
    const { copied } = open('access');
    await expect.element(button('Copy as')).toBeVisible();
    (button('Copy as').element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(page.getByRole('menuitem').first()).toHaveFocus();
    await userEvent.keyboard('a{Enter}');
    await expect.poll(() => copied.length).toBe(1);
    expect(copied[0]).toMatch(/^Bearer eyJ/);
    await expect.element(button('Copy as')).toHaveFocus();
  });

  test('leaves a menu by Escape without leaving the token', async () => {
    open('access');
    await button('Copy as').click();
    await expect.element(page.getByRole('menu')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
    await expect.element(button('Copy as')).toHaveFocus();
  });

  test('a single value, and with Shift its name too', async () => {
    const { copied } = open('access');
    await claim('email').hover();
    await claim('email').getByRole('button').click();
    await expect.poll(() => copied.at(-1)).toBe('ada@shop.example');
    await claim('aud')
      .getByRole('button')
      .click({ modifiers: ['Shift'] });
    await expect.poll(() => copied.at(-1)).toContain('"aud": [');
  });

  test('says why encrypted claims are not copied', async () => {
    const { copied } = open('encrypted');
    await expect.element(detail()).toMatchTextContent(/Encrypted: only the header can be read/);
    (page.getByRole('grid', { name: 'Tokens' }).element() as HTMLElement).focus();
    await userEvent.keyboard('c');
    await expect
      .element(page.getByRole('contentinfo'))
      .toMatchTextContent(/Nothing copied\. The claims are encrypted/);
    expect(copied).toEqual([]);
  });
});

describe('the claims', () => {
  test('stand in rows with what they mean', async () => {
    open('access');
    await expect.element(claim('iss')).toMatchTextContent(/"https:\/\/accounts\.shop\.example"/);
    await expect.element(claim('exp')).toMatchTextContent(/1795464845/);
    await expect.element(claim('exp')).toMatchTextContent(/in 1 min 12 s/);
    await expect.element(claim('exp')).toMatchTextContent(/2026-11-23 20:14:05 UTC/);
    await expect
      .element(detail().getByRole('table', { name: 'JOSE header' }))
      .toMatchTextContent(/"RS256".*RSA.*SHA-256/);
  });

  test('fold where they are nested', async () => {
    open('session');
    const fold = claim('cart').getByRole('button', { expanded: false });
    await fold.click();
    await expect.element(claim('cart')).toMatchTextContent(/items:\s*\[ 4, 8 \]/);
  });

  test('can be opened forty levels deep', async () => {
    open('deep', HOSTILE);
    for (let level = 0; level < 39; level++) {
      await claim('nested').getByRole('button', { expanded: false }).click();
    }
    await expect.element(claim('nested')).toMatchTextContent(/bottom/);
    const { left, width } = detail().element().getBoundingClientRect();
    const innermost = detail().getByText('"bottom"').element().getBoundingClientRect();
    expect(innermost.right).toBeLessThan(left + width);
  });

  test('that occur twice say so', async () => {
    open('deep', HOSTILE);
    await expect.element(claim('sub again').or(claim('subagain'))).toMatchTextContent(/twice/);
  });

  test('can be read as JSON, numbers as written', async () => {
    open('hostile', HOSTILE);
    await detail().getByRole('checkbox', { name: 'Raw JSON' }).click();
    await button(/^Show all [\d,.]+ characters$/).click();
    await expect.element(detail()).toMatchTextContent(/"big": 100002348117421473/);
    await expect.element(detail()).toMatchTextContent(/"exact": 3\.0/);
  });

  test('that would hide or rearrange text are shown by code point, never as markup', async () => {
    open('hostile', HOSTILE);
    await expect.element(claim('sub')).toMatchTextContent(/<img src=x onerror=alert\(1\)>/);
    await expect.element(claim('email')).toMatchTextContent(/U\+202E/);
    expect(document.querySelector('img')).toBeNull();
    expect(detail().element().textContent).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B]/);
  });

  test('of an empty set are explained', async () => {
    open('empty', HOSTILE);
    await expect.element(detail()).toMatchTextContent(/The claims set is empty/);
  });

  test('that are no JSON are explained', async () => {
    open('unreadable', HOSTILE);
    await expect.element(detail()).toMatchTextContent(/not JSON.*not json at all U\+202E!/);
  });
});

describe('the tabs', () => {
  test('change by arrow keys', async () => {
    open('access');
    await expect.element(tab('Claims')).toBeVisible();
    (tab('Claims').element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(tab('Structure')).toHaveFocus();
    await expect.element(detail().getByRole('tabpanel', { name: 'Structure' })).toBeVisible();
    await userEvent.keyboard('{End}');
    await expect
      .element(detail().getByRole('tabpanel', { name: /^(Findings|History)/ }))
      .toBeVisible();
  });

  test('show the structure: where it was found, and its segments', async () => {
    open('access');
    await tab('Structure').click();
    const panel = detail().getByRole('tabpanel');
    await expect.element(panel).toMatchTextContent(/Found in.*Authorization.*Bearer/);
    await expect
      .element(panel)
      .toMatchTextContent(/Header · how the token is protected · 48 bytes/);
    await expect
      .element(panel)
      .toMatchTextContent(/makes a change detectable · 256 bytes, RSA 2048/);
  });

  test('show every sighting, and mark those after expiry', async () => {
    open('still-sent', STILL_SENT);
    await tab('Sightings').click();
    const table = detail().getByRole('table', { name: 'Sightings' });
    await expect.element(table.getByRole('row').nth(1)).toMatchTextContent(/GET|POST/);
    await expect.poll(() => table.getByRole('row').elements().length).toBe(32);
    await expect.element(table.getByRole('row').nth(1)).toMatchTextContent(/expired/);
    await expect.element(table.getByRole('row').nth(31)).not.toMatchTextContent(/expired/);
  });

  test('stay when another token is selected', async () => {
    const { store } = open('access');
    await tab('Structure').click();
    store.rows.selectedId.value = 'id' as TokenId;
    await expect.element(tab('Structure')).toHaveAttribute('aria-selected', 'true');
  });
});

describe.each(['light', 'dark'])('axe finds nothing in the %s detail', (theme) => {
  beforeEach(() => {
    document.documentElement.dataset['theme'] = theme;
  });

  test.each(['Claims', 'Structure', 'Sightings'])('under %s', async (name) => {
    open('access');
    await tab(name).click();
    await expect
      .element(detail().getByRole('tabpanel', { name: new RegExp(`^${name}`) }))
      .toBeVisible();
    await expectAccessible();
  });

  test.each(HOSTILE.map(({ id }) => id))('of the token "%s"', async (id) => {
    open(id, HOSTILE);
    await expect.element(detail()).toBeVisible();
    await expectAccessible();
  });

  test('of an encrypted token, with its structure', async () => {
    open('encrypted');
    await tab('Structure').click();
    await expect.element(detail()).toMatchTextContent(/Ciphertext/);
    await expectAccessible();
  });
});
