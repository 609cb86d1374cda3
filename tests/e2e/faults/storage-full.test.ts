// The session's storage has no room left. Views stay right; what the limits let go is counted.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../../../scripts/browsers.ts';
import { type Site, startSite } from '../../support/site.ts';
import { fillStorage } from '../extension-page.ts';
import { openRig, type Rig } from '../rig.ts';
import { flood, PAGE, sendMany, sendToken, token } from './traffic.ts';

const REQUESTS = 100;
/** Bytes that are left of the session's storage, and tokens that do not all find room in them. */
const ROOM = 300_000;
const MANY = { bodies: 10, each: 100 };
/** None of these was sent before. */
const MANY_MORE = 1_000_000;
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

  /** Tokens that are there and those that are told as gone. */
  const allTold = async (): Promise<number> => {
    const { tokens, watch } = await rig.look();
    return tokens + watch.droppedTokens;
  };

  test('with little room the oldest go, how many is told, and a stop changes nothing', async () => {
    const [first, newest] = [token(`first in ${name}`), token(`newest in ${name}`)];
    await sendToken(rig.page, first);
    await rig.seen(first);
    await rig.inspector.evaluate(fillStorage, ROOM);
    const { bodies, each } = MANY;
    await rig.page.evaluate(sendMany, '/api', 0, bodies, each, 0);
    expect(await flood(rig.page, '/api/', newest, REQUESTS)).toBe(REQUESTS);
    expect((await rig.seen(newest, REQUESTS)).record.sightingCount).toBe(REQUESTS);
    await expect.poll(allTold, { timeout: 10_000 }).toBe(bodies * each + 2);
    const { tokens, watch } = await rig.look();
    expect(watch.droppedTokens).toBeGreaterThan(0);
    expect(await rig.history(first)).toBeUndefined();
    await rig.browser.stopBackground();
    const later = await rig.look();
    expect(later.tokens).toBe(tokens);
    expect(later.watch.droppedTokens).toBe(watch.droppedTokens);
    expect((await rig.seen(newest)).record.sightingCount).toBe(REQUESTS);
  });

  test('with room again, nothing goes any more', async () => {
    const { bodies, each } = MANY;
    await rig.inspector.evaluate(fillStorage, null);
    const before = await rig.look();
    await rig.page.evaluate(sendMany, '/api', bodies * each, bodies, each, 0);
    await rig.marked();
    const { tokens, watch } = await rig.look();
    expect(watch.droppedTokens).toBe(before.watch.droppedTokens);
    expect(tokens).toBe(before.tokens + bodies * each + 1);
  });

  test('more than the limits allow: the oldest go, and how many is told exactly', async () => {
    const { bodies, each, padding } = LARGE;
    const before = await rig.look();
    const known = before.tokens + before.watch.droppedTokens;
    await rig.page.evaluate(sendMany, '/api', MANY_MORE, bodies, each, padding);
    const last = token(`last in ${name}`);
    await sendToken(rig.page, last);
    await rig.seen(last);
    await expect.poll(allTold, { timeout: 10_000 }).toBe(known + bodies * each + 1);
    const { tokens, watch } = await rig.look();
    expect(watch.droppedTokens).toBeGreaterThan(before.watch.droppedTokens);
    expect(await rig.history(token(`newest in ${name}`))).toBeUndefined();
    await rig.browser.stopBackground();
    const later = await rig.look();
    expect(later.tokens).toBe(tokens);
    expect(later.watch.droppedTokens).toBe(watch.droppedTokens);
  });
});
