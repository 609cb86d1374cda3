// Text that a person hands in: a token with what was copied along, half a token, or a damaged one. It
// is read as far as it goes, and what is wrong with it is said, with its place.
import type { JsonObject } from '../jose/json.ts';
import { readDamaged } from './damaged.ts';
import { decodeToken } from './decode.ts';
import { type TokenFault, tokenFault } from './fault.ts';
import type { Claims, Form, Token, TokenSegment } from './token.ts';
import { joinLines, type Surrounding, type Trimmed, trimToken } from './trim.ts';

export interface Reading {
  /** The token's text, without what surrounded it. */
  readonly raw: string;
  /** What was taken away around it, outermost first; reason-words.ts says it. */
  readonly removed: readonly Surrounding[];
  /** The whole token, if it is one; its own offsets are in `raw`. */
  readonly token: Token | null;
  /** The form that it has or was meant to have; null where that cannot be told. */
  readonly form: Form | null;
  readonly header: JsonObject | null;
  readonly claims: Claims | null;
  /** Offsets here and in the faults are in the text that was handed in, in UTF-16 units. */
  readonly segments: readonly TokenSegment[];
  /** Empty only for a token without a fault. */
  readonly faults: readonly TokenFault[];
}

/**
 * Reads a text that is meant to be a token. Total and linear.
 * @returns always as much as can be read, and why the rest cannot.
 */
export function readToken(text: string): Reading {
  const trimmed = trimToken(text);
  const at = trimmed.place(0);
  if (trimmed.text === '') {
    return { ...NOTHING, removed: trimmed.removed, faults: [tokenFault('nothing', at)] };
  }
  // A dot at the end may be that of the sentence around the token, or an empty signature.
  const unpunctuated = trimmed.text.endsWith('.') ? trimmed.text.slice(0, -1) : null;
  const token = decodeToken(trimmed.text);
  if (token !== null) return readingOf(token, trimmed, token);
  const quoted = unpunctuated === null ? null : decodeToken(unpunctuated);
  if (quoted !== null) return readingOf(quoted, { ...trimmed, text: quoted.raw }, quoted);
  const joined = joinLines(trimmed);
  const whole = joined === trimmed ? null : decodeToken(joined.text);
  return readingOf(whole ?? readDamaged(joined.text), joined, whole);
}

const NOTHING: Reading = {
  raw: '',
  removed: [],
  token: null,
  form: null,
  header: null,
  claims: null,
  segments: [],
  faults: [],
};

type Read = Pick<Reading, 'form' | 'header' | 'claims' | 'segments' | 'faults'>;

function readingOf(read: Read, trimmed: Trimmed, token: Token | null): Reading {
  const { place } = trimmed;
  const faults = read.faults.map((fault) => ({ ...fault, at: place(fault.at) }));
  return {
    raw: trimmed.text,
    removed: trimmed.removed,
    token,
    form: read.form,
    header: read.header,
    claims: read.claims,
    segments: read.segments.map((segment) => moved(segment, place)),
    faults: [...spaceFaults(trimmed), ...faults],
  };
}

function moved(segment: TokenSegment, place: (at: number) => number): TokenSegment {
  const { name, index, start, end, text } = segment;
  return {
    name,
    index,
    start: place(start),
    // Behind its last character, not at what follows: white space in between is not part of it.
    end: end > start ? place(end - 1) + 1 : place(start),
    text,
    get bytes() {
      return segment.bytes;
    },
  };
}

function spaceFaults({ spaces }: Trimmed): readonly TokenFault[] {
  const [first] = spaces;
  if (first === undefined) return [];
  return [tokenFault('white-space', first, { count: spaces.length, offset: first })];
}
