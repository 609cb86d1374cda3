// The real panel inside the real developer tools, as somebody uses it.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChromiumPanel } from '../../scripts/drive/chromium-panel.ts';
import type { DrivenPage } from '../../scripts/drive/driven.ts';
import { until } from '../../scripts/drive/wait.ts';
import { inSeconds, jwt } from '../support/jwt.ts';
import { type Site, startSite } from '../support/site.ts';
import { openRig, type Rig } from './rig.ts';

const HOSTILE = '<img src=x onerror=alert(1)>\u202Egnp.exe';
const CLAIMS = `{"iss":"https://issuer.example","sub":"ada","exp":${inSeconds(3600)},"big":100002348117421473,"share":3.0,"note":${JSON.stringify(HOSTILE)},"name":"Zoë ✦"}`;
const TOKEN = jwt(CLAIMS, { alg: 'RS256', typ: 'at+jwt' });

const SHOW_BUTTON = `[...document.querySelectorAll('button')].find((one) => one.textContent === 'Show in DevTools')`;

/** Runs in the page. */
async function send(path: string, headers: Record<string, string>): Promise<number> {
  return (await fetch(path, { headers })).status;
}

/** What the person's next paste would give. */
async function pasted(page: DrivenPage): Promise<string> {
  await page.bringToFront();
  await page.evaluate(`document.querySelector('textarea').value = ''`);
  await page.click('textarea');
  await page.press('Control+v');
  await page.waitForFunction(`document.querySelector('textarea').value !== ''`, {
    what: 'the pasted text',
  });
  return page.evaluate<string>(`document.querySelector('textarea').value`);
}

