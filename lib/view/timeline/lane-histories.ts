import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { TokenHistory, TokenId, TokenRecord } from '../../ledger/record.ts';
import type { Entry } from '../entry.ts';
import {
  isToldByRecord,
  type SeenTimes,
  timesOfHistory,
  timesOfRecord,
  timesSince,
} from './seen-times.ts';

/** When the tokens in sight were seen, as far as it is known yet. */
export interface LaneHistories {
  /** Reads anew whenever something new was told; the first and last time until then. */
  readonly seen: ReadonlySignal<(entry: Entry) => SeenTimes>;
  readonly close: () => void;
}

export interface HistoryOptions {
  /** The tokens in sight, the most telling first. */
  readonly inSight: ReadonlySignal<readonly Entry[]>;
  readonly ask: (ids: readonly TokenId[]) => Promise<readonly TokenHistory[]>;
  /** Calls back after so many milliseconds, unless cancelled. */
  readonly later: (callback: () => void, delay: number) => () => void;
}

/** So many tokens are asked for in one go: each may have 256 sightings. */
const AT_ONCE = 24;
/** Milliseconds between two questions, so that a flood of sightings stays one of small answers. */
const PAUSE = 1_000;
/** The same where tokens are new in sight. */
const SHORT_PAUSE = 50;
/** So many tokens are remembered when they are out of sight. */
const REMEMBERED = 500;

/**
 * Asks for the sightings of the tokens in sight, again when their records changed, but one question
 * at a time and at most one a second where nothing is new in sight.
 */
export function followLaneHistories({ inSight, ask, later }: HistoryOptions): LaneHistories {
  const told = new Map<TokenId, { readonly record: TokenRecord; readonly times: SeenTimes }>();
  const asked = new Map<TokenId, TokenRecord>();
  const reader = () => (entry: Entry) => {
    const known = told.get(entry.id);
    if (known === undefined) return timesOfRecord(entry.record);
    return known.record === entry.record ? known.times : timesSince(known.times, entry.record);
  };
  const seen = signal(reader());
  let [busy, closed] = [false, false];
  let cancel = () => {};

  async function refresh(): Promise<void> {
    if (busy || closed) return;
    const wanted = inSight
      .peek()
      .filter(({ id, record }) => !isToldByRecord(record) && asked.get(id) !== record);
    if (wanted.length === 0) return;
    // What nothing is known of comes before what changed.
    const fresh = wanted.filter(({ id }) => !asked.has(id));
    const now = [...fresh, ...wanted.filter(({ id }) => asked.has(id))].slice(0, AT_ONCE);
    busy = true;
    for (const { id, record } of now) asked.set(id, record);
    const answers = await ask(now.map(({ id }) => id)).catch(() => []);
    if (closed) return;
    for (const answer of answers) {
      told.delete(answer.record.id);
      told.set(answer.record.id, { record: answer.record, times: timesOfHistory(answer) });
    }
    forget();
    if (answers.length > 0) seen.value = reader();
    const pause = fresh.length > 0 && answers.length > 0 ? SHORT_PAUSE : PAUSE;
    cancel = later(() => {
      busy = false;
      void refresh();
    }, pause);
  }

  function forget(): void {
    const visible = new Set(inSight.peek().map(({ id }) => id));
    for (const id of told.keys()) {
      if (told.size <= REMEMBERED) break;
      if (visible.has(id)) continue;
      told.delete(id);
      asked.delete(id);
    }
  }

  const stop = effect(() => {
    void inSight.value;
    void refresh();
  });
  return {
    seen,
    close() {
      closed = true;
      cancel();
      stop();
    },
  };
}
