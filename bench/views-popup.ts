// The popup until it is drawn, and until it shows its first tokens.
import type { Row } from './row.ts';
import type { ViewBrowser } from './views-browser.ts';
import { compareRounds, type Pair, takeTurns } from './views-compare.ts';
import { awaitCards, type Painted, painted } from './views-page.ts';

const LIMIT = 1.2;
const ROUNDS = 9;
/** On a machine that is busy with something else. */
const SLOWEST_MS = 60_000;

export async function measurePopup(pair: Pair): Promise<readonly Row[]> {
  const asPage = await takeTurns(pair, ROUNDS, openAsPage);
  const real = await takeTurns(pair, ROUNDS, openReal);
  const words = `${pair.many.tokens} tokens against ${pair.few.tokens}`;
  return [
    compareRounds(real, {
      bar: `the real popup to its first paint, ${words}`,
      limit: LIMIT,
      unit: 'ms',
      of: (first) => first,
    }),
    compareRounds(asPage, {
      bar: 'the popup as a page to its first paint',
      limit: LIMIT,
      unit: 'ms',
      of: ({ first }) => first,
    }),
    compareRounds(asPage, {
      bar: 'the popup as a page until its first tokens are drawn',
      limit: LIMIT,
      unit: 'ms',
      of: ({ cards }) => cards,
    }),
  ];
}

async function openAsPage({ browser, page }: ViewBrowser): Promise<Painted> {
  const tabId = await tabIdOf(browser, page);
  const popup = await browser.newPage();
  try {
    await popup.tab.evaluateOnNewDocument(awaitCards);
    await popup.bringToFront();
    await popup.goto(browser.extensionUrl(`popup.html?tab=${tabId}`));
    await popup.waitForFunction(painted, {
      what: 'the popup to show tokens',
      timeoutMs: SLOWEST_MS,
    });
    const result = await popup.evaluate(painted);
    if (result === null) throw new Error('What was drawn is gone.');
    return result;
  } finally {
    await popup.close();
  }
}

const FIRST_PAINT = `performance.getEntriesByName('first-contentful-paint')[0]?.startTime`;

async function openReal({ browser, page }: ViewBrowser): Promise<number> {
  const popup = await browser.openPopup(page);
  await popup.waitForFunction(`${FIRST_PAINT} !== undefined`, {
    what: 'the popup to be drawn',
    timeoutMs: SLOWEST_MS,
  });
  const first: number = await popup.evaluate(FIRST_PAINT);
  await popup.close();
  return first;
}

async function tabIdOf(
  browser: ViewBrowser['browser'],
  page: ViewBrowser['page'],
): Promise<number> {
  const session = await browser.backgroundSession();
  const url = JSON.stringify(await page.url());
  const { result } = await session.send('Runtime.evaluate', {
    expression: `chrome.tabs.query({}).then((tabs) => tabs.find(({ url }) => url === ${url}).id)`,
    awaitPromise: true,
  });
  await session.detach();
  return result.value;
}
