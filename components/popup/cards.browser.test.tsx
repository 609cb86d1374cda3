import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { HOSTILE, ORDINARY, STILL_SENT } from '../../tests/gallery/scenes.ts';
import { mountPopup } from '../../tests/support/mount.tsx';

const cards = () => page.getByRole('list', { name: 'Tokens' }).getByRole('listitem');
const card = (name: RegExp) => cards().filter({ has: page.getByRole('heading', { name }) });
const summary = () => page.getByRole('main').getByRole('paragraph').first();

beforeEach(() => page.viewport(380, 600));

describe('a card', () => {
  test('opens and closes its claims by its title, by keyboard too', async () => {
    mountPopup({ tokens: ORDINARY });
    const first = cards().first();
    const title = first.getByRole('button', { name: 'Access ada@shop.example' });
    await expect.element(title).toHaveAttribute('aria-expanded', 'true');
    await expect.element(first).toMatchTextContent(/audapi\.shop\.example/);
    (title.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(title).toHaveAttribute('aria-expanded', 'false');
    await expect.element(first).not.toMatchTextContent(/audapi/);
    await userEvent.keyboard(' ');
    await expect.element(first).toMatchTextContent(/audapi/);
  });

  test('with nothing more to see has a title that is no button', async () => {
    mountPopup({ tokens: ORDINARY });
    await expect.element(card(/encrypted \(JWE\)/)).toBeVisible();
    const expandable = card(/encrypted \(JWE\)/).getByRole('button', { expanded: false });
    await expect.element(expandable).not.toBeInTheDocument();
  });

  test('of claims that cannot be read offers the header', async () => {
    const { copied } = mountPopup({ tokens: ORDINARY });
    await card(/encrypted \(JWE\)/)
      .getByRole('button', { name: 'Copy header' })
      .click();
    await expect.poll(() => copied[0]).toMatch(/"alg": "RSA-OAEP-256"/);
  });

  test('of a token that is still sent says since when', async () => {
    mountPopup({ tokens: STILL_SENT });
    const first = cards().first();
    await expect.element(first).toMatchTextContent(/It expired 3 min ago, still sent 12 s ago\./);
    await expect.element(first.getByText('grace@shop.example', { exact: true })).toBeVisible();
  });

  test('of a token that has expired is small, and says how it ended', async () => {
    mountPopup({ tokens: ORDINARY });
    const last = cards().last();
    await expect.element(last).toMatchTextContent(/expired 3 min ago/);
    await expect.element(last).toMatchTextContent(/replaced after a 401 at \d\d:\d\d:\d\d/);
    const small = last.element().getBoundingClientRect().height;
    expect(small).toBeLessThan(cards().nth(1).element().getBoundingClientRect().height);
    await last.getByRole('button', { name: 'Copy claims' }).click();
    await expect.element(page.getByRole('contentinfo')).toMatchTextContent(/Claims copied/);
  });

  test('turns small when its token expires', async () => {
    const { clock } = mountPopup({ tokens: ORDINARY });
    clock.pass(72_000);
    await expect.element(cards().nth(4)).toMatchTextContent(/expired now/);
    await expect.element(cards().first()).toMatchTextContent(/in 5 min/);
  });

  test.each([240, 280, 320, 380])('keeps its count at a width of %d pixels', async (width) => {
    await page.viewport(width, 600);
    const [token] = ORDINARY.filter(({ id }) => id === 'session');
    if (!token) throw new Error('no token');
    mountPopup({ tokens: [{ ...token, sightingCount: 12_345 }] });
    const count = page.getByText('· 12,345×');
    await expect.element(count).toBeVisible();
    const { left, right } = count.element().getBoundingClientRect();
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(width);
  });
});

describe('the sentence', () => {
  test('says so when nothing is seen, everything has expired, or the page is none', async () => {
    const expired = ORDINARY.filter(({ id }) => id === 'old-access');
    const { feed } = mountPopup({ tokens: expired });
    await expect
      .element(summary())
      .toMatchTextContent('Nothing current signs you in: the one token has expired.');
    feed.become({ page: { tabId: 1, url: null, since: 0, access: 'granted' } });
    await expect.element(page.getByRole('heading', { name: 'This tab' })).toBeVisible();
  });

  test('is not drowned by a long issuer', async () => {
    mountPopup({ tokens: HOSTILE });
    await expect.element(summary()).toMatchTextContent(/from accounts\.shop\.example\/very-long/);
    expect(summary().element().textContent?.length).toBeLessThan(140);
  });
});
