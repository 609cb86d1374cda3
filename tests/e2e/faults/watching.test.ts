// Whether Bearerscope watches is what people and the browser decide; it does exactly that and says so.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../../../scripts/browsers.ts';
import { DrivenChromium } from '../../../scripts/drive/chromium.ts';
import { type Site, startSite } from '../../support/site.ts';
import { openRig, type Rig } from '../rig.ts';
import { flood, PAGE, sendToken, token } from './traffic.ts';

const says = (words: string): string =>
  `document.body.innerText.includes(${JSON.stringify(words)})`;

/** Which events that show traffic, cookies or URLs the worker listens to. */
const LISTENED = `[
  ...['onBeforeRequest', 'onSendHeaders', 'onHeadersReceived', 'onErrorOccurred']
    .map((name) => chrome.webRequest[name]),
  ...['onCommitted', 'onReferenceFragmentUpdated', 'onHistoryStateUpdated', 'onCompleted']
    .map((name) => chrome.webNavigation?.[name]),
  chrome.cookies.onChanged,
].filter((event) => event?.hasListeners()).length`;

describe.each(BROWSERS)('in %s', { timeout: 90_000 }, (name) => {
  const named = (what: string): string => token(`${what} in ${name}`);
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

  const access = async () => (await rig.look(rig.page)).page?.access;

  async function listeners(): Promise<number> {
    if (!(rig.browser instanceof DrivenChromium)) return Number.NaN;
    const session = await rig.browser.backgroundSession();
    const { result } = await session.send('Runtime.evaluate', { expression: LISTENED });
    await session.detach();
    return Number(result.value);
  }

  test('paused, nothing is recorded, also after a stop; resumed, it is', async () => {
    await rig.tell({ type: 'pause', paused: true });
    if (name === 'chromium') expect(await listeners()).toBe(0);
    await sendToken(rig.page, named('paused'));
    await rig.browser.stopBackground();
    await flood(rig.page, '/api/', named('paused'), 20);
    expect((await rig.look()).watch.paused).toBe(true);
    await rig.tell({ type: 'pause', paused: false });
    if (name === 'chromium') expect(await listeners()).toBeGreaterThan(4);
    await rig.marked();
    expect(await rig.history(named('paused'))).toBeUndefined();
  });

  test('a site that is never watched is not, and its page says so', async () => {
    const never = `app.localhost`;
    await rig.changeSettings({ sites: { mode: 'everywhere', only: [], never: [never] } });
    await expect.poll(access, { timeout: 10_000 }).toBe('left-out');
    await sendToken(rig.page, named('left out'));
    await rig.page.goto(`${site.origin('other')}/`);
    await rig.marked();
    expect(await rig.history(named('left out'))).toBeUndefined();
  });

  test('with a list of sites, those alone are watched', async () => {
    const sites = { mode: 'only-listed', only: ['app.localhost'], never: [] } as const;
    await rig.changeSettings({ sites });
    await expect.poll(access, { timeout: 10_000 }).toBe('left-out');
    await sendToken(rig.page, named('unlisted'));
    await rig.page.goto(`${site.origin()}/`);
    await sendToken(rig.page, named('listed'));
    await rig.seen(named('listed'));
    expect(await rig.history(named('unlisted'))).toBeUndefined();
    await rig.changeSettings({});
    await rig.page.goto(`${site.origin('other')}/`);
    await expect.poll(access, { timeout: 10_000 }).toBe('granted');
    await sendToken(rig.page, named('everywhere again'));
    await rig.seen(named('everywhere again'));
    await rig.page.goto(`${site.origin()}/`);
  });

  test('access to one site that is withdrawn while watching is missed at once', async () => {
    const raw = named('access');
    const sendTen = (phase: string) => flood(rig.page, `/api/${phase}/`, raw, 10);
    await sendTen('before');
    await rig.seen(raw, 10);
    await rig.browser.setSiteAccess(['*://other.localhost/*']);
    await expect.poll(access, { timeout: 10_000 }).toBe('withheld');
    expect((await rig.look()).watch.access).toBe('some-sites');
    await rig.page.bringToFront();
    await sendTen('withheld');
    await rig.browser.setSiteAccess(true);
    await expect.poll(access, { timeout: 10_000 }).toBe('granted');
    await rig.page.bringToFront();
    // Chromium gives it back to a page that loads anew.
    await rig.page.reload();
    await sendTen('after');
    await rig.seen(raw, 20);
    await rig.marked();
    const { record, sightings } = await rig.seen(raw);
    const phases = Map.groupBy(sightings, ({ url }) => url.split('/').at(-2));
    expect([...phases].map(([phase, { length }]) => `${phase}: ${length}`)).toEqual([
      'before: 10',
      'after: 10',
    ]);
    expect(record.sightingCount).toBe(20);
  });

  test('what was cleared comes back with Undo, to the last sighting', async () => {
    const { tokens } = await rig.look();
    const { inspector } = rig;
    await inspector.bringToFront();
    await inspector.click('button[aria-label=Clear]');
    await expect.poll(async () => (await rig.look()).tokens).toBe(0);
    await inspector.click('button[title^="Bring back"]');
    await expect.poll(async () => (await rig.look()).tokens).toBe(tokens);
    await inspector.waitForFunction(says(`${tokens} tokens`), { what: 'all in the list' });
    await rig.browser.stopBackground();
    expect((await rig.look()).tokens).toBe(tokens);
    expect((await rig.seen(named('access'))).record.sightingCount).toBe(20);
  });

  test('Undo says so when the background was ended since', async () => {
    const { inspector } = rig;
    await inspector.click('button[aria-label=Clear]');
    await expect.poll(async () => (await rig.look()).tokens).toBe(0);
    await rig.browser.stopBackground();
    await inspector.click('button[title^="Bring back"]');
    await inspector.waitForFunction(says('the background was restarted since'), {
      what: 'the words that nothing was brought back',
    });
    expect((await rig.look()).tokens).toBe(0);
  });

  test('what was cleared stays so, and is counted anew', async () => {
    await rig.page.bringToFront();
    await sendToken(rig.page, named('access'));
    await rig.seen(named('access'));
    await rig.browser.stopBackground();
    await rig.marked();
    expect((await rig.seen(named('access'))).record.sightingCount).toBe(1);
  });
});
