import { explainClaim, explainHeaderMember } from '../../jose/registry.ts';
import type { Entry } from '../entry.ts';
import { KEYS, type Key, keyNamed, type PathKey } from './keys.ts';
import { occurringNames } from './occurring.ts';
import { type KeyTerm, namesOf, parseQuery } from './parse.ts';
import { printKey } from './print.ts';
import { aboutKey } from './query-words.ts';
import { type Choice, valueChoices } from './value-choices.ts';

/** A text in a box, and where in it the caret stands. */
export interface Typed {
  readonly text: string;
  /** In UTF-16 units. */
  readonly caret: number;
}

/** What could stand at the caret. */
export interface Completion {
  /** The place in the text that a choice takes; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** The best first. */
  readonly choices: readonly Choice[];
}

/** More than this nobody reads; a letter more narrows them. */
const MOST = 40;
/** Names of claims among the keys, for a word that begins one. */
const MOST_NAMES = 5;
const SHORTEST_NAME = 2;

/**
 * What could stand at the caret: keys, or values that occur in the tokens at hand.
 * @param now milliseconds since the epoch
 * @param isHidden whether a value of a member is hidden from those who look on, and so not offered
 */
export function complete(
  { text, caret }: Typed,
  entries: readonly Entry[],
  now: number,
  isHidden: (name: string, value: string) => boolean = () => false,
): Completion {
  const term = parseQuery(text).find(({ start, end }) => start < caret && caret <= end);
  if (term === undefined) return { start: caret, end: caret, choices: keyChoices('') };
  if (term.type === 'key' && caret > term.colon) {
    const completion = completeValue(term, caret, entries, now);
    const name = term.names.at(-1) ?? '';
    const choices = completion.choices.filter(({ label }) => !isHidden(name, label));
    return { ...completion, choices };
  }
  const start = term.start + (term.negated ? 1 : 0);
  const end = term.type === 'key' ? term.colon + 1 : term.end;
  const choices =
    text[start] === '"' ? [] : keyOrName(text.slice(start, Math.max(start, caret)), entries);
  return limited({ start, end, choices }, text);
}

/** The text with a choice in its place, and where the caret stands then. */
export function accept(
  { text }: Pick<Typed, 'text'>,
  completion: Completion,
  choice: Choice,
): Typed {
  const rest = text.slice(completion.end);
  // After a whole term one goes on with the next.
  const space = choice.whole && rest === '' ? ' ' : '';
  const before = text.slice(0, completion.start) + choice.insert + space;
  return { text: before + rest, caret: before.length };
}

function completeValue(
  term: KeyTerm,
  caret: number,
  entries: readonly Entry[],
  now: number,
): Completion {
  const value = term.values.find(({ start, end }) => start <= caret && caret <= end);
  const key = keyNamed(term.names);
  if (value === undefined || key === null) return { start: caret, end: caret, choices: [] };
  const start = takesOperator(key) ? value.start : value.start + value.operator.length;
  const path = term.names.slice(1).filter((name) => name !== '');
  const choices = valueChoices(key, path, value, entries, now, MOST);
  const completion = { start, end: value.end, choices };
  // What stands there already need not be offered.
  const written = value.text.toLowerCase();
  return choices.some(({ label }) => label.toLowerCase() === written)
    ? { ...completion, choices: [] }
    : completion;
}

function takesOperator(key: Key): boolean {
  return key === 'exp' || key === 'iat' || key === 'seen';
}

function limited(completion: Completion, text: string): Completion {
  const written = text.slice(completion.start, completion.end);
  const choices = completion.choices.filter(({ insert }) => insert !== written);
  return { ...completion, choices: choices.slice(0, MOST) };
}

/** For a text before its colon: keys that begin so, and names of claims; or names in a path. */
function keyOrName(written: string, entries: readonly Entry[]): readonly Choice[] {
  const names = namesOf(`${written}`);
  const key = keyNamed(names.slice(0, 1));
  if (written.includes('.') && (key === 'claim' || key === 'header')) {
    const whole = written.endsWith('.');
    const path = names.slice(1, whole ? undefined : -1);
    return nameChoices(key, path, whole ? '' : (names.at(-1) ?? ''), entries);
  }
  if (written.length < SHORTEST_NAME) return keyChoices(written);
  const claims = nameChoices('claim', [], written, entries).filter(
    ({ insert }) => !KEYS.some((word) => insert === `claim.${word}:`),
  );
  return [...keyChoices(written), ...claims.slice(0, MOST_NAMES)];
}

function keyChoices(written: string): readonly Choice[] {
  const lower = written.toLowerCase();
  return KEYS.filter((key) => key.startsWith(lower)).map((key) => {
    const insert = key === 'claim' || key === 'header' ? `${key}.` : `${key}:`;
    return { insert, label: insert, about: aboutKey(key), count: null, whole: false };
  });
}

/** Names that begin as one was written, the most frequent first. */
function nameChoices(
  key: PathKey,
  path: readonly string[],
  written: string,
  entries: readonly Entry[],
): readonly Choice[] {
  const lower = written.toLowerCase();
  const isTop = path.length === 0;
  const explain = (name: string) => {
    if (!isTop) return '';
    return key === 'header' ? explainHeaderMember(name) : explainClaim(name);
  };
  return occurringNames(
    entries,
    key,
    path.map((name) => name.toLowerCase()),
  )
    .filter(({ text }) => text.toLowerCase().startsWith(lower))
    .sort((one, other) => other.count - one.count)
    .map(({ text, count, deeper }) => {
      const insert = printKey([key, ...path, text]) + (deeper ? '.' : ':');
      return { insert, label: insert, about: explain(text) ?? '', count, whole: false };
    });
}
