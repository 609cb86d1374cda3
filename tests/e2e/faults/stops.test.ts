// The browser ends the background whenever it likes; here fifty times, in the middle of traffic.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../../../scripts/browsers.ts';
import { until } from '../../../scripts/drive/wait.ts';
import { readHistories } from '../../../scripts/start/feed.ts';
import { type Answer, type Site, startSite } from '../../support/site.ts';
import { openRig, type Rig } from '../rig.ts';
import { PAGE, startTraffic, stopTraffic, token } from './traffic.ts';

const STOPS = 50;
/** As many as a browser keeps open to one server over HTTP/1.1. */
const UNDER_WAY = 6;

/** At most 80 requests a second: in all the time that the test may take, fewer than a ledger keeps tokens. */
const LANES = 4;
const BETWEEN_MS = 50;
/**
 * How much of the traffic an end may cost: what came in since the last write, and while that went on. A tenth
 * of it is measured on a quiet machine, a third where there is six times as much to do as there are processors.
 */
const MOST_LOST_MS = 300;

/** Runs in the page: requests that go on while the test goes on. */
function begin(round: number, count: number, raw: string): null {
  const headers = { authorization: `Bearer ${raw}` };
  const one = (_: unknown, i: number) => fetch(`/held/${round}/${i}`, { headers });
  const all = Promise.all(Array.from({ length: count }, one));
  Object.assign(globalThis, { answered: all.then((answers) => answers.length) });
  return null;
}

describe.each(BROWSERS)('in %s', { timeout: 120_000 }, (name) => {
  const held: Answer[] = [];
  let site: Site;
  let rig: Rig;

  beforeAll(async () => {
    site = await startSite({
      '/': PAGE,
      '/held/*': (_, response) => void held.push(response),
      '/api': (_, response) => void response.end('ok'),
    });
    rig = await openRig(name);
    await rig.page.goto(`${site.origin()}/`);
  });
  afterAll(async () => {
    await rig?.close();
    await site?.close();
  });

  test(`stopped ${STOPS} times between requests and their answers, it loses none`, async () => {
    const raw = token(`held in ${name}`);
    for (let round = 0; round < STOPS; round += 1) {
      await rig.page.evaluate(begin, round, UNDER_WAY, raw);
      await rig.seen(raw, (round + 1) * UNDER_WAY);
      await until(async () => held.length === UNDER_WAY, 'the requests to arrive');
      await rig.browser.stopBackground();
      for (const response of held.splice(0)) response.writeHead(403).end();
      await rig.page.evaluate('answered');
    }
    await rig.marked();
    const { record, sightings } = await rig.seen(raw);
    expect(record.sightingCount).toBe(STOPS * UNDER_WAY);
    expect(sightings.filter(({ status }) => status !== 403)).toEqual([]);
    expect(new Set(sightings.map(({ url }) => url)).size).toBe(sightings.length);
    expect(record.lastRejection?.status).toBe(403);
  });

  test(`stopped ${STOPS} times under traffic that goes on, it keeps all that a view was told`, async () => {
    await rig.page.evaluate(startTraffic, '/api', LANES, BETWEEN_MS);
    const start = performance.now();
    let told = 0;
    for (let stop = 0; stop < STOPS; stop += 1) {
      const { tokens } = await rig.look();
      expect(tokens).toBeGreaterThanOrEqual(told);
      // A background that has just started is left to see something first.
      const more = async () => {
        told = (await rig.look()).tokens;
        return told > tokens;
      };
      await until(more, 'traffic to be seen');
      await rig.browser.stopBackground();
    }
    const sent = await rig.page.evaluate(stopTraffic);
    const msForEach = (performance.now() - start) / sent;
    await rig.marked();
    const { watch } = await rig.look();
    expect(
      watch.droppedTokens,
      'tokens that had to make room, so that nothing could be counted',
    ).toBe(0);
    const histories = await readHistories(rig.inspector);
    const seen = histories.filter(({ record }) => record.raw.includes(TRAFFIC));
    expect(seen.filter(({ record }) => record.sightingCount !== 1)).toEqual([]);
    // What was not stored yet in the moment of such an end dies with the background: so many as the page
    // sends meanwhile, which in one browser and on one machine are more than in another.
    const lost = sent - seen.length;
    const unanswered = seen.filter(({ sightings }) => sightings[0]?.status !== 200).length;
    const msAtEach = (requests: number) => Math.round((requests * msForEach) / STOPS);
    console.log(
      `${name}, ${STOPS} stops: ${sent} requests, ${lost} not seen (${msAtEach(lost)} ms of traffic at each), ` +
        `${unanswered} without a status`,
    );
    expect(msAtEach(lost), 'milliseconds of traffic lost at each end').toBeLessThan(MOST_LOST_MS);
    expect(msAtEach(unanswered), 'milliseconds of answers lost').toBeLessThan(MOST_LOST_MS);
  });
});

/** What all tokens of the page's traffic begin with: the issuer comes first in their claims. */
const TRAFFIC = btoa('{"iss":"https://traffic.example').slice(0, 40);
