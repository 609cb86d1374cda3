// The browsers that the cost benchmark compares, each with the same page open.
import { setTimeout as delay } from 'node:timers/promises';
import { type DrivenChromium, launchChromium } from '../scripts/drive/chromium.ts';
import type { DrivenPage } from '../scripts/drive/driven.ts';
import { cpuOf } from './cost-cpu.ts';

/** What a flood took. */
export interface Flood {
  /** Milliseconds from the first fetch to the last answer, for each fetch. */
  readonly ms: number;
  /** Milliseconds of processor time for each fetch, until the browser was at rest; null if unknown. */
  readonly cpuMs: number | null;
}

export interface FloodBrowser {
  readonly browser: DrivenChromium;
  readonly page: DrivenPage;
  flood(count: number): Promise<Flood>;
  close(): Promise<void>;
}

export interface FloodOptions {
  readonly executablePath: string;
  /** Null for a browser without an extension. */
  readonly extensionDir: string | null;
  readonly url: string;
  /** What is open beside the page: the extension's panel, or DevTools without it. */
  readonly view?: 'panel' | 'devtools';
}

/** As many as a page may have under way at once over HTTP/1.1 and some that wait. */
const PARALLEL = 20;
const WARM_UP = 300;

/** A browser is at rest when it takes less than this share of one processor. */
const REST_SHARE = 0.25;
const REST_MS = 60;
const REST_LIMIT_MS = 3_000;

export async function openFloodBrowser(options: FloodOptions): Promise<FloodBrowser> {
  const { executablePath, extensionDir, url, view } = options;
  const browser = await launchChromium({ executablePath, extensionDir, headless: true });
  try {
    const page = browser.firstPage;
    await page.goto(url);
    if (view === 'panel') await browser.openPanel(page);
    if (view === 'devtools') await browser.openDevTools(page);
    const flood = async (count: number): Promise<Flood> => {
      const before = cpuOf(browser.processId);
      const ms: number = await page.evaluate(`flood(${count}, ${PARALLEL})`);
      const after = await rest(browser);
      const cpu = before === null || after === null ? null : (after - before) / count;
      return { ms: ms / count, cpuMs: cpu };
    };
    await flood(WARM_UP);
    return { browser, page, flood, close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** Waits until what an extension still had to do is done. @returns the processor time until then. */
export async function rest(browser: DrivenChromium): Promise<number | null> {
  const deadline = performance.now() + REST_LIMIT_MS;
  for (;;) {
    const before = cpuOf(browser.processId);
    const since = performance.now();
    await delay(REST_MS);
    const after = cpuOf(browser.processId);
    const isKnown = before !== null && after !== null;
    const passed = performance.now() - since;
    if (isKnown && after - before < passed * REST_SHARE) return after;
    if (performance.now() > deadline) return after;
  }
}
