// A browser whose extension knows so many tokens, and its inspector, open as a page.
import type { CDPSession } from 'puppeteer-core';
import { type DrivenChromium, launchChromium } from '../scripts/drive/chromium.ts';
import type { ChromiumPage } from '../scripts/drive/chromium-page.ts';
import { rest } from './cost-browsers.ts';
import { endWatching, postTokens, twoFrames, type Watched, watchPage } from './views-page.ts';
import { viewToken } from './views-tokens.ts';

const IN_ONE_BODY = 100;

/** The extension keeps all, or nearly: what else a page shows may need the room of a few. */
const MOST_KEPT = 0.95;

/** The page's own cookies bring one with them. */
const OF_THE_PAGE = 1;

/** What the main thread of a page took, in milliseconds. */
export interface Busy {
  readonly wall: number;
  /** How long all tasks took, while other programs took their share of the processor as well. */
  readonly tasks: number;
  /** The same in processor time, which others cannot add to. */
  readonly processor: number;
}

export interface Seen extends Watched {
  readonly busy: Busy;
}

export interface ViewBrowser {
  readonly browser: DrivenChromium;
  /** The page whose traffic is watched. */
  readonly page: ChromiumPage;
  readonly inspector: ChromiumPage;
  /** Of the inspector. */
  readonly session: CDPSession;
  /** How many tokens the extension knows. */
  readonly tokens: number;
  /** Seconds since the epoch; the tokens live around it. */
  readonly nowS: number;
  /**
   * What the inspector does while something is done to it.
   * @param everyFrame false: without frame times, which take time by themselves
   */
  watch(work: () => Promise<unknown>, everyFrame?: boolean): Promise<Seen>;
  close(): Promise<void>;
}

export interface ViewBrowserOptions {
  readonly executablePath: string;
  readonly extensionDir: string;
  readonly url: string;
  readonly tokens: number;
}

/** Opens a browser, lets its page send so many tokens, and opens the inspector on them. */
export async function openViewBrowser(options: ViewBrowserOptions): Promise<ViewBrowser> {
  const { executablePath, extensionDir, url } = options;
  const browser = await launchChromium({ executablePath, extensionDir, headless: true });
  try {
    const page = browser.firstPage;
    await page.goto(url);
    const nowS = Math.floor(Date.now() / 1000);
    const all = Array.from({ length: options.tokens - OF_THE_PAGE }, (_, i) => viewToken(i, nowS));
    for (let from = 0; from < all.length; from += IN_ONE_BODY) {
      await page.evaluate(postTokens, '/s', all.slice(from, from + IN_ONE_BODY));
    }
    await rest(browser);
    const inspector = await browser.newPage();
    await inspector.goto(browser.extensionUrl('inspector.html'));
    const most = Math.floor(options.tokens * MOST_KEPT);
    const hasAll = `${HAS_ALL} && ${COUNT} >= ${most}`;
    await inspector.waitForFunction(hasAll, { what: 'all tokens in the list', timeoutMs: 60_000 });
    const session = await inspector.tab.createCDPSession();
    await session.send('Performance.enable', { timeDomain: 'timeTicks' });
    const tokens: number = await inspector.evaluate(COUNT);
    await rest(browser);
    const watch: ViewBrowser['watch'] = async (work, everyFrame = true) => {
      await inspector.bringToFront();
      await inspector.evaluate(twoFrames);
      await inspector.evaluate(watchPage, everyFrame);
      const before = await timesOf(session);
      await work();
      const after = await timesOf(session);
      const watched = await inspector.evaluate(endWatching);
      return { ...watched, busy: between(before, after) };
    };
    const close = () => browser.close();
    return { browser, page, inspector, session, tokens, nowS, watch, close };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

const COUNT = `Number(document.querySelector('[role=grid][aria-label=Tokens]').ariaRowCount) - 1`;
/** While tokens arrive, the status says how many are still to come. */
const HAS_ALL = `${COUNT} > 0 && !/\\bof\\b/.test(document.querySelector('footer').innerText)`;

async function timesOf(session: CDPSession): Promise<Busy> {
  const { metrics } = await session.send('Performance.getMetrics');
  const inMs = (name: string): number =>
    1_000 * (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN);
  return {
    wall: inMs('Timestamp'),
    tasks: inMs('TaskDuration'),
    processor: inMs('ThreadTime'),
  };
}

function between(before: Busy, after: Busy): Busy {
  return {
    wall: after.wall - before.wall,
    tasks: after.tasks - before.tasks,
    processor: after.processor - before.processor,
  };
}
