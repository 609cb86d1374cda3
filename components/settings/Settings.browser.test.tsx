import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { FakeView, FakeViewOptions } from '../../tests/gallery/fake-view.ts';
import { ORDINARY } from '../../tests/gallery/scenes.ts';
import { LISTED } from '../../tests/gallery/watch-scenes.ts';
import { expectAccessible, mountPanel, mountSettings } from '../../tests/support/mount.tsx';

const dialog = () => page.getByRole('dialog', { name: 'Settings' });
const gear = () => page.getByRole('button', { name: 'Settings', exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const check = (name: string) => page.getByRole('checkbox', { name, exact: true });
const never = () => page.getByRole('list', { name: 'Never watched' });
const field = (list = 'Never watched') => page.getByRole('textbox', { name: `Add to: ${list}` });

const sites = ({ host }: FakeView) => host.settings.settings.value.sites;
const sources = ({ host }: FakeView) => host.settings.settings.value.sources;

async function open(options: FakeViewOptions = {}): Promise<FakeView> {
  const fake = mountPanel({ tokens: ORDINARY, ...options });
  await gear().click();
  await expect.element(dialog()).toBeVisible();
  return fake;
}

beforeEach(() => page.viewport(1_280, 800));

describe('the dialog', () => {
  test('opens from the toolbar, and closing brings the focus back', async () => {
    await open();
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog()).not.toBeInTheDocument();
    await expect.element(gear()).toHaveFocus();
    await gear().click();
    await button('Close').click();
    await expect.element(dialog()).not.toBeInTheDocument();
  });

  test('keeps its keys to itself: letters are no commands of the panel', async () => {
    const { copied, store } = await open();
    store.rows.selectedId.value = ORDINARY[0]?.id ?? null;
    await field().click();
    await userEvent.keyboard('ct/');
    await expect.element(field()).toHaveValue('ct/');
    expect(copied).toEqual([]);
  });

  test('fits where there is little height, and all of it can be reached', async () => {
    await page.viewport(1_100, 240);
    await open();
    const { bottom } = dialog().element().getBoundingClientRect();
    expect(bottom).toBeLessThanOrEqual(240);
    const last = dialog().getByRole('checkbox', { name: 'Preserve log' });
    (last.element() as HTMLElement).focus();
    await expect.element(last).toBeInViewport();
  });
});

describe('sites', () => {
  test('are added as people write them and kept as one text for one site', async () => {
    const fake = await open();
    await field().fill('  https://Shop.Example/ ');
    await button('Add').click();
    await expect.element(never()).toMatchTextContent(/https:\/\/shop\.example/);
    await expect.element(field()).toHaveValue('');
    await expect.element(field()).toHaveFocus();
    await userEvent.keyboard('bank.example{Enter}');
    await expect.poll(() => sites(fake).never).toEqual(['https://shop.example', 'bank.example']);
  });

  test('that cannot be read are explained, and nothing changes', async () => {
    const fake = await open();
    await field().fill('shop.example/cart');
    await userEvent.keyboard('{Enter}');
    await expect.element(field()).toHaveAttribute('aria-invalid', 'true');
    await expect
      .element(field())
      .toHaveAccessibleDescription(
        'A site has no path. Write the host alone, such as example.com.',
      );
    await expect.element(field()).toHaveValue('shop.example/cart');
    expect(sites(fake).never).toEqual([]);
    await userEvent.keyboard('{Backspace}');
    await expect.element(field()).toHaveAttribute('aria-invalid', 'false');
  });

  test('are listed once', async () => {
    const fake = await open({ settings: LISTED });
    await field().fill('SHOP.example');
    await userEvent.keyboard('{Enter}');
    await expect.element(field()).toHaveAccessibleDescription('shop.example is listed already.');
    expect(sites(fake).never).toEqual(['shop.example', '*.bank.example']);
  });

  test('are removed, and the focus stays in the list', async () => {
    const fake = await open({ settings: LISTED });
    await button('Remove shop.example').click();
    await expect.element(button('Remove *.bank.example')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(field()).toHaveFocus();
    expect(sites(fake).never).toEqual([]);
    await expect.element(dialog()).toMatchTextContent(/Never watched\s*None\./);
  });

  test('can be the only ones that are watched', async () => {
    const fake = await open();
    await expect.element(field('Watched sites')).not.toBeInTheDocument();
    await page.getByRole('radio', { name: 'Watch only the sites that I list' }).click();
    expect(sites(fake).mode).toBe('only-listed');
    await expect.element(dialog()).toMatchTextContent(/None: nothing is watched\./);
    await field('Watched sites').fill('localhost:3000');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => sites(fake).only).toEqual(['localhost:3000']);
  });

  test('of the page at hand are listed and taken off by a press', async () => {
    const fake = await open({ url: 'https://www.shop.example/cart' });
    await expect.element(dialog()).toMatchTextContent(/This page: www\.shop\.example, watched/);
    await button('Never watch this site').click();
    await expect.poll(() => sites(fake).never).toEqual(['www.shop.example']);
    await expect.element(dialog()).toMatchTextContent(/This page: www\.shop\.example, left out/);
    await button('Watch this site').click();
    await expect.poll(() => sites(fake).never).toEqual([]);
  });

  test('outlive a private window, which is said there', async () => {
    await open({ watch: { isPrivate: true } });
    await expect
      .element(dialog())
      .toMatchTextContent(/a site that you list here outlives the private window\./);
  });
});

describe('sources', () => {
  test('change at once, each by itself, with a sentence of what they do', async () => {
    const fake = await open();
    const before = sources(fake);
    await check('Request bodies').click();
    await check('Stickiness cookies').click();
    expect(sources(fake)).toEqual({ ...before, requestBodies: false, stickiness: true });
    await expect.element(check('Page storage when a page has loaded')).not.toBeChecked();
    await expect
      .element(check('Request bodies'))
      .toHaveAccessibleDescription(/^Finds tokens that pages send/);
  });

  test('response bodies always: not where the browser cannot', async () => {
    await open();
    await expect.element(check('Request bodies')).toBeVisible();
    await expect.element(check('Response bodies always')).not.toBeInTheDocument();
  });

  test('response bodies always: after the browser was allowed to', async () => {
    const fake = await open({ bodiesAlways: true });
    await check('Response bodies always').click();
    await expect.element(check('Response bodies always')).toBeChecked();
    expect(fake.asked).toEqual(['bodies']);
    expect(sources(fake).responseBodiesAlways).toBe(true);
    await check('Response bodies always').click();
    await expect.element(check('Response bodies always')).not.toBeChecked();
    expect(fake.asked).toEqual(['bodies']);
  });

  test('response bodies always: stays off where that is refused, and says so', async () => {
    const fake = await open({ bodiesAlways: false });
    await check('Response bodies always').click();
    await expect
      .element(page.getByText(/^Not turned on: the browser was not allowed/))
      .toBeVisible();
    await expect.element(check('Response bodies always')).not.toBeChecked();
    expect(sources(fake).responseBodiesAlways).toBe(false);
  });
});

describe('warnings', () => {
  const warnings = ({ host }: FakeView) => host.settings.settings.value.warnings;

  test('begin as early as people choose', async () => {
    const fake = await open();
    const choice = page.getByRole('combobox', { name: 'A token counts as expiring' });
    await choice.selectOptions('15 minutes before its end');
    expect(warnings(fake)).toEqual({ minutes: 15, notify: false });
  });

  test('by notifications: after the browser was allowed to', async () => {
    const fake = await open();
    const notify = check('Notify before a watched token expires');
    await notify.click();
    await expect.element(notify).toBeChecked();
    expect(fake.asked).toEqual(['notifications']);
    await notify.click();
    await expect.element(notify).not.toBeChecked();
    expect(fake.asked).toEqual(['notifications']);
  });

  test('by notifications: stay off where they are refused, and say so', async () => {
    const fake = await open({ notifications: false });
    await check('Notify before a watched token expires').click();
    await expect.element(page.getByText(/^Not turned on: the browser was not/)).toBeVisible();
    expect(warnings(fake).notify).toBe(false);
  });

  test('by notifications: told where they can be turned on, if not here', async () => {
    await open({ notifications: null });
    const notify = check('Notify before a watched token expires');
    await expect.element(notify).toBeDisabled();
    await expect
      .element(notify)
      .toHaveAccessibleDescription(/^Can be turned on from the settings page/);
  });
});

describe('looks', () => {
  test('theme and masking are each one choice of three', async () => {
    const fake = await open();
    await page.getByRole('radio', { name: 'Dark' }).click();
    await page.getByRole('radio', { name: 'Hide the text of tokens', exact: true }).click();
    const { theme, masking } = fake.host.settings.settings.value;
    expect([theme, masking]).toEqual(['dark', 'tokens']);
    await expect.element(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  });
});

describe('the page of settings', () => {
  test('has the same choices, and follows changes from elsewhere', async () => {
    const { host } = mountSettings({ settings: LISTED });
    await expect.element(page.getByRole('heading', { name: 'Bearerscope settings' })).toBeVisible();
    await expect.element(check('Preserve log')).toBeChecked();
    host.settings.change({ ...host.settings.settings.value, preserveLog: false });
    await expect.element(check('Preserve log')).not.toBeChecked();
    await expect.element(never()).toMatchTextContent(/\*\.bank\.example/);
    await expect.element(page.getByText(/^This page:/)).not.toBeInTheDocument();
  });

  test('is complete by keyboard', async () => {
    const fake = mountSettings({ settings: LISTED });
    await expect.element(check('Preserve log')).toBeVisible();
    const stops: string[] = [];
    for (let turn = 0; turn < 20; turn++) {
      await userEvent.keyboard('{Tab}');
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body) break;
      stops.push(activeElement.getAttribute('aria-label') ?? activeElement.tagName);
      if (activeElement.parentElement?.textContent === 'Preserve log') break;
    }
    expect(stops).toEqual([
      'INPUT',
      'Remove shop.example',
      'Remove *.bank.example',
      'Add to: Never watched',
      'BUTTON',
      ...['INPUT', 'INPUT', 'INPUT', 'INPUT', 'INPUT'],
    ]);
    await userEvent.keyboard(' ');
    expect(fake.host.settings.settings.value.preserveLog).toBe(false);
  });
});

describe.each([
  ['light', 1_280],
  ['light', 320],
  ['dark', 1_280],
  ['dark', 320],
])('axe finds nothing: %s, %d', (theme, width) => {
  beforeEach(async () => {
    document.documentElement.dataset['theme'] = theme;
    await page.viewport(width, 700);
  });

  test('in the dialog, with a problem', async () => {
    await open({ settings: LISTED, bodiesAlways: true });
    await field().fill('a b');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText(/^This is not a host name/)).toBeVisible();
    await expectAccessible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });

  test('on the page', async () => {
    mountSettings({
      settings: { sites: { mode: 'only-listed', only: ['x'.repeat(60)], never: [] } },
    });
    await expect.element(check('Preserve log')).toBeVisible();
    await expectAccessible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });
});
