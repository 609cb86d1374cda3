// A browser that has seen ten thousand tokens: views open, and the next request is seen as ever.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../../../scripts/browsers.ts';
import type { PanelPage } from '../../../scripts/drive/driven.ts';
import { type Site, startSite } from '../../support/site.ts';
import { openRig, type Rig } from '../rig.ts';
import { PAGE, sendMany, sendToken, token } from './traffic.ts';

const TOKENS = 10_000;
const EACH = 500;
/** Makes tokens of some 270 characters, as short as tokens of real issuers come. */
const PADDING = 70;

const ROWS = `document.querySelectorAll('[role=row][data-id]').length`;
const STATUS = `document.querySelector('footer').innerText`;

describe.each(BROWSERS)('in %s', { timeout: 120_000 }, (name) => {
  let site: Site;
  let rig: Rig;
  let panel: PanelPage;

  beforeAll(async () => {
    site = await startSite({ '/': PAGE, '/api': (_, response) => void response.end('ok') });
    rig = await openRig(name);
    await rig.page.goto(`${site.origin()}/`);
  });
  afterAll(async () => {
    await rig?.close();
    await site?.close();
  });

  test(`${TOKENS} tokens are kept, all of them`, async () => {
    const bodies = TOKENS / EACH;
    expect(await rig.page.evaluate(sendMany, '/api', 0, bodies, EACH, PADDING)).toBe(TOKENS);
    const kept = async () => (await rig.look()).tokens;
    await expect.poll(kept, { timeout: 60_000 }).toBe(TOKENS);
    expect((await rig.look()).watch.droppedTokens).toBe(0);
  });

  test('the panel opens on them and its list works', async () => {
    panel = await rig.browser.openPanel(rig.page);
    const isListed = `${STATUS}.includes('${TOKENS.toLocaleString('en')} tokens')`;
    await panel.waitForFunction(isListed, { what: `${TOKENS} tokens in the panel` });
    const drawn = await panel.evaluate<number>(ROWS);
    expect(drawn).toBeGreaterThan(5);
    expect(drawn).toBeLessThan(200);
    await panel.type('[aria-label=Filter]', '"many 9990"');
    await panel.waitForFunction(`${ROWS} === 1`, { what: 'the one row that is filtered for' });
    await panel.evaluate(`document.querySelector('[role=grid][aria-label=Tokens]').focus()`);
    await panel.press('ArrowDown');
    await panel.waitFor('section[aria-label="Selected token"]');
  });

  test('the next request is seen as ever', async () => {
    const raw = token(`next in ${name}`);
    await sendToken(rig.page, raw);
    await rig.seen(raw);
  });

  test('and after the background was stopped, with all that was kept', async () => {
    const before = (await rig.look()).tokens;
    const raw = token(`after the stop in ${name}`);
    await rig.browser.stopBackground();
    await sendToken(rig.page, raw);
    await rig.seen(raw);
    const { tokens, watch } = await rig.look();
    // A full ledger lets one go for the new one.
    expect(tokens).toBeGreaterThanOrEqual(before);
    expect(tokens + watch.droppedTokens).toBe(TOKENS + 2);
  });
});
