import { computed, type ReadonlySignal } from '@preact/signals';
import type { Entry } from '../entry.ts';
import { lastUpTo } from '../transitions.ts';
import type { Moments } from './matcher.ts';
import { narrows, type Query } from './query.ts';

const NONE = new Float64Array();

/**
 * The entries that a query lets through, in their order. It follows the clock, but works only when the
 * clock changes an answer; and a word that grows is looked for only where its beginning was found.
 * @param now milliseconds since the epoch
 */
export function followQuery(
  entries: ReadonlySignal<readonly Entry[]>,
  query: ReadonlySignal<Query>,
  now: ReadonlySignal<number>,
): ReadonlySignal<readonly Entry[]> {
  const told = computed(() => query.value.moments);
  const moments = computed(() => momentsOf(entries.value, told.value));
  const moment = computed(() =>
    moments.value.length === 0 ? Number.NEGATIVE_INFINITY : lastUpTo(moments.value, now.value),
  );
  const known = new Answers();
  return computed(() => {
    const [among, asked, at] = [entries.value, query.value, moment.value];
    return asked.open ? among : known.answer(among, asked, at);
  });
}

/** So many answers are remembered: as many letters as one types and takes back again. */
const MOST_ANSWERS = 32;

interface Answer {
  readonly query: Query;
  readonly found: readonly Entry[];
}

/**
 * What queries let through of the same entries. A letter that is taken back again asks what was asked
 * before, and gets the same list, so that what follows from it need not be worked out again either.
 */
class Answers {
  private among: readonly Entry[] = [];
  private readonly answers = new Map<string, Answer>();

  /** @param at the moment on which the answer may depend, in milliseconds since the epoch */
  answer(among: readonly Entry[], query: Query, at: number): readonly Entry[] {
    if (among !== this.among) this.answers.clear();
    this.among = among;
    const known = this.answers.get(query.text);
    const found = known?.found ?? this.candidates(query).filter((entry) => query.test(entry, at));
    // What the clock or anything else decides is asked anew each time.
    if (query.moments === null) this.remember({ query, found });
    return found;
  }

  /** Those of which an earlier answer does not rule out that they are let through. */
  private candidates(query: Query): readonly Entry[] {
    let fewest = this.among;
    for (const { query: earlier, found } of this.answers.values()) {
      if (found.length < fewest.length && narrows(query, earlier)) fewest = found;
    }
    return fewest;
  }

  /** The one that was asked for longest ago goes first. */
  private remember(answer: Answer): void {
    const { text } = answer.query;
    this.answers.delete(text);
    this.answers.set(text, answer);
    const [oldest] = this.answers.keys();
    if (this.answers.size > MOST_ANSWERS && oldest !== undefined) this.answers.delete(oldest);
  }
}

/** Every moment at which an answer can change, ascending. */
function momentsOf(entries: readonly Entry[], moments: Moments | null): Float64Array {
  if (moments === null) return NONE;
  const found: number[] = [];
  const tell = (moment: number) => void found.push(moment);
  for (const entry of entries) moments(entry, tell);
  return Float64Array.from(found).sort();
}
