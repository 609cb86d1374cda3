import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ORDINARY } from '../../tests/gallery/scenes.ts';
import { CLOCKS, LISTED } from '../../tests/gallery/watch-scenes.ts';
import { expectAccessible, mountPanel } from '../../tests/support/mount.tsx';

const notice = () => page.getByRole('region', { name: 'Why nothing is seen' });
const button = (name: string) => notice().getByRole('button', { name, exact: true });
const status = () => page.getByRole('contentinfo');

beforeEach(() => page.viewport(1_280, 600));

describe('above a list with tokens', () => {
  test('nothing stands while traffic is seen', async () => {
    const { feed } = mountPanel({ tokens: ORDINARY });
    await expect
      .element(page.getByRole('grid', { name: 'Tokens' }).getByRole('row', { name: /svc-metrics/ }))
      .toBeVisible();
    await expect.element(notice()).not.toBeInTheDocument();
    feed.become({ page: { tabId: 1, url: null, since: 0, access: 'restricted' } });
    await expect.element(notice()).toMatchTextContent(/^A page that no extension sees\./);
  });

  test('access that was withdrawn is told, with the buttons that give it back', async () => {
    const { asked } = mountPanel({ tokens: ORDINARY, page: { access: 'withheld' } });
    await expect.element(notice()).toMatchTextContent(/No access to this site\. The browser keeps/);
    await button('Allow on this site').click();
    expect(asked).toEqual(['grant site https://shop.example/']);
  });

  test('paused: resume', async () => {
    const { feed } = mountPanel({ tokens: ORDINARY, watch: { paused: true } });
    await button('Resume watching').click();
    expect(feed.calls).toEqual(['pause false']);
    await expect.element(notice()).not.toBeInTheDocument();
    await expect.element(page.getByRole('grid', { name: 'Tokens' })).toHaveFocus();
  });

  test('left out: watch it after all', async () => {
    const { host } = mountPanel({
      tokens: ORDINARY,
      page: { access: 'left-out' },
      settings: LISTED,
    });
    await button('Watch this site').click();
    await expect.poll(() => host.settings.settings.value.sites.never).toEqual(['*.bank.example']);
  });

  test('reloaded: nothing new reaches the view', async () => {
    mountPanel({ tokens: ORDINARY, connected: false, lost: 'reloaded', host: { reopen: null } });
    await expect.element(notice()).toMatchTextContent(/What this view shows is from before/);
    await expect.element(notice()).toMatchTextContent(/Close the developer tools and open them/);
  });

  test('access that goes and comes is told to screen readers, what a view begins with is not', async () => {
    const { feed } = mountPanel({ tokens: ORDINARY, page: { access: 'withheld' } });
    await expect.element(notice()).toBeVisible();
    await expect.element(page.getByRole('status')).toHaveTextContent('');
    feed.become({ page: { tabId: 1, url: null, since: 0, access: 'granted' } });
    await expect.element(page.getByRole('status')).toMatchTextContent(/^Watching\.$/);
    feed.become({ page: { tabId: 1, url: null, since: 0, access: 'withheld' } });
    await expect.element(page.getByRole('status')).toMatchTextContent(/^No access to this site\.$/);
  });

  test('what keeps this page from being seen does not matter to all tabs', async () => {
    mountPanel({ tokens: ORDINARY, page: { access: 'withheld' } });
    await page.getByRole('combobox', { name: 'Scope' }).selectOptions('All tabs');
    await expect.element(notice()).not.toBeInTheDocument();
  });

  test.each([
    ['light', 1_280],
    ['light', 360],
    ['dark', 1_280],
    ['dark', 360],
  ])('axe finds nothing: %s, %d', async (theme, width) => {
    document.documentElement.dataset['theme'] = theme;
    await page.viewport(width, 600);
    mountPanel({ tokens: ORDINARY, page: { access: 'withheld' } });
    await expect.element(notice()).toBeVisible();
    await expectAccessible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });
});

describe('the status bar', () => {
  test('counts what there is, and says where it is kept and since when it is watched', async () => {
    mountPanel({ tokens: ORDINARY });
    await expect.element(status()).toMatchTextContent(/6 tokens · 36 sightings/);
    await expect.element(status()).toMatchTextContent(/Watching since \d\d:\d\d:\d\d/);
    await expect.element(page.getByText('Kept in memory only')).toBeVisible();
  });

  test('never says that it watches while it does not', async () => {
    const { feed } = mountPanel({ tokens: ORDINARY, watch: { access: 'nowhere' } });
    await expect.element(status()).toMatchTextContent(/Not watching: no access/);
    feed.become({ lost: 'reloaded', connected: false });
    await expect.element(status()).toMatchTextContent(/Not watching: reloaded/);
    expect(status().element().textContent).not.toMatch(/Watching since/);
  });

  test('tells that tokens had to go', async () => {
    mountPanel({ tokens: ORDINARY, watch: { droppedTokens: 1, leftAlone: 2 } });
    await expect.element(page.getByText('1 older token made room for newer ones')).toBeVisible();
    await expect.element(page.getByText('2 values not looked at whole')).toBeVisible();
  });

  test('tells of a private window, of loading, and of a clock that is off', async () => {
    const { feed } = mountPanel({ tokens: ORDINARY, watch: { isPrivate: true }, clocks: CLOCKS });
    await expect.element(page.getByText('Private window')).toBeVisible();
    await expect.element(page.getByText('Clock: api.shop.example 2.1 s ahead')).toBeVisible();
    feed.become({ loading: { received: 3_000, total: 10_000 } });
    await expect.element(page.getByText('Loading 3,000 of 10,000 tokens')).toBeVisible();
  });

  test('tells that the background is away, and keeps the list meanwhile', async () => {
    const { feed } = mountPanel({ tokens: ORDINARY });
    feed.become({ connected: false });
    await expect.element(page.getByText('Connecting…')).toBeVisible();
    await expect
      .element(page.getByRole('grid', { name: 'Tokens' }).getByRole('row', { name: /svc-metrics/ }))
      .toBeVisible();
  });

  test('keeps the way to the keys in sight where there is little room', async () => {
    await page.viewport(360, 600);
    mountPanel({ tokens: ORDINARY, watch: { isPrivate: true }, clocks: CLOCKS });
    const keys = page.getByRole('button', { name: '? keys' });
    await expect.element(keys).toBeVisible();
    expect(keys.element().getBoundingClientRect().right).toBeLessThanOrEqual(360);
  });
});
