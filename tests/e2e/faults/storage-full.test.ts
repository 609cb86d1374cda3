// The session's storage has no room left. Views stay right; what the limits let go is counted.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../../../scripts/browsers.ts';
import { type Site, startSite } from '../../support/site.ts';
import { fillStorage } from '../extension-page.ts';
import { openRig, type Rig } from '../rig.ts';
import { flood, PAGE, sendMany, sendToken, token } from './traffic.ts';

const REQUESTS = 100;
/** Together more than the session's storage holds. */
const LARGE = { bodies: 30, each: 10, padding: 30_000 };

describe.each(BROWSERS)('in %s', { timeout: 90_000 }, (name) => {
  let site: Site;
  let rig: Rig;

  beforeAll(async () => {
    site = await startSite({ '/': PAGE, '/api*': (_, response) => void response.end('ok') });
    rig = await openRig(name);
    await rig.page.goto(`${site.origin()}/`);
  });
  afterAll(async () => {
    await rig?.close();
    await site?.close();
  });

  test('with no room at all, views are told the truth all the same', async () => {
    const [before, during] = [token(`before in ${name}`), token(`during in ${name}`)];
    await sendToken(rig.page, before);
    await rig.seen(before);
    await rig.inspector.evaluate(fillStorage, 1_000);
    expect(await rig.page.evaluate(flood, '/api/', during, REQUESTS)).toBe(REQUESTS);
    expect((await rig.seen(during, REQUESTS)).record.sightingCount).toBe(REQUESTS);
    expect((await rig.seen(before)).record.sightingCount).toBe(1);
  });

  test('with room again, what was seen meanwhile is kept over a stop', async () => {
    const [during, after] = [token(`during in ${name}`), token(`after in ${name}`)];
    await rig.inspector.evaluate(fillStorage, null);
    await sendToken(rig.page, after);
    await rig.seen(after);
    await rig.browser.stopBackground();
    expect((await rig.seen(during)).record.sightingCount).toBe(REQUESTS);
    expect((await rig.seen(after)).record.sightingCount).toBe(1);
  });

  test('more than fits: the oldest go, and how many is told exactly', async () => {
    const { bodies, each, padding } = LARGE;
    const before = (await rig.look()).tokens;
    await rig.page.evaluate(sendMany, '/api', 0, bodies, each, padding);
    const newest = token(`newest in ${name}`);
    await sendToken(rig.page, newest);
    await rig.seen(newest);
    const { tokens, watch } = await rig.look();
    expect(watch.droppedTokens).toBeGreaterThan(0);
    expect(tokens + watch.droppedTokens).toBe(before + bodies * each + 1);
    expect(await rig.history(token(`before in ${name}`))).toBeUndefined();
    await rig.browser.stopBackground();
    const later = await rig.look();
    expect(later.tokens).toBe(tokens);
    expect(later.watch.droppedTokens).toBe(watch.droppedTokens);
  });
});
