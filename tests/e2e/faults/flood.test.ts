// Thousands of requests at once: the count is exact, what is kept is bounded, nothing is there twice.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../../lib/ledger/limits.ts';
import { BROWSERS } from '../../../scripts/browsers.ts';
import { type Site, startSite } from '../../support/site.ts';
import { openRig, type Rig } from '../rig.ts';
import { flood, PAGE, token } from './traffic.ts';

/** A browser refuses a page more than some 1,350 at once (Chromium), so there are three of them. */
const HOSTS = ['app', 'shop', 'desk'];
const EACH = 1000;
const REQUESTS = HOSTS.length * EACH;

describe.each(BROWSERS)('in %s', { timeout: 120_000 }, (name) => {
  const raw = token(`flood in ${name}`);
  let arrived = 0;
  let site: Site;
  let rig: Rig;

  beforeAll(async () => {
    site = await startSite({
      '/': PAGE,
      '/api/*': (_, response) => {
        arrived += 1;
        response.end('ok');
      },
    });
    rig = await openRig(name);
  });
  afterAll(async () => {
    await rig?.close();
    await site?.close();
  });

  test(`${REQUESTS} parallel requests with one token are ${REQUESTS} sightings`, async () => {
    const pages = [rig.page, await rig.browser.newPage(), await rig.browser.newPage()];
    for (const [i, page] of pages.entries()) await page.goto(`${site.origin(HOSTS[i])}/`);
    const answered = pages.map((page) => flood(page, '/api/', raw, EACH));
    expect(await Promise.all(answered)).toEqual([EACH, EACH, EACH]);
    expect(arrived).toBe(REQUESTS);
    await rig.seen(raw, REQUESTS);
    await rig.marked();
    const history = await rig.seen(raw);
    expect(history.record.sightingCount).toBe(REQUESTS);
    expect(history.record.places).toMatchObject([{ field: 'Authorization', count: REQUESTS }]);
    expect(history.sightings).toHaveLength(LIMITS.sightingsPerToken);
    const { sightings } = history;
    expect(new Set(sightings.map(({ requestId }) => requestId)).size).toBe(sightings.length);
    expect(new Set(sightings.map(({ url }) => url)).size).toBe(sightings.length);
    expect(sightings.every(({ status }) => status === 200)).toBe(true);
  });
});
