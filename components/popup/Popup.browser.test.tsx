import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ORDINARY, SCENES, STILL_SENT } from '../../tests/gallery/scenes.ts';
import { expectAccessible, mountPopup } from '../../tests/support/mount.tsx';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const cards = () => page.getByRole('list', { name: 'Tokens' }).getByRole('listitem');

beforeEach(() => page.viewport(380, 600));

describe('the popup', () => {
  test('says on which site, and what signs one in', async () => {
    mountPopup({ tokens: ORDINARY });
    await expect.element(page.getByRole('heading', { name: 'shop.example' })).toBeVisible();
    await expect.element(page.getByRole('banner')).toMatchTextContent('watching');
    await expect
      .element(page.getByRole('main'))
      .toMatchTextContent(/Signs you in with 4 value tokens \(JWT\) from accounts\.shop\.example/);
  });

  test('shows the most urgent token first, with its key claims', async () => {
    mountPopup({ tokens: ORDINARY });
    await expect.element(cards().first()).toMatchTextContent(/in 1 min 12 s/);
    await expect.element(cards().first()).toMatchTextContent(/scope\s*openid profile orders:read/);
    await expect.element(cards().first()).toMatchTextContent(/Authorization\s*· 14×/);
    await expect.element(cards().last()).toMatchTextContent(/expired 3 min ago/);
  });

  test('opens the claims of another card', async () => {
    mountPopup({ tokens: ORDINARY });
    await cards().nth(1).getByRole('button', { expanded: false }).click();
    await expect.element(cards().nth(1)).toMatchTextContent(/iss\s*accounts\.shop\.example/);
  });

  test('copies', async () => {
    const { copied } = mountPopup({ tokens: ORDINARY });
    await cards().first().getByRole('button', { name: 'Copy token' }).click();
    await expect.poll(() => copied).toEqual([ORDINARY[1]?.raw]);
    await expect.element(page.getByRole('contentinfo')).toMatchTextContent(/Token copied/);
  });

  test('says why it could not', async () => {
    mountPopup({ tokens: ORDINARY, clipboard: false });
    await cards().first().getByRole('button', { name: 'Copy claims' }).click();
    await expect
      .element(page.getByRole('contentinfo'))
      .toMatchTextContent(/the browser refused access to the clipboard/);
  });

  test('warns of what is sent although it expired', async () => {
    mountPopup({ tokens: STILL_SENT });
    await expect
      .element(page.getByRole('main'))
      .toMatchTextContent(/An expired token is still sent\./);
    await expect.element(cards().first()).toMatchTextContent(/grace@shop\.example/);
    await expect.element(cards().first()).toMatchTextContent(/still sent/);
  });

  test('pauses and opens the inspector', async () => {
    const { feed, asked } = mountPopup({ tokens: ORDINARY });
    await button('Pause').click();
    await expect.element(page.getByRole('banner')).toMatchTextContent('paused');
    await button('Open inspector').click();
    expect(feed.calls).toEqual(['pause true']);
    expect(asked).toEqual(['inspector']);
  });

  test('is complete by keyboard', async () => {
    const { copied } = mountPopup({ tokens: ORDINARY });
    await expect.element(cards().first()).toBeVisible();
    const stops: (string | null)[] = [];
    for (let turn = 0; turn < 30; turn++) {
      await userEvent.keyboard('{Tab}');
      if (document.activeElement === document.body) break;
      const name = document.activeElement?.textContent ?? '';
      stops.push(name);
      if (name === 'Copy token' && copied.length === 0) {
        await userEvent.keyboard('{Enter}');
        await expect.poll(() => copied.length).toBe(1);
      }
      if (name.startsWith('Open inspector')) break;
    }
    expect(stops).toContain('Pause');
    expect(stops.at(-1)).toMatch(/^Open inspector/);
  });

  test('stays small with any number of tokens', async () => {
    mountPopup(SCENES['crowd']?.() ?? {});
    await expect.element(page.getByText(/[\d,]+ more in the inspector/)).toBeInTheDocument();
    expect(cards().elements().length).toBeLessThan(20);
    const { height } = page.getByRole('main').element().getBoundingClientRect();
    expect(height).toBeLessThan(600);
  });
});

describe('the popup claims nothing that it does not see', () => {
  const expired = ORDINARY.filter(({ id }) => id === 'old-access');
  const state = () => page.getByRole('banner');
  const main = () => page.getByRole('main');

  test.each([
    ['paused', /paused/],
    ['no-access', /no access/],
    ['withheld', /no access/],
    ['restricted', /not visible/],
    ['left-out', /left out/],
    ['reloaded', /reloaded/],
  ])('%s: its state says so, and no sentence that nothing signs one in', async (scene, word) => {
    mountPopup({ ...SCENES[scene]?.(), tokens: expired });
    await expect.element(state()).toMatchTextContent(word);
    await expect.element(state()).not.toMatchTextContent(/watching/);
    await expect.element(main()).toMatchTextContent(/Not known what signs you in/);
    await expect.element(main()).not.toMatchTextContent(/Nothing current signs you in/);
  });

  test('tokens from before are told as such, with what can be done', async () => {
    const { asked } = mountPopup(SCENES['withheld-with-tokens']?.());
    await expect
      .element(main())
      .toMatchTextContent(/As last seen, signs you in with 4 value tokens/);
    await button('Allow on this site').click();
    expect(asked).toEqual(['grant site https://shop.example/']);
  });

  test('while tokens load, those that came are all so far', async () => {
    const { feed } = mountPopup({ tokens: expired, loading: { received: 1, total: 900 } });
    await expect.element(main()).toMatchTextContent(/Loading the tokens of this tab\./);
    feed.put(...ORDINARY);
    await expect.element(main()).toMatchTextContent(/So far, signs you in with/);
    feed.become({ loading: null });
    await expect.element(main()).toMatchTextContent(/^Signs you in with/);
  });

  test('watching one site is told apart from watching all', async () => {
    const { feed } = mountPopup({ tokens: ORDINARY, watch: { access: 'some-sites' } });
    await expect.element(state()).toMatchTextContent(/watching this site/);
    feed.become({ connected: false });
    await expect.element(state()).toMatchTextContent(/connecting/);
  });

  test('a private window is named', async () => {
    mountPopup({ tokens: ORDINARY, watch: { isPrivate: true } });
    await expect.element(state()).toMatchTextContent(/watching · private window/);
  });
});

test('the popup leads to the settings', async () => {
  const { asked } = mountPopup({ tokens: ORDINARY });
  await button('Settings').click();
  expect(asked).toEqual(['settings']);
});

describe.each(['light', 'dark'])('axe finds nothing in the %s popup', (theme) => {
  beforeEach(() => {
    document.documentElement.dataset['theme'] = theme;
  });

  test.each([
    'ordinary',
    'still-sent',
    'hostile',
    'empty',
    'paused',
    'no-access',
    'withheld-with-tokens',
    'left-out',
    'restricted',
    'reloaded-with-tokens',
    'loading',
    'private-with-tokens',
  ])('%s', async (scene) => {
    mountPopup(SCENES[scene]?.() ?? {});
    await expect.element(page.getByRole('banner')).toBeVisible();
    await expectAccessible();
  });
});
