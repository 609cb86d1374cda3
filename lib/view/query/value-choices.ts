import type { Entry } from '../entry.ts';
import { kindName } from '../kind-words.ts';
import { JUDGED } from './facts.ts';
import { findingChoices, ruleChoices, severityChoices } from './finding-choices.ts';
import { KEY_MATCHERS } from './key-matchers.ts';
import { type Key, STATES } from './keys.ts';
import { occurringValues } from './occurring.ts';
import type { Value } from './parse.ts';
import { printValue } from './print.ts';
import { aboutSample, aboutState } from './query-words.ts';
import { signatureChoices } from './signature-choices.ts';
import { statesAmong } from './states.ts';

/** One thing that could stand at the caret. */
export interface Choice {
  /** What it puts into the text, quoted where it must be. */
  readonly insert: string;
  readonly label: string;
  /** What it means, in the reader's language; empty where it says so itself. */
  readonly about: string;
  /** How many tokens it finds; null where that is no question. */
  readonly count: number | null;
  /** False when something has to follow. */
  readonly whole: boolean;
}

/** Comparisons that people ask for; they show how others are written. */
const SAMPLES: Readonly<Partial<Record<Key, readonly (readonly [Value['operator'], string])[]>>> = {
  exp: [
    ['<', '1m'],
    ['<', '10m'],
    ['<', '1h'],
    ['>', '1h'],
    ['>', '30d'],
  ],
  iat: [
    ['<', '1m'],
    ['<', '10m'],
    ['>', '1h'],
    ['>', '30d'],
  ],
  seen: [
    ['', '1'],
    ['>', '1'],
    ['>', '10'],
    ['>', '100'],
  ],
};

/**
 * The values that a key could have: what was written, then those that begin so, then those that have it
 * somewhere, the most frequent first.
 * @param now milliseconds since the epoch
 * @param most so many are enough
 */
export function valueChoices(
  key: Key,
  path: readonly string[],
  value: Pick<Value, 'operator' | 'text'>,
  entries: readonly Entry[],
  now: number,
  most = Number.POSITIVE_INFINITY,
): readonly Choice[] {
  const { operator, text } = value;
  const samples = SAMPLES[key];
  if (samples !== undefined) {
    const written = operator + text;
    return samples
      .filter(([sign, amount]) => (sign + amount).startsWith(written))
      .map(([sign, amount]) => {
        const sample = { operator: sign, text: amount };
        const matcher = KEY_MATCHERS[key](sample, [], JUDGED);
        const count = entries.filter((entry) => matcher?.test(entry, now)).length;
        const insert = printValue(sample);
        return { insert, label: insert, about: aboutSample(key, sign), count, whole: true };
      });
  }
  if (key === 'is') return ranked(stateChoices(entries, now), text, true);
  if (key === 'signature') return ranked(signatureChoices(entries), text, true);
  if (key === 'severity') return ranked(severityChoices(entries), text, true);
  if (key === 'finding') return ranked(ruleChoices(entries), text, true);
  const lowerPath = path.map((name) => name.toLowerCase());
  const found: readonly Ranked[] = occurringValues(entries, key, lowerPath).map(
    ({ text: label, count }) => ({ label, count }),
  );
  const all = key === 'has' ? [...findingChoices(entries), ...found] : found;
  // Thousands occur, of which a reader is shown some.
  return ranked(all, text, key === 'kind')
    .slice(0, most)
    .map((one) =>
      'insert' in one
        ? one
        : {
            insert: printValue({ operator: '', text: one.label }),
            about: key === 'kind' ? kindNameOf(one.label) : '',
            whole: true,
            ...one,
          },
    );
}

type Ranked = Pick<Choice, 'label' | 'count'> | Choice;

/** Counted once a second: letters are typed faster. */
const countedStates = new WeakMap<
  readonly Entry[],
  { readonly now: number; readonly choices: readonly Choice[] }
>();

function stateChoices(entries: readonly Entry[], now: number): readonly Choice[] {
  const known = countedStates.get(entries);
  if (known?.now === now) return known.choices;
  const choices = countStates(entries, now);
  countedStates.set(entries, { now, choices });
  return choices;
}

function countStates(entries: readonly Entry[], now: number): readonly Choice[] {
  const counts = statesAmong(entries, now);
  return STATES.map((state) => {
    const count = counts.get(state) ?? 0;
    return { insert: state, label: state, about: aboutState(state), count, whole: true };
  });
}

function kindNameOf(kind: string): string {
  return kindName(kind as Parameters<typeof kindName>[0]);
}

/** @param closed there are no others: where none fits, all are shown */
function ranked<T extends Ranked>(
  choices: readonly T[],
  written: string,
  closed: boolean,
): readonly T[] {
  const lower = written.toLowerCase();
  const places = choices.map((choice) => ({ choice, rank: rankOf(choice.label, lower) }));
  const fitting = places.filter(({ rank }) => rank < MISSING);
  return (fitting.length === 0 && closed ? places : fitting)
    .sort(
      (one, other) => one.rank - other.rank || (other.choice.count ?? 0) - (one.choice.count ?? 0),
    )
    .map(({ choice }) => choice);
}

const MISSING = 3;

function rankOf(label: string, lower: string): number {
  const text = label.toLowerCase();
  if (text === lower) return 0;
  const at = text.indexOf(lower);
  return at < 0 ? MISSING : at === 0 ? 1 : 2;
}
