import { signal } from '@preact/signals';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { WatchState } from '../../lib/feed/messages.ts';
import { expectAccessible, mountPage } from '../../tests/support/mount.tsx';
import { WelcomePage } from './WelcomePage.tsx';

const button = (name: string) => page.getByRole('button', { name });

function open(granted: WatchState['access'] = 'everywhere') {
  const access = signal(granted);
  const asked: string[] = [];
  mountPage(
    <WelcomePage
      access={access}
      host={{
        async allowEverywhere() {
          asked.push('access');
          access.value = 'everywhere';
          return true;
        },
        openInspector: () => asked.push('inspector'),
        openSettings: () => asked.push('settings'),
      }}
    />,
  );
  return asked;
}

describe('the welcome page', () => {
  test('says that all is ready where all sites can be seen', async () => {
    open();
    await expect.element(page.getByText('Ready.')).toBeVisible();
    await expect.element(button('Allow on all sites')).not.toBeInTheDocument();
  });

  test('asks for access where the browser gives none, and follows the answer', async () => {
    const asked = open('nowhere');
    await expect.element(page.getByText('Nothing can be seen yet.')).toBeVisible();
    await button('Allow on all sites').click();
    await expect.element(page.getByText('Ready.')).toBeVisible();
    expect(asked).toEqual(['access']);
  });

  test('leads on by keyboard', async () => {
    const asked = open('some-sites');
    await expect.element(page.getByText('Some sites can be seen.')).toBeVisible();
    await userEvent.keyboard('{Tab}{Tab}{Enter}{Tab}{Enter}');
    expect(asked).toEqual(['inspector', 'settings']);
  });
});

describe.each([
  ['light', 1_100],
  ['dark', 1_100],
  ['light', 320],
  ['dark', 320],
])('axe finds nothing: %s, %d', (theme, width) => {
  beforeEach(() => page.viewport(width, 800));

  test.each(['everywhere', 'nowhere'] as const)('with access %s', async (access) => {
    document.documentElement.dataset['theme'] = theme;
    open(access);
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });
});
