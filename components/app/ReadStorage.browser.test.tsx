import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ORDINARY, SCENES } from '../../tests/gallery/scenes.ts';
import { expectAccessible, mountPanel } from '../../tests/support/mount.tsx';

const read = (name = 'Read page storage') => page.getByRole('button', { name, exact: true });
const outcome = () => page.getByRole('region', { name: 'Page storage' });

beforeEach(() => page.viewport(1_280, 600));

describe('reading the storage of the page', () => {
  test('says that it runs, and runs once at a time', async () => {
    const { feed } = mountPanel({ tokens: ORDINARY });
    await read().click();
    const running = read('Reading page storage');
    await expect.element(running).toHaveAttribute('aria-busy', 'true');
    await expect.element(running).toHaveFocus();
    await running.click({ force: true });
    expect(feed.calls).toEqual(['read-storage 1']);
  });

  test('ends with how much was read and what was skipped', async () => {
    mountPanel(SCENES['stored']?.());
    await read().click();
    await expect
      .element(outcome())
      .toMatchTextContent(/Read 42 entries: 3 hold a token\. Skipped:/);
    await expect
      .element(outcome().getByRole('listitem').first())
      .toMatchTextContent(/IndexedDB mail\/messages: more than is read at once/);
    await expect
      .element(page.getByRole('status'))
      .toMatchTextContent(/Read 42 entries: 3 hold a token\./);
    await outcome().getByRole('button', { name: 'Dismiss' }).click();
    await expect.element(outcome()).not.toBeInTheDocument();
    await expect.element(page.getByRole('grid', { name: 'Tokens' })).toHaveFocus();
  });

  test('gives the reason where nothing was read, and can be tried again', async () => {
    const { feed } = mountPanel(SCENES['not-stored']?.());
    await read().click();
    await expect
      .element(outcome())
      .toMatchTextContent(/Nothing read\. The browser gives no access to this site\./);
    await read().click();
    expect(feed.calls).toEqual(['read-storage 1', 'read-storage 1']);
  });

  test('is not offered where there is no tab', async () => {
    mountPanel({ tokens: ORDINARY, tabId: null });
    await expect.element(page.getByRole('button', { name: 'Export' })).toBeVisible();
    await expect.element(read()).not.toBeInTheDocument();
  });

  test('is a symbol with a name where there is little room', async () => {
    await page.viewport(360, 600);
    mountPanel(SCENES['stored']?.());
    await read().click();
    await expect.element(outcome()).toBeVisible();
    await expectAccessible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  });
});
