// How soon a background that was stopped has recorded the request that woke it, in real Chromium: with
// thousands of tokens in the store against none. The less a wake depends on what is stored, the less
// is lost when the browser stops the background again at once.
import { type DrivenChromium, launchChromium } from '../scripts/drive/chromium.ts';
import type { DrivenPage } from '../scripts/drive/driven.ts';
import { rest } from './cost-browsers.ts';
import { withExtensions } from './cost-extensions.ts';
import { type FloodSite, startFloodSite } from './cost-site.ts';
import { type Bench, megabytes, type Row } from './row.ts';
import { type Spread, spreadOf } from './statistics.ts';
import { numberedToken } from './texts.ts';

const LIMIT = 1.5;
const STORED = 5_000;
const TOKENS_PER_REQUEST = 10;
const WAKES = 15;

export const wakeBench: Bench = {
  name: 'wake',
  run: ({ extension }) =>
    withExtensions(extension, async ({ executablePath, built }) => {
      const site = await startFloodSite();
      const open = () => openSleeper(executablePath, built, site);
      const sleepers: Sleeper[] = [];
      try {
        const empty = await open();
        sleepers.push(empty);
        const full = await open();
        sleepers.push(full);
        await full.store(STORED);
        return [await compare(empty, full)];
      } finally {
        await Promise.all(sleepers.map((each) => each.close()));
        await site.close();
      }
    }),
};

async function compare(empty: Sleeper, full: Sleeper): Promise<Row> {
  const times: { readonly empty: number; readonly full: number }[] = [];
  // The first wake of each is left out: nothing was compiled before it.
  for (const each of [empty, full]) await each.wake();
  for (let round = 0; round < WAKES; round++) {
    if (round % 2 === 0) {
      const first = await empty.wake();
      times.push({ empty: first, full: await full.wake() });
    } else {
      const first = await full.wake();
      times.push({ empty: await empty.wake(), full: first });
    }
  }
  const { low, median, high } = spreadOf(times.map((pair) => pair.full / pair.empty));
  const withMany = inWords(spreadOf(times.map((pair) => pair.full)));
  const withNone = inWords(spreadOf(times.map((pair) => pair.empty)));
  const range = `half of ${WAKES} pairs ${low.toFixed(2)} to ${high.toFixed(2)}`;
  return {
    bar: `a wake until its request is recorded, ${STORED} tokens stored against none`,
    ratio: median,
    limit: LIMIT,
    detail: `${withMany}, none ${withNone}; ${range}; ${megabytes(await full.size())} stored`,
  };
}

function inWords({ median, low, high }: Spread): string {
  return `${median.toFixed(1)} ms (${low.toFixed(1)} to ${high.toFixed(1)})`;
}

/** A browser whose background is stopped and woken. */
interface Sleeper {
  /** Lets it see so many different tokens, and waits until all are stored. */
  store(count: number): Promise<void>;
  /** Milliseconds from a request that leaves to its token in the store. */
  wake(): Promise<number>;
  /** UTF-16 units that the store holds. */
  size(): Promise<number>;
  close(): Promise<void>;
}

/**
 * Any file of the extension, opened in a tab, sees its store. This one runs no code of its own, so that
 * it does not wake the background.
 */
const OBSERVER = 'manifest.json';

async function openSleeper(
  executablePath: string,
  extensionDir: string,
  site: FloodSite,
): Promise<Sleeper> {
  const browser = await launchChromium({ executablePath, extensionDir, headless: true });
  try {
    const page = browser.firstPage;
    await page.goto(site.url);
    const observer = await browser.openExtensionPage(OBSERVER);
    await observer.evaluate(OBSERVE);
    await page.bringToFront();
    let made = 0;
    const next = (): string => numberedToken(made++);
    return {
      async store(count) {
        let last = '';
        for (let stored = 0; stored < count; stored += TOKENS_PER_REQUEST) {
          const tokens = Array.from({ length: TOKENS_PER_REQUEST }, next);
          last = tokens.at(-1) ?? '';
          await send(page, tokens);
        }
        await recorded(observer, last);
        await rest(browser);
      },
      wake: () => wake(browser, page, observer, next()),
      size: () => observer.evaluate(SIZE),
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function wake(
  browser: DrivenChromium,
  page: DrivenPage,
  observer: DrivenPage,
  token: string,
): Promise<number> {
  await rest(browser);
  await browser.stopBackground();
  const left = await send(page, [token]);
  return (await recorded(observer, token)) - left;
}

/** @returns when it left, in milliseconds since the epoch. */
function send(page: DrivenPage, tokens: readonly string[]): Promise<number> {
  return page.evaluate(`send(${JSON.stringify(tokens)})`);
}

/** @returns when the token stood in the store, in milliseconds since the epoch. */
async function recorded(observer: DrivenPage, token: string): Promise<number> {
  const mark = JSON.stringify(markOf(token));
  await observer.waitForFunction(`seen.has(${mark})`, { what: 'a token to be recorded' });
  return observer.evaluate(`seen.get(${mark})`);
}

/** The end of its signature, which is its own. */
function markOf(token: string): string {
  return token.slice(-MARK_LENGTH);
}

const MARK_LENGTH = 24;

/** Notes for the end of every token that is written when it was first. */
const OBSERVE = `(() => {
  globalThis.seen = new Map();
  chrome.storage.session.onChanged.addListener((changes) => {
    const at = performance.timeOrigin + performance.now();
    for (const { newValue } of Object.values(changes)) {
      const text = typeof newValue === 'string' ? newValue : JSON.stringify(newValue) ?? '';
      for (const [, mark] of text.matchAll(/\\beyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*?([\\w-]{${MARK_LENGTH}})(?![\\w-])/g))
        if (!seen.has(mark)) seen.set(mark, at);
    }
  });
})()`;

const SIZE = `chrome.storage.session.get(null).then((rows) => JSON.stringify(rows).length)`;
