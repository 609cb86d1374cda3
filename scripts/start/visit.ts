import { setTimeout as delay } from 'node:timers/promises';
import { tour } from '../../demo/tour.ts';
import type { DrivenPage } from '../drive/driven.ts';
import { errorText, VisitError } from '../drive/failure.ts';
import { within } from '../drive/wait.ts';
import { readSightingCount } from './feed.ts';

/** Traffic counts as quiet when nothing new was seen for so long. */
const QUIET_MS = 1500;
const POLL_MS = 250;

export interface Visit {
  readonly page: DrivenPage;
  /** An own page of the extension. */
  readonly extensionPage: DrivenPage;
  readonly url: string;
  /** Set when the page is the demonstration: how long its access tokens live. */
  readonly tourSeconds: number | null;
  readonly timeoutMs: number;
}

/** Opens the page, on the demonstration does what a person would, and waits for quiet. */
export async function visit(
  { page, extensionPage, url, tourSeconds, timeoutMs }: Visit,
  report: (line: string) => void,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  report(`Opening ${url} …`);
  await page.bringToFront();
  await page.goto(url, timeoutMs);
  if (tourSeconds !== null) {
    report('Taking the tour: signing in, calling the API until a token expires …');
    await takeTour(page, tourSeconds, deadline - performance.now());
  }
  report('Waiting until traffic is quiet …');
  const isQuiet = await untilQuiet(() => readSightingCount(extensionPage), deadline);
  if (!isQuiet) {
    const seconds = Math.round(timeoutMs / 1000);
    report(`Still not quiet after ${seconds} s; going on with what was seen so far.`);
  }
}

async function takeTour(
  page: DrivenPage,
  accessTokenSeconds: number,
  timeoutMs: number,
): Promise<void> {
  try {
    await within(tour(page, { accessTokenSeconds }), 'the tour to end', timeoutMs);
  } catch (error) {
    throw new VisitError(errorText(error));
  }
}

/**
 * Waits until a count has stayed the same long enough, but not beyond the deadline
 * (of `performance.now()`). Gives whether it has.
 */
async function untilQuiet(count: () => Promise<number>, deadline: number): Promise<boolean> {
  let last = await count();
  let since = performance.now();
  while (performance.now() - since < QUIET_MS) {
    if (performance.now() > deadline) return false;
    await delay(POLL_MS);
    const next = await count();
    if (next !== last) since = performance.now();
    last = next;
  }
  return true;
}
