// Access to sites, given and withheld, and the panel and popup, in both browsers.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../../scripts/browsers.ts';
import { jwt } from '../support/jwt.ts';
import { type Site, startSite } from '../support/site.ts';
import { openRig, type Rig } from './rig.ts';

const TOKEN = jwt({ iss: 'https://issuer.example', sub: 'ada', scope: 'orders:read' });

async function send(path: string, headers: Record<string, string>): Promise<number> {
  return (await fetch(path, { headers })).status;
}

const ROWS = `document.querySelectorAll('[role=row][data-id]').length`;
const says = (words: string): string =>
  `document.body.innerText.includes(${JSON.stringify(words)})`;

describe.each(BROWSERS)('in %s', (name) => {
  let site: Site;
  let rig: Rig;

  beforeAll(async () => {
    site = await startSite({ '/': '<!doctype html><title>page</title>' });
    rig = await openRig(name);
    await rig.page.goto(`${site.origin()}/`);
  });
  afterAll(async () => {
    await rig?.close();
    await site?.close();
  });

  test('withheld access is told on every page of ours, and nothing is seen', async () => {
    await rig.browser.setSiteAccess(false);
    await rig.inspector.waitForFunction(says('No access to any site'), {
      what: 'the words that access is withheld',
    });
    await rig.page.bringToFront();
    await rig.page.evaluate(send, '/', { authorization: `Bearer ${TOKEN}` });
    expect(await rig.history(TOKEN)).toBeUndefined();
  });

  test('with access given, tokens are seen at once', async () => {
    await rig.browser.setSiteAccess(true);
    await rig.inspector.waitForFunction(`!${says('No access to any site')}`, {
      what: 'the words that access is withheld to go',
    });
    // As a person would, and Chromium asks them to before it opens the popup.
    await rig.page.bringToFront();
    await rig.page.reload();
    await rig.page.evaluate(send, '/', { authorization: `Bearer ${TOKEN}` });
    await rig.seen(TOKEN);
  });

  test('the real popup shows its card', async () => {
    const popup = await rig.browser.openPopup(rig.page);
    await popup.waitForFunction(says('Signs you in with 1 value token'), {
      what: 'the sentence of the popup',
    });
    await popup.close();
  });

  test('the real panel lists the token of its tab', async () => {
    const panel = await rig.browser.openPanel(rig.page);
    await panel.waitForFunction(`${ROWS} === 1`, { what: 'the row of the token' });
    expect(await panel.evaluate<boolean>(says('issuer.example'))).toBe(true);
  });
});
