// A key that somebody copied elsewhere is pasted into the real panel, and the verdict is taken from there.
import { generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DrivenPage, PanelPage } from '../../scripts/drive/driven.ts';
import { inSeconds } from '../support/jwt.ts';
import { type Site, startSite } from '../support/site.ts';
import { openRig, type Rig } from './rig.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const KEY = JSON.stringify({ ...publicKey.export({ format: 'jwk' }), kid: 'pasted-key' });
const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const SIGNED = [
  encoded({ alg: 'ES256', typ: 'at+jwt', kid: 'pasted-key' }),
  encoded({ iss: 'https://issuer.example', sub: 'ada', exp: inSeconds(3_600) }),
].join('.');
const SIGNATURE = sign('sha256', Buffer.from(SIGNED), {
  key: privateKey,
  dsaEncoding: 'ieee-p1363',
});
const TOKEN = `${SIGNED}.${SIGNATURE.toString('base64url')}`;

/** Runs in the page: gives the button that is called so a mark to click at; false where it is not there. */
function markButton(name: string): boolean {
  const button = [...document.querySelectorAll('button')].find(
    (one) => one.textContent.trim() === name && !one.disabled,
  );
  for (const marked of document.querySelectorAll('[data-press]'))
    marked.removeAttribute('data-press');
  button?.setAttribute('data-press', '');
  return button !== undefined;
}

async function press(page: DrivenPage, name: string): Promise<void> {
  await page.waitForFunction(markButton, { args: [name], what: `the button "${name}"` });
  await page.click('[data-press]');
}

/** What the person's next paste gives. */
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
  let panel: PanelPage;

  beforeAll(async () => {
    site = await startSite({ '/': '<!doctype html><title>page</title><textarea></textarea>' });
    rig = await openRig('chromium');
    await rig.page.goto(`${site.origin()}/`);
    panel = await rig.browser.openPanel(rig.page);
    await rig.page.evaluate(async (token: string) => {
      await fetch('/api', { headers: { authorization: `Bearer ${token}` } });
    }, TOKEN);
    await panel.waitFor('[role=row][data-id]');
  });
  afterAll(async () => {
    await rig?.close();
    await site?.close();
  });

  test('verifies with a key from the clipboard, and gives the verdict to it', async () => {
    await rig.page.bringToFront();
    await rig.page.type('textarea', KEY);
    await rig.page.press('Control+a');
    await rig.page.press('Control+c');
    await panel.click('[role=row][data-id]');
    await press(panel, 'Verify…');
    await press(panel, 'Use a key…');
    await panel.click('dialog textarea');
    await panel.press('Control+v');
    await press(panel, 'Verify with it');
    await panel.waitForFunction(
      `document.body.innerText.includes('Verified with ES256 by the key')`,
      {
        what: 'the verdict',
      },
    );
    await press(panel, 'Copy verdict');
    await panel.waitForFunction(`document.body.innerText.includes('Verdict copied')`, {
      what: 'that it was copied',
    });
    const verdict = await pasted(rig.page);
    expect(verdict).toContain('Signature verified. Verified with ES256 by the key "pasted-key"');
    for (const part of TOKEN.split('.')) expect(verdict).not.toContain(part);
  });
});
