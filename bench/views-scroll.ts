// Scrolling a long list against a short one: by wheel, which the browser does by itself and the page
// has to follow, and by keys, each of which selects a row.
import type { Row } from './row.ts';
import type { Seen, ViewBrowser } from './views-browser.ts';
import { compareRounds, type Pair, p95, takeTurns } from './views-compare.ts';
import { scrollList, twoFrames } from './views-page.ts';

const LIMIT = 1.2;
const ELEMENTS_LIMIT = 1.05;
const ROUNDS = 6;
const ROW = 24;
/** As far as a list of a hundred rows can be scrolled. */
const DISTANCE = 1_500;
const SPEED = 3_000;
const TIMES = 2;
/** A list of a hundred rows has not many pages. */
const PAGES = 2;
const PAGE_TIMES = 4;

export async function measureScrolling(pair: Pair): Promise<readonly Row[]> {
  const wheel = await takeTurns(pair, ROUNDS, scrollByWheel);
  const keys = await takeTurns(pair, ROUNDS, scrollByKeys);
  const words = `${pair.many.tokens} tokens against ${pair.few.tokens}`;
  const frames = ({ frames: all }: Seen): number => p95(all);
  const work = ({ busy, frames: all }: Seen): number => busy.processor / all.length;
  return [
    compareRounds(wheel, {
      bar: `scrolling by wheel, frame times (p95), ${words}`,
      limit: LIMIT,
      unit: 'ms',
      of: frames,
    }),
    compareRounds(wheel, {
      bar: 'the same, processor time of the page for a frame',
      limit: null,
      unit: 'ms',
      of: work,
    }),
    compareRounds(keys, {
      bar: 'scrolling by Page Down and Page Up, frame times (p95)',
      limit: LIMIT,
      unit: 'ms',
      of: frames,
    }),
    compareRounds(keys, {
      bar: 'from such a key to the end of its frame (p95)',
      limit: null,
      unit: 'ms',
      of: ({ answers }) => p95(answers),
    }),
    compareRounds(wheel, {
      bar: 'most elements in the document while scrolling',
      limit: ELEMENTS_LIMIT,
      unit: 'elements',
      of: ({ elements }) => elements,
    }),
  ];
}

/** Where a list is scrolled from: the middle, and of a short one the top. */
async function begin({ inspector, tokens }: ViewBrowser): Promise<void> {
  const rows = tokens > 1_000 ? Math.floor(tokens / 2) : 0;
  await inspector.evaluate(scrollList, rows * ROW);
  await inspector.evaluate(twoFrames);
}

async function scrollByWheel(browser: ViewBrowser): Promise<Seen> {
  await begin(browser);
  const { x, y } = await browser.inspector.evaluate(MIDDLE_OF_LIST);
  return browser.watch(async () => {
    for (let time = 0; time < TIMES; time++) {
      for (const yDistance of [-DISTANCE, DISTANCE]) {
        await browser.session.send('Input.synthesizeScrollGesture', {
          x,
          y,
          yDistance,
          speed: SPEED,
          gestureSourceType: 'mouse',
          preventFling: true,
        });
      }
    }
  });
}

function MIDDLE_OF_LIST(): { x: number; y: number } {
  const box = document.querySelector('[role=grid][aria-label=Tokens]')?.getBoundingClientRect();
  return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : { x: 0, y: 0 };
}

async function scrollByKeys(browser: ViewBrowser): Promise<Seen> {
  await begin(browser);
  const { inspector } = browser;
  await inspector.evaluate(SELECT_IN_SIGHT);
  return browser.watch(async () => {
    for (let time = 0; time < PAGE_TIMES; time++) {
      for (const key of ['PageDown', 'PageUp'] as const) {
        for (let page = 0; page < PAGES; page++) {
          await inspector.press(key);
          await inspector.evaluate(twoFrames);
        }
      }
    }
  });
}

/** Selects the first row in sight and gives the list the focus. */
const SELECT_IN_SIGHT = `(() => {
  const grid = document.querySelector('[role=grid][aria-label=Tokens]');
  const top = grid.getBoundingClientRect().top + 24;
  [...grid.querySelectorAll('[role=row][data-id]')]
    .find((row) => row.getBoundingClientRect().top >= top)?.click();
  grid.focus();
})()`;
