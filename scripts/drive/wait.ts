import { setTimeout as delay } from 'node:timers/promises';
import { BrowserEndedError, DriveError, errorText } from './failure.ts';

export const DEFAULT_TIMEOUT_MS = 10_000;
const POLL_MS = 50;

function seconds(ms: number): string {
  return `${Number((ms / 1000).toFixed(1))} s`;
}

/** Asks until the answer has been the same, and not null, for so many times in a row. */
export async function untilSame<T>(
  ask: () => Promise<T>,
  what: string,
  { times = 4, timeoutMs = DEFAULT_TIMEOUT_MS } = {},
): Promise<void> {
  let last = '';
  let same = 0;
  const isSame = async (): Promise<boolean> => {
    const answer = JSON.stringify((await ask()) ?? null);
    same = answer === last && answer !== 'null' ? same + 1 : 1;
    last = answer;
    return same >= times;
  };
  await until(isSame, what, timeoutMs);
}

/** The promise, or a DriveError that says what was waited for. */
export async function within<T>(promise: Promise<T>, what: string, timeoutMs: number): Promise<T> {
  const settled = new AbortController();
  const limit = delay(timeoutMs, undefined, { signal: settled.signal }).then(() => {
    throw new DriveError(`Waited ${seconds(timeoutMs)} in vain for ${what}.`);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    settled.abort();
    limit.catch(() => {});
    promise.catch(() => {});
  }
}

/**
 * Asks until the answer is truthy, and gives that answer. A question that fails is asked again,
 * since pages come and go under it; what it failed with last is part of the final error.
 */
export async function until<T>(
  ask: () => Promise<T>,
  what: string,
  timeoutMs: number = DEFAULT_TIMEOUT_MS,
): Promise<NonNullable<T>> {
  const deadline = performance.now() + timeoutMs;
  let failure = '';
  for (;;) {
    try {
      // A little more than what is left, so that the last question can still be answered.
      const left = deadline - performance.now() + 500;
      const answer = await within(ask(), 'an answer', left);
      if (answer) return answer;
      failure = '';
    } catch (error) {
      if (error instanceof BrowserEndedError) throw error;
      failure = ` (${errorText(error).split('\n')[0]})`;
    }
    if (performance.now() >= deadline) {
      throw new DriveError(`Waited ${seconds(timeoutMs)} in vain for ${what}${failure}.`);
    }
    await delay(POLL_MS);
  }
}
