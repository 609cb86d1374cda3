// The real popup, opened from the toolbar button.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../../scripts/drive/wait.ts';
import { inSeconds, jwt } from '../support/jwt.ts';
import { type Site, startSite } from '../support/site.ts';
import { openRig, type Rig } from './rig.ts';

const iss = 'https://issuer.example';
const ACCESS = jwt({
  iss,
  sub: 'ada',
  scope: 'orders:read',
  iat: inSeconds(-600),
  exp: inSeconds(45),
});
const EXPIRED = jwt({ iss, sub: 'bob', scope: 'orders:read', exp: inSeconds(-60) });

async function send(path: string, headers: Record<string, string>): Promise<number> {
  return (await fetch(path, { headers })).status;
}

/** Runs in the inspector. */
async function badgeOf(urlStart: string): Promise<string> {
  const { chrome } = globalThis as unknown as {
    chrome: {
      tabs: { query(filter: object): Promise<{ id: number; url?: string }[]> };
      action: { getBadgeText(of: { tabId: number }): Promise<string> };
    };
  };
  const tabs = await chrome.tabs.query({});
  const tab = tabs.find(({ url }) => url?.startsWith(urlStart));
  return tab ? chrome.action.getBadgeText({ tabId: tab.id }) : 'no such tab';
}

describe('the popup in Chromium', () => {
  let site: Site;
  let rig: Rig;

  beforeAll(async () => {
    site = await startSite({ '/': '<!doctype html><title>page</title>' });
    rig = await openRig('chromium');
    await rig.page.goto(`${site.origin()}/`);
  });
  afterAll(async () => {
    await rig?.close();
    await site?.close();
  });

  test('says that it watches before there is anything to show', async () => {
    const popup = await rig.browser.openPopup(rig.page);
    await popup.waitForFunction(`document.body.innerText.includes('Watching, nothing yet')`, {
      what: 'the empty state of the popup',
    });
    expect(await popup.evaluate<string>(`document.querySelector('h1').innerText`)).toBe(
      'app.localhost',
    );
    await popup.close();
  });

  test('the badge counts the minutes of a token that is about to expire', async () => {
    await rig.page.evaluate(send, '/api', { authorization: `Bearer ${ACCESS}` });
    await rig.seen(ACCESS);
    const badge = () => rig.inspector.evaluate(badgeOf, site.origin());
    expect(await until(badge, 'a badge on the tab')).toBe('1m');
  });

  test('one sentence and one card for each token, the expired but sent one first', async () => {
    await rig.page.evaluate(send, '/api', { authorization: `Bearer ${EXPIRED}` });
    await rig.seen(EXPIRED);
    const popup = await rig.browser.openPopup(rig.page);
    await popup.waitForFunction(`document.querySelectorAll('main li').length === 2`, {
      what: 'two cards',
    });
    const text = await popup.evaluate<string>(`document.querySelector('main').innerText`);
    expect(text).toMatch(/Signs you in with/);
    expect(text).toMatch(/expired .* ago, still sent/);
    expect(text.indexOf('bob')).toBeLessThan(text.indexOf('ada'));
    await popup.close();
  });

  test('the badge warns of an expired token that is still sent', async () => {
    const badge = () => rig.inspector.evaluate(badgeOf, site.origin());
    await until(async () => (await badge()) === '!', 'the badge to show an exclamation mark');
  });

  test('is used with the keyboard alone', async () => {
    const popup = await rig.browser.openPopup(rig.page);
    await popup.waitFor('main li');
    const focused = `document.activeElement.innerText`;
    await until(async () => {
      await popup.press('Tab');
      return (await popup.evaluate<string>(focused)) === 'Copy claims';
    }, 'the focus to reach Copy claims');
    await popup.press('Enter');
    await popup.waitForFunction(`document.body.innerText.includes('Claims copied')`, {
      what: 'the word that the claims were copied',
    });
    await popup.close();
  });

  test.each(['light', 'dark'] as const)('axe finds nothing in the %s popup', async (scheme) => {
    const popup = await rig.browser.openPopup(rig.page);
    await popup.setColorScheme(scheme);
    await popup.waitFor('main li');
    const source = await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
    await popup.evaluate(`${source}; undefined`);
    const violations = await popup.evaluate<string[]>(
      `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' ')))`,
    );
    expect(violations).toEqual([]);
    await popup.close();
  });
});
