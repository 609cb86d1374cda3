// Several views at once, tabs that close in the middle, the extension loaded anew, a file to keep.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExportDocument } from '../../../lib/view/export.ts';
import { BROWSERS } from '../../../scripts/browsers.ts';
import type { DrivenPage } from '../../../scripts/drive/driven.ts';
import { until } from '../../../scripts/drive/wait.ts';
import { type Site, startSite } from '../../support/site.ts';
import { eyesOf, openRig, type Rig } from '../rig.ts';
import { flood, PAGE, sendToken, token } from './traffic.ts';

const REQUESTS = 200;
const says = (words: string): string =>
  `document.body.innerText.includes(${JSON.stringify(words)})`;

const FILE_NAME = /^bearerscope-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.json$/;
const ROWS = `document.querySelectorAll('[role=row][data-id]').length`;

/** Runs in the page: a request that is not waited for. */
function sendAndForget(path: string, raw: string): null {
  void fetch(path, { headers: { authorization: `Bearer ${raw}` } }).catch(() => {});
  return null;
}

describe.each(BROWSERS)('in %s', { timeout: 90_000 }, (name) => {
  let arrived = 0;
  let downloads = '';
  let site: Site;
  let rig: Rig;

  beforeAll(async () => {
    downloads = await mkdtemp(join(tmpdir(), 'bearerscope-downloads-'));
    site = await startSite({
      '/': PAGE,
      '/api/*': (_, response) => void response.end('ok'),
      '/never': () => {
        arrived += 1;
      },
    });
    rig = await openRig(name);
    await rig.browser.downloadInto(downloads);
    await rig.page.goto(`${site.origin()}/`);
  });
  afterAll(async () => {
    await rig?.close();
    await site?.close();
    await rm(downloads, { recursive: true, force: true });
  });

  test('two panels, an inspector and a popup tell the same', async () => {
    const raw = token(`same in ${name}`);
    const second = await rig.browser.newPage();
    await second.goto(`${site.origin()}/`);
    const panels = [await rig.browser.openPanel(second), await rig.browser.openPanel(rig.page)];
    const views: DrivenPage[] = [...panels, rig.inspector];
    for (const page of [second, rig.page]) {
      await page.bringToFront();
      expect(await flood(page, '/api/', raw, REQUESTS)).toBe(REQUESTS);
    }
    const told = says(`1 token · ${2 * REQUESTS} sightings`);
    for (const view of views) {
      await view.waitForFunction(told, { what: 'the whole count in every view' });
    }
    const popup = await rig.browser.openPopup(rig.page);
    await popup.waitForFunction(`document.querySelectorAll('main li').length === 1`, {
      what: 'one card in the popup',
    });
    await popup.close();
    for (const view of views) expect(await view.evaluate<boolean>(told)).toBe(true);
    for (const panel of panels) await panel.close();
    await second.close();
  });

  test('a tab that is closed in the middle of a request leaves its failure', async () => {
    const raw = token(`closed in ${name}`);
    const tab = await rig.browser.newPage();
    await tab.goto(`${site.origin()}/`);
    await tab.evaluate(sendAndForget, '/never', raw);
    await until(async () => arrived === 1, 'the request to arrive');
    await tab.close();
    const failure = async () => (await rig.history(raw))?.sightings[0]?.failure;
    await expect.poll(failure, { timeout: 10_000 }).toMatch(/ABORT/i);
    const { record, sightings } = await rig.seen(raw);
    expect(record.sightingCount).toBe(1);
    expect(sightings).toMatchObject([{ status: null, durationMs: null }]);
  });

  test('Export saves what the list shows, as a file, from the panel and the inspector', async () => {
    await rig.page.bringToFront();
    const panel = await rig.browser.openPanel(rig.page);
    await panel.waitFor('[role=row][data-id]');
    for (const view of [panel, rig.inspector]) {
      await view.bringToFront();
      await view.click('button[aria-label=Export]');
      // While it is on its way, a browser may give it another name.
      const isSaved = async () => (await readdir(downloads)).find((file) => FILE_NAME.test(file));
      const file = await until(isSaved, 'the file to be there');
      const text = await until(() => readFile(join(downloads, file), 'utf8'), 'it to have text');
      const { format, tokens } = JSON.parse(text) as ExportDocument;
      expect(format).toBe('bearerscope');
      expect(tokens).toHaveLength(await view.evaluate<number>(ROWS));
      const same = tokens.find((exported) => exported.raw === token(`same in ${name}`));
      expect(same?.sightingCount).toBe(2 * REQUESTS);
      await rm(join(downloads, file));
    }
    await panel.close();
    await rig.page.bringToFront();
  });

  test('loaded anew, its views go with it; it watches on and tells since when', async () => {
    const raw = token(`after the reload in ${name}`);
    const panel = await rig.browser.openPanel(rig.page);
    await panel.waitForFunction(says('Watching since'), { what: 'the panel to be connected' });
    const before = (await rig.look()).watch.since;
    await rig.browser.reloadExtension();
    // Both browsers take away what they showed of it, so that no view is left that sees nothing.
    for (const view of [panel, rig.inspector]) await expect(view.evaluate('1')).rejects.toThrow();
    const inspector = await rig.browser.openExtensionPage('inspector.html');
    const eyes = eyesOf(inspector);
    await sendToken(rig.page, raw, '/api/');
    expect((await eyes.seen(raw)).record.sightingCount).toBe(1);
    const { watch, tokens } = await eyes.look();
    expect(watch.since).toBeGreaterThan(before);
    expect(tokens).toBe(1);
    await rig.page.bringToFront();
    const anew = await rig.browser.openPanel(rig.page);
    await anew.waitForFunction(says('1 token · 1 sighting'), { what: 'the token in a new panel' });
  });
});
