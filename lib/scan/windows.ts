// The structure of a text around its tokens: which strings of its JSON hold them, and which of its
// objects are tokens themselves. Structure is looked for only where there is something to place.
import type { SerializationForm } from './serializations.ts';
import type { Stretch } from './stretch.ts';

/** A stretch of text that belongs together. */
export interface Window extends Stretch {
  /** The wrapper that it is; empty for a document that is one token. */
  readonly step: string;
  /** `text` is read where it stands; of `encoded` what `content` gives is a text of its own. */
  readonly content:
    | { readonly type: 'text' }
    | {
        readonly type: 'encoded';
        readonly decode: () => string;
        /** Where the content begins in the text, if it stands there as it is. */
        readonly offset: number | null;
      }
    | { readonly type: 'token'; readonly form: SerializationForm };
}

/** An escape of a character that tokens and base64 consist of, where it stands among such. */
const HIDING =
  /["\w+/=-]\\u00(?:2[bdef]|3\d|[46][1-9a-f]|[57][\da]|5f|7e|3d(?:\\u003d)?\.)[\w+/=\\-]/i;
/** How JSON begins that a walk goes into. */
const ISLAND = /\{[ \t\r\n]*"|\[[ \t\r\n]*["{[\d-]/;
const QUOTED = /^\s*"/;

/** What is looked for beside the spots that are known. */
export interface Wanted {
  /** Whether a string may hold something once its escapes are decoded; null if none in the text can. */
  readonly hides: ((string: string) => boolean) | null;
  /** Whether an object in the text may be a token itself. */
  readonly serialized: boolean;
}

/** True if the escapes in this JSON may hide a token that does not stand there verbatim. */
export function hidesInEscapes(json: string): boolean {
  return HIDING.test(json);
}

/** Finds the windows of a text: see find-windows.ts. */
export type FindWindows = (
  text: string,
  spots: readonly Stretch[],
  wanted: Wanted,
  onTooDeep: (path: string) => void,
) => readonly Window[];

/** False where a text has no windows for sure. Linear. */
export function mayHaveWindows(
  text: string,
  spots: readonly Stretch[],
  { hides, serialized }: Wanted,
): boolean {
  if (spots.length === 0 && hides === null && !serialized) return false;
  // The engine's own search goes first, as it is many times faster.
  const mayBeJson = text.includes('{') || text.includes('[');
  return (mayBeJson && ISLAND.test(text)) || (QUOTED.test(text) && text.includes('\\'));
}
