// What people copy along with a token: quotes, a field name, an auth-scheme, white space around it and
// the line breaks that an editor or a mail put inside it.

/** A text without its surroundings, and where each of its characters stood. */
export interface Trimmed {
  readonly text: string;
  /** What was taken away, outermost first. */
  readonly removed: readonly Surrounding[];
  /** Offsets of the white space inside, in UTF-16 units of the whole text. */
  readonly spaces: readonly number[];
  /** The offset in the whole text of an offset in `text`, in UTF-16 units. */
  readonly place: (at: number) => number;
}

/** What stood before a token. `name`: that of a field, a parameter or a member. */
export interface Surrounding {
  readonly code: 'white-space' | 'quotes' | 'name' | 'scheme';
  /** The name or the scheme as it was written; empty for white space and quotes. */
  readonly name: string;
}

interface Pattern {
  readonly code: Surrounding['code'];
  readonly pattern: RegExp;
}

/**
 * What may stand before a token. Each is anchored, so that trying it costs no more than its match; a
 * word that could be the beginning of a token broken over lines is left alone.
 */
const BEFORE: readonly Pattern[] = [
  { code: 'white-space', pattern: /\s+/y },
  { pattern: /["'`“”‘’<([]/y, code: 'quotes' },
  // A field line (RFC 9110 §5), a parameter, a JSON member.
  {
    pattern: /(?!e[wy])([a-z_][\w-]{0,63})["']?[ \t]{0,9}[:=](?![=.])/iy,
    code: 'name',
  },
  // RFC 9110 §11.4: auth-scheme 1*SP token68. One that is not known must be followed by a token.
  {
    pattern: /(bearer|dpop|jwt|token|basic)[ \t]+/iy,
    code: 'scheme',
  },
  {
    pattern: /(?!e[wy])([a-z][\w-]{0,31})[ \t]{1,9}(?=e[wy]|v[1-4]\.)/iy,
    code: 'scheme',
  },
];

const AFTER = /[\s"'`“”‘’>)\],;]/;
const SPACE = /\s/;

/** Takes away what surrounds a token. Total and linear. */
export function trimToken(whole: string): Trimmed {
  const removed: Surrounding[] = [];
  let start = 0;
  for (let step = surroundingAt(whole, start); step !== null; step = surroundingAt(whole, start)) {
    start = step.end;
    removed.push(step.surrounding);
  }
  let end = whole.length;
  while (end > start && AFTER.test(whole.charAt(end - 1))) end--;
  const text = whole.slice(start, end);
  return { text, removed, spaces: [], place: (at) => start + at };
}

function surroundingAt(
  text: string,
  at: number,
): { readonly end: number; readonly surrounding: Surrounding } | null {
  for (const { pattern, code } of BEFORE) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) continue;
    return { end: at + match[0].length, surrounding: { code, name: match[1] ?? '' } };
  }
  return null;
}

/** Takes away the white space inside. Total and linear. */
export function joinLines(trimmed: Trimmed): Trimmed {
  const kept: number[] = [];
  const spaces: number[] = [];
  let text = '';
  for (let at = 0; at < trimmed.text.length; at++) {
    if (SPACE.test(trimmed.text.charAt(at))) spaces.push(trimmed.place(at));
    else {
      text += trimmed.text.charAt(at);
      kept.push(trimmed.place(at));
    }
  }
  if (spaces.length === 0) return trimmed;
  const end = trimmed.place(trimmed.text.length);
  return { text, removed: trimmed.removed, spaces, place: (at) => kept[at] ?? end };
}
