// Private windows: what is seen there stays there, and is gone with the last of them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../../../scripts/browsers.ts';
import type { DrivenPage } from '../../../scripts/drive/driven.ts';
import { type Site, startSite } from '../../support/site.ts';
import { openKeysIn } from '../key-access.ts';
import { type Eyes, eyesOf, openRig, type Rig } from '../rig.ts';
import { PAGE, sendToken, token } from './traffic.ts';

const says = (words: string): string =>
  `document.body.innerText.includes(${JSON.stringify(words)})`;

const KEYS = 'globalThis.keys.keys.value.length';
const ADD_KEY = `globalThis.keys.add([{ id: 'a', source: { from: 'given', name: 'a' }, material: { type: 'jwk', jwk: { kty: 'EC' } } }])`;

describe.each(BROWSERS)('in %s', { timeout: 90_000 }, (name) => {
  const [ordinary, secret] = [token(`ordinary in ${name}`), token(`secret in ${name}`)];
  let site: Site;
  let rig: Rig;
  let page: DrivenPage;
  let inspector: DrivenPage;
  let eyes: Eyes;

  beforeAll(async () => {
    site = await startSite({
      '/': PAGE,
      '/api': (_, response) => void response.end('ok'),
      '/cookie': (request, response) => {
        const [, value = ''] = /raw=(.*)/.exec(request.url ?? '') ?? [];
        response.setHeader('set-cookie', `session=${value}; Path=/; SameSite=Lax`);
        response.end();
      },
    });
    rig = await openRig(name, { inPrivateWindows: true });
    await rig.page.goto(`${site.origin()}/`);
    page = await rig.browser.newPrivatePage();
    await page.goto(`${site.origin()}/`);
    inspector = await rig.browser.openPrivateExtensionPage('inspector.html');
    eyes = eyesOf(inspector);
  });
  afterAll(async () => {
    await rig?.close();
    await site?.close();
  });

  test('each feed has its own tokens and none of the other', async () => {
    await sendToken(rig.page, ordinary);
    await sendToken(page, secret);
    await rig.seen(ordinary);
    await eyes.seen(secret);
    await rig.marked();
    expect(await rig.history(secret)).toBeUndefined();
    expect(await eyes.history(ordinary)).toBeUndefined();
    expect((await rig.look()).watch.isPrivate).toBe(false);
    expect((await eyes.look()).watch.isPrivate).toBe(true);
  });

  test('so have the cookie jars', async () => {
    const [jar, secretJar] = [token(`jar in ${name}`), token(`secret jar in ${name}`)];
    await rig.page.evaluate(`fetch('/cookie?raw=${jar}').then(() => null)`);
    await page.evaluate(`fetch('/cookie?raw=${secretJar}').then(() => null)`);
    const carriers = async (of: Eyes, raw: string) =>
      (await of.history(raw))?.record.places.map(({ carrier }) => carrier).sort();
    const all = ['cookie-jar', 'set-cookie', 'url-query'];
    await expect.poll(() => carriers(rig, jar)).toEqual(all);
    await expect.poll(() => carriers(eyes, secretJar)).toEqual(all);
    expect(await rig.history(secretJar)).toBeUndefined();
    expect(await eyes.history(jar)).toBeUndefined();
  });

  test('the list, the popup and the panel of a normal window show no private token', async () => {
    await rig.page.bringToFront();
    const popup = await rig.browser.openPopup(rig.page);
    await popup.waitFor('main li');
    expect(await popup.evaluate<boolean>(says('secret'))).toBe(false);
    await popup.close();
    const panel = await rig.browser.openPanel(rig.page);
    await panel.waitFor('[role=row][data-id]');
    for (const view of [panel, rig.inspector]) {
      expect(await view.evaluate<boolean>(says('secret'))).toBe(false);
    }
    await panel.close();
    await inspector.waitForFunction(says(`secret in ${name}`), { what: 'it in the private list' });
    expect(await inspector.evaluate<boolean>(says('ordinary'))).toBe(false);
    expect(await inspector.evaluate<boolean>(says('Private window'))).toBe(true);
  });

  test('the panel of a private window shows its tokens alone', async () => {
    const panel = await rig.browser.openPanel(page);
    await panel.waitForFunction(says(`secret in ${name}`), { what: 'the private token' });
    expect(await panel.evaluate<boolean>(says('ordinary'))).toBe(false);
    await panel.close();
  });

  test('a stop of the background mixes nothing', async () => {
    await rig.browser.stopBackground();
    await sendToken(page, secret);
    await sendToken(rig.page, ordinary);
    expect((await rig.seen(ordinary, 2)).record.sightingCount).toBe(2);
    expect((await eyes.seen(secret, 2)).record.sightingCount).toBe(2);
    expect(await rig.history(secret)).toBeUndefined();
    expect(await eyes.history(ordinary)).toBeUndefined();
  });

  test('so are the keys that were given', async () => {
    for (const view of [rig.inspector, inspector]) await openKeysIn(view, name);
    await inspector.evaluate(ADD_KEY);
    await inspector.waitForFunction(`${KEYS} === 1`, { what: 'the key in the private ring' });
    expect(await rig.inspector.evaluate<number>(KEYS)).toBe(0);
    // One that is opened later is told of the ring of its own windows too.
    const later = await rig.browser.openExtensionPage('inspector.html');
    await openKeysIn(later, name);
    expect(await later.evaluate<number>(KEYS)).toBe(0);
    await later.close();
  });

  test('with the last private window everything of it is gone', async () => {
    await rig.browser.endPrivateSession();
    const again = await rig.browser.openPrivateExtensionPage('inspector.html');
    const anew = eyesOf(again);
    const look = await anew.look();
    expect(look.watch.isPrivate).toBe(true);
    expect(look.tokens).toBe(0);
    await openKeysIn(again, name);
    expect(await again.evaluate<number>(KEYS)).toBe(0);
    expect(await anew.history(secret)).toBeUndefined();
    expect(await rig.history(secret)).toBeUndefined();
    expect((await rig.seen(ordinary)).record.sightingCount).toBe(2);
    await rig.browser.endPrivateSession();
  });
});
