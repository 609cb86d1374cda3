// The inspector while a page sends five hundred tokens a second: how busy it is, and whether the row
// that a person has selected stays where it is.
import { setTimeout as delay } from 'node:timers/promises';
import type { Row } from './row.ts';
import { spreadOf } from './statistics.ts';
import type { Seen, ViewBrowser } from './views-browser.ts';
import { p95 } from './views-compare.ts';
import { scrollList, sendInFields, twoFrames } from './views-page.ts';
import { viewToken } from './views-tokens.ts';

const SHARE_LIMIT = 0.3;
const ROUNDS = 3;
const ROUND_MS = 5_000;
const SIGHTINGS_A_SECOND = 500;
const TICK_MS = 50;
const TOKENS_IN_ONE = 5;
/** One in so many is a token that was not seen before. */
const NEW_IN = 25;
const ROW = 24;

interface Round {
  readonly seen: Seen;
  readonly sightings: number;
}

export async function measureFlood(browser: ViewBrowser): Promise<readonly Row[]> {
  const { busy: idle } = await browser.watch(() => delay(ROUND_MS), false);
  // The first round warms up, and tells of frame times.
  const { seen: first } = await flood(browser, 0, true);
  const rounds: Round[] = [];
  for (let round = 1; round <= ROUNDS; round++) rounds.push(await flood(browser, round, false));
  const share = spreadOf(rounds.map(({ seen: { busy } }) => busy.tasks / busy.wall));
  const processor = spreadOf(rounds.map(({ seen: { busy } }) => busy.processor / busy.wall));
  const rate = spreadOf(
    rounds.map(({ sightings, seen: { busy } }) => (1_000 * sightings) / busy.wall),
  );
  const moved = rounds.map(({ seen: { selected } }) =>
    selected === null ? Number.NaN : selected.most - selected.least,
  );
  const frames = p95(first.frames);
  return [
    {
      bar: `${Math.round(rate.median)} sightings a second at ${browser.tokens} tokens: share of time that the page is busy`,
      ratio: share.median,
      limit: SHARE_LIMIT,
      detail: `${(100 * share.low).toFixed(0)} to ${(100 * share.high).toFixed(0)} %; in processor time ${(100 * processor.median).toFixed(0)} %; while nothing comes ${((100 * idle.tasks) / idle.wall).toFixed(0)} %; frame times (p95) ${frames.toFixed(1)} ms`,
    },
    {
      bar: 'the same: pixels by which the selected row moved',
      ratio: Math.max(...moved),
      limit: 0,
      detail: `${rounds.length} rounds of ${ROUND_MS / 1_000} s, one in ${NEW_IN} a new token`,
    },
  ];
}

async function flood(browser: ViewBrowser, round: number, everyFrame: boolean): Promise<Round> {
  const { inspector, tokens } = browser;
  await inspector.evaluate(scrollList, Math.floor(tokens / 3) * ROW);
  await inspector.evaluate(twoFrames);
  await inspector.evaluate(SELECT_IN_MIDDLE);
  await inspector.evaluate(twoFrames);
  let sightings = 0;
  const seen = await browser.watch(async () => {
    sightings = await sendFor(browser, round);
  }, everyFrame);
  return { seen, sightings };
}

/** Sends at an even pace for as long as a round is. @returns how many tokens were sent. */
async function sendFor({ page, nowS, tokens }: ViewBrowser, round: number): Promise<number> {
  const perTick = (SIGHTINGS_A_SECOND * TICK_MS) / 1_000;
  const begin = performance.now();
  let made = 0;
  const next = (): string => {
    const count = round * 10_000 + made++;
    const index = count % NEW_IN === 0 ? 1_000_000 + count : (count * 37) % tokens;
    return viewToken(index, nowS).raw;
  };
  const under = new Set<Promise<number>>();
  let sent = 0;
  for (let tick = 0; tick * TICK_MS < ROUND_MS; tick++) {
    await delay(Math.max(0, begin + tick * TICK_MS - performance.now()));
    const requests = Array.from({ length: perTick / TOKENS_IN_ONE }, () =>
      Array.from({ length: TOKENS_IN_ONE }, next),
    );
    const answered = page.evaluate(sendInFields, `/api/flood/${tick}`, requests).then((count) => {
      sent += count;
      under.delete(answered);
      return count;
    });
    under.add(answered);
  }
  await Promise.all(under);
  return sent;
}

/** Selects a row in the middle of the window. */
const SELECT_IN_MIDDLE = `(() => {
  const rows = [...document.querySelectorAll('[aria-label=Tokens] [role=row][data-id]')]
    .filter((row) => row.getBoundingClientRect().top > innerHeight / 2);
  rows[0]?.click();
})()`;
