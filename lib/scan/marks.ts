// Where in a text a token may begin, found with the engine's own search for one character.

export const LOWER_E = 0x65;
export const LOWER_V = 0x76;

/**
 * What betrays the beginning of a token: its second character in "ey…" and "ew…", the first dot in
 * "v4.…". The engine's search for one character is several times faster than for a word that begins
 * with "e", the most frequent letter of all.
 */
export interface Mark {
  readonly character: string;
  /** How far the token begins before the mark. */
  readonly back: number;
  /** The token's first character. */
  readonly first: number;
  /** What may follow the mark. */
  readonly next: string;
}

/** `{"` and `{ `, as nearly every header begins. */
export const COMMON: Mark = { character: 'y', back: 1, first: LOWER_E, next: 'AIJKL' };

const RARE: readonly Mark[] = [
  // {LF, {CR and {TAB
  { character: 'w', back: 1, first: LOWER_E, next: 'ok0' },
  // v4.local. and v4.public.
  { character: '.', back: 2, first: LOWER_V, next: 'lp' },
];

/** The next place at which a token may begin whose mark stands at `from` or behind it, or -1. */
export function nextMark(
  text: string,
  { character, back, first, next }: Mark,
  from: number,
): number {
  let at = text.indexOf(character, from);
  while (at >= 0) {
    if (text.charCodeAt(at - back) === first && next.includes(text.charAt(at + 1)))
      return at - back;
    at = text.indexOf(character, at + 1);
  }
  return -1;
}

const NONE: readonly number[] = [];

/** Where a token with a rare beginning may stand, in order. Most stretches have none, and there are as many stretches as tokens. */
export function rareStarts(text: string): readonly number[] {
  let found = NONE;
  for (const mark of RARE) {
    if (nextMark(text, mark, 0) >= 0) found = [...found, ...allMarks(text, mark)];
  }
  return found.length > 1 ? found.toSorted((a, b) => a - b) : found;
}

function allMarks(text: string, mark: Mark): readonly number[] {
  const starts: number[] = [];
  let start = nextMark(text, mark, 0);
  while (start >= 0) {
    starts.push(start);
    start = nextMark(text, mark, start + mark.back + 1);
  }
  return starts;
}