describe('the panel in Chromium', () => {
  let site: Site;
  let rig: Rig;
  let panel: ChromiumPanel;

  beforeAll(async () => {
    site = await startSite({ '/': '<!doctype html><title>page</title><textarea></textarea>' });
    rig = await openRig('chromium');
    await rig.page.goto(`${site.origin()}/`);
    const opened = await rig.browser.openPanel(rig.page);
    if (!(opened instanceof ChromiumPanel)) throw new Error('This is no panel of Chromium.');
    panel = opened;
    await panel.waitForFunction(`document.body.innerText.includes('Watching, nothing yet')`, {
      what: 'the empty state that says the panel is watching',
    });
  });
  afterAll(async () => {
    await rig?.close();
    await site?.close();
  });

  test('a row appears as the request leaves, with what the token says', async () => {
    await rig.page.evaluate(send, '/api', { authorization: `Bearer ${TOKEN}` });
    await panel.waitFor('[role=row][data-id]');
    const row = await panel.evaluate<string>(
      `document.querySelector('[role=row][data-id]').innerText`,
    );
    expect(row).toContain('Access');
    expect(row).toContain('Zoë ✦');
    expect(row).toContain('issuer.example');
    expect(row).toContain('Authorization');
    expect(row).toMatch(/in 59 min/);
  });

  test('a sighting leads to what was answered, in the developer tools around the panel', async () => {
    await panel.evaluate(`document.querySelector('[role=grid][aria-label=Tokens]').focus()`);
    await panel.press('ArrowDown');
    await panel.waitFor('[role=tab][id$=sightings]');
    await panel.click('[role=tab][id$=sightings]');
    await panel.click('tbody button[aria-expanded=false]');
    await panel.waitForFunction(SHOW_BUTTON, { what: 'the button that leads to the request' });
    expect(await panel.toolInFront()).toMatch(/^chrome-extension:/);
    await panel.evaluate(`${SHOW_BUTTON}.click()`);
    await until(async () => (await panel.toolInFront()) === 'sources', 'Sources to come to front');
    await panel.showInFront();
    await panel.click('[role=tab][id$=claims]');
  });

  test('a token of another tab is not listed until all tabs are asked for', async () => {
    const other = jwt({ iss: 'https://elsewhere.example', sub: 'bob' });
    const tab = await rig.browser.newPage();
    await tab.goto(`${site.origin('other')}/?token=${other}`);
    await rig.seen(other);
    await tab.close();
    const count = `document.querySelectorAll('[role=row][data-id]').length`;
    expect(await panel.evaluate<number>(count)).toBe(1);
  });

  test('the arrow keys select, and the detail shows numbers as they were written', async () => {
    await panel.evaluate(`document.querySelector('[role=grid][aria-label=Tokens]').focus()`);
    await panel.press('ArrowDown');
    await panel.waitFor('section[aria-label="Selected token"]');
    const text = await panel.evaluate<string>(
      `document.querySelector('section[aria-label="Selected token"]').innerText`,
    );
    expect(text).toContain('100002348117421473');
    expect(text).toContain('3.0');
    expect(text).toContain('Zoë ✦');
    expect(text).toContain('Signature not checked');
  });

  test('markup in a claim stays text, and characters that reorder it are made visible', async () => {
    const markup = `document.querySelectorAll('img, script:not([src])').length`;
    expect(await panel.evaluate<number>(markup)).toBe(0);
    const text = await panel.evaluate<string>(`document.body.innerText`);
    expect(text).toContain('<img src=x onerror=alert(1)>');
    expect(text).toContain('U+202E');
  });

  test('c copies the claims with every number as it was written', async () => {
    await panel.evaluate(`document.querySelector('[role=grid][aria-label=Tokens]').focus()`);
    await panel.press('c');
    await panel.waitForFunction(`document.body.innerText.includes('Claims copied')`, {
      what: 'the word that the claims were copied',
    });
    const copied = await pasted(rig.page);
    expect(copied).toContain('"big": 100002348117421473');
    expect(copied).toContain('"share": 3.0');
    expect(JSON.parse(copied)).toEqual(JSON.parse(CLAIMS));
  });

  test('t copies the token to the letter', async () => {
    await panel.bringToFront();
    await panel.evaluate(`document.querySelector('[role=grid][aria-label=Tokens]').focus()`);
    await panel.press('t');
    await panel.waitForFunction(`document.body.innerText.includes('Token copied')`, {
      what: 'the word that the token was copied',
    });
    expect(await pasted(rig.page)).toBe(TOKEN);
  });

  test('the list survives a stop of the background and goes on', async () => {
    const next = jwt({ iss: 'https://issuer.example', sub: 'after the stop' });
    await rig.browser.stopBackground();
    await rig.page.evaluate(send, '/api', { authorization: `Bearer ${next}` });
    await panel.waitForFunction(`document.querySelectorAll('[role=row][data-id]').length === 2`, {
      what: 'the second row after the background was stopped',
    });
  });

  test('paused, nothing is recorded; resumed, it is', async () => {
    const during = jwt({ sub: 'while paused' });
    const after = jwt({ sub: 'after resuming' });
    await panel.click('button[aria-label="Pause watching"]');
    await panel.waitFor('button[aria-label="Resume watching"]');
    await rig.page.evaluate(send, '/api', { authorization: `Bearer ${during}` });
    await panel.click('button[aria-label="Resume watching"]');
    await panel.waitFor('button[aria-label="Pause watching"]');
    await rig.page.evaluate(send, '/api', { authorization: `Bearer ${after}` });
    await rig.seen(after);
    expect(await rig.history(during)).toBeUndefined();
  });

  test.each(['light', 'dark'] as const)('axe finds nothing in the %s panel', async (scheme) => {
    await panel.setColorScheme(scheme);
    const source = await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
    await panel.evaluate(`${source}; undefined`);
    const violations = await panel.evaluate<string[]>(
      `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' ')))`,
    );
    expect(violations).toEqual([]);
  });

  test('withheld access is told, with the button that grants it', async () => {
    await rig.browser.setSiteAccess(false);
    await panel.bringToFront();
    await panel.click('button[aria-label=Clear]');
    await panel.waitForFunction(`document.body.innerText.includes('No access to this site')`, {
      what: 'the words that access is withheld',
    });
    await rig.browser.setSiteAccess(true);
    await panel.waitForFunction(`!document.body.innerText.includes('No access to this site')`, {
      what: 'the words to go when access is back',
    });
  });
});
