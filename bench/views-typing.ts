// Typing a filter: how soon each key is answered, and what that does to frames.
import type { Row } from './row.ts';
import { spreadOf } from './statistics.ts';
import type { Seen, ViewBrowser } from './views-browser.ts';
import { compareRounds, type Pair, p95, takeTurns } from './views-compare.ts';
import { twoFrames } from './views-page.ts';

const LIMIT = 1.2;
const FRAMES_LIMIT = 2;
const FRAME_MS = 1_000 / 60;
const ROUNDS = 4;
/** A fast typist's. */
const BETWEEN_KEYS_MS = 40;
const FILTER = '[role=combobox][aria-label=Filter], input[aria-label=Filter]';

/** Free text, a claim of the filter language, a state that follows the clock. */
const TEXTS = ['ada-12', 'sub:user-7', 'is:expired'];

export async function measureTyping(pair: Pair): Promise<readonly Row[]> {
  // The first filter of all makes every token's text; it is what the first key waits for.
  const first = await type(pair.many, 'u');
  const rounds = await takeTurns(pair, ROUNDS, typeAll);
  const answers = rounds.many.map(({ answers: all }) => p95(all) / FRAME_MS);
  const { low, median, high } = spreadOf(answers);
  const few = spreadOf(rounds.few.map(({ answers: all }) => p95(all) / FRAME_MS)).median;
  const range = `half of ${ROUNDS} rounds ${low.toFixed(2)} to ${high.toFixed(2)}`;
  const middle = spreadOf(rounds.many.flatMap(({ answers: all }) => all)).median;
  return [
    {
      bar: `typing a filter at ${pair.many.tokens} tokens: frames of 60 Hz until a key is answered (p95)`,
      ratio: median,
      limit: FRAMES_LIMIT,
      detail:
        `with ${pair.few.tokens} tokens ${few.toFixed(2)}; middle ${middle.toFixed(1)} ms; ${range}; ` +
        `the very first key ${inMs(first)}`,
    },
    compareRounds(rounds, {
      bar: `typing a filter, frame times (p95), ${pair.many.tokens} tokens against ${pair.few.tokens}`,
      limit: LIMIT,
      unit: 'ms',
      of: ({ frames }) => p95(frames),
    }),
    compareRounds(rounds, {
      bar: 'the same, processor time of the page for a key',
      limit: null,
      unit: 'ms',
      of: ({ busy, answers: all }) => busy.processor / all.length,
    }),
  ];
}

function inMs({ answers }: Seen): string {
  return `${Math.max(...answers).toFixed(1)} ms`;
}

async function typeAll(browser: ViewBrowser): Promise<Seen> {
  await browser.inspector.evaluate(`document.querySelector('${FILTER}').focus()`);
  return browser.watch(async () => {
    for (const text of TEXTS) await typeAndDelete(browser, text);
  });
}

async function type(browser: ViewBrowser, text: string): Promise<Seen> {
  await browser.inspector.evaluate(`document.querySelector('${FILTER}').focus()`);
  return browser.watch(() => typeAndDelete(browser, text));
}

/** Leaves the filter as it was. */
async function typeAndDelete({ inspector }: ViewBrowser, text: string): Promise<void> {
  const { keyboard } = inspector.tab;
  await keyboard.type(text, { delay: BETWEEN_KEYS_MS });
  for (const _ of text) await keyboard.press('Backspace');
  await inspector.evaluate(twoFrames);
}
