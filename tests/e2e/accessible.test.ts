// The views in real browsers as somebody uses them who has a keyboard only, or a screen reader.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserName } from '../../scripts/browsers.ts';
import type { DrivenPage } from '../../scripts/drive/driven.ts';
import { until } from '../../scripts/drive/wait.ts';
import { inSeconds, jwt } from '../support/jwt.ts';
import { type Site, startSite } from '../support/site.ts';
import { axeFinds } from './axe.ts';
import { openRig, type Rig } from './rig.ts';

const iss = 'https://issuer.example';
const ACCESS = jwt({ iss, sub: 'ada', scope: 'orders:read', exp: inSeconds(3_600) });
const EXPIRED = jwt({ iss, sub: 'bob', scope: 'orders:read', exp: inSeconds(-60) });

const TABS = ['Claims', 'Structure', 'Verification', 'Sightings', 'Findings', 'History'];

async function send(authorization: string): Promise<number> {
  return (await fetch('/api', { headers: { authorization } })).status;
}

/** What has the focus, by its role and its name or the text in it. */
const FOCUSED = `(() => {
  const here = document.activeElement;
  return (here.getAttribute('role') ?? here.localName) + ' ' + (here.ariaLabel ?? here.innerText);
})()`;

const SELECTED = `document.querySelector('[role=grid] [role=row][aria-selected=true]')?.innerText ?? ''`;

function says(page: DrivenPage, text: string): Promise<void> {
  return page.waitForFunction(`document.body.innerText.includes(${JSON.stringify(text)})`, {
    what: `the words “${text}”`,
  });
}

async function focusOn(page: DrivenPage, focus: string): Promise<void> {
  await until(async () => (await page.evaluate<string>(FOCUSED)).startsWith(focus), focus);
}

/** From the filter to a copied claims set without a pointer. */
async function tourByKeyboard(page: DrivenPage): Promise<void> {
  await page.press('/');
  await focusOn(page, 'combobox Filter');
  await page.type('[role=combobox]', 'is:');
  await page.waitFor('[role=option]');
  await page.press('ArrowDown');
  await page.press('Enter');
  await page.waitForFunction(`/^is:[a-z-]+/.test(document.activeElement.value)`, {
    what: 'the filter to be completed',
  });
  // It closes the list, clears the filter and leads to the tokens, a press each.
  await until(async () => {
    await page.press('Escape');
    return (await page.evaluate<string>(FOCUSED)).startsWith('grid Tokens');
  }, 'the list of tokens to have the focus');
  await page.press('Home');
  const first = await page.evaluate<string>(SELECTED);
  await page.press('ArrowDown');
  await until(
    async () => ![first, ''].includes(await page.evaluate<string>(SELECTED)),
    'the arrow to lead to another token',
  );
  await page.press('c');
  await says(page, 'Claims copied');
  await page.press('Enter');
  await focusOn(page, 'section Selected token');
  await page.press('Escape');
  await focusOn(page, 'grid Tokens');
}

/** Axe in both themes on each tab of a selected token, with the timeline open. */
async function axeOnEachTab(page: DrivenPage): Promise<readonly string[]> {
  await page.waitFor('[role=grid][aria-label=Timeline]');
  const found: string[] = [];
  for (const scheme of ['light', 'dark'] as const) {
    await page.setColorScheme(scheme);
    for (const tab of TABS) {
      await page.evaluate(
        `[...document.querySelectorAll('[role=tab]')].find((one) => one.innerText.startsWith('${tab}')).click()`,
      );
      await page.waitForFunction(
        `document.querySelector('[role=tab][aria-selected=true]').innerText.startsWith('${tab}')`,
        { what: `the tab ${tab}` },
      );
      found.push(...(await axeFinds(page)).map((one) => `${tab}, ${scheme}: ${one}`));
    }
  }
  return found;
}

describe.each<BrowserName>(['chromium', 'firefox'])('in %s', (browser) => {
  let site: Site;
  let rig: Rig;

  beforeAll(async () => {
    site = await startSite({ '/': '<!doctype html><title>page</title>' });
    rig = await openRig(browser);
    await rig.page.goto(`${site.origin()}/`);
    for (const token of [ACCESS, EXPIRED]) {
      await rig.page.evaluate(send, `Bearer ${token}`);
      await rig.seen(token);
    }
  });
  afterAll(async () => {
    await rig?.close();
    await site?.close();
  });

  test('the panel in the developer tools is used by keyboard, and axe finds nothing', async () => {
    const panel = await rig.browser.openPanel(rig.page);
    await panel.resize({ width: 1_100, height: 520 });
    await panel.waitForFunction(`document.querySelectorAll('[role=row][data-id]').length === 2`, {
      what: 'both tokens in the list',
    });
    await panel.click('[role=row][data-id]');
    await tourByKeyboard(panel);
    expect(await axeOnEachTab(panel)).toEqual([]);
    await panel.close();
  });

  test('the inspector is used by keyboard, and axe finds nothing', async () => {
    const { inspector } = rig;
    await inspector.bringToFront();
    await inspector.waitFor('[role=row][data-id]');
    await inspector.evaluate(`document.querySelector('[role=grid][aria-label=Tokens]').focus()`);
    await tourByKeyboard(inspector);
    expect(await axeFinds(inspector)).toEqual([]);
  });

  test('the popup is used by keyboard, and axe finds nothing', async () => {
    const popup = await rig.browser.openPopup(rig.page);
    await popup.waitFor('main li');
    expect(await axeFinds(popup)).toEqual([]);
    await until(async () => {
      await popup.press('Tab');
      return (await popup.evaluate<string>(FOCUSED)) === 'button Copy claims';
    }, 'the focus to reach Copy claims');
    await popup.press('Enter');
    await says(popup, 'Claims copied');
    await popup.close();
  });
});
