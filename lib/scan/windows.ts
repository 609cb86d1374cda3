// The structure of a text around its tokens: which strings of its JSON hold them, and which of its
// objects are tokens themselves. Structure is looked for only where there is something to place.
import { endOfString, jsonUnescape, walkJson } from './json-walk.ts';
import { SERIALIZATION_MARKS, type SerializationForm, serializationOf } from './serializations.ts';
import { firstAt, type Stretch } from './stretch.ts';

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

const TEXT = { type: 'text' } as const;

/** An escape of a character that tokens and base64 consist of, where it stands among such. */
const HIDING =
  /["\w+/=-]\\u00(?:2[bdef]|3\d|[46][1-9a-f]|[57][\da]|5f|7e|3d(?:\\u003d)?\.)[\w+/=\\-]/i;
/** Objects may be read until so many times the text's length was spent. */
const READ_BUDGET = 4;

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

/**
 * The windows of a text, in order, never overlapping. Total and linear.
 * @param spots what the windows are wanted for.
 */
export function findWindows(
  text: string,
  spots: readonly Stretch[],
  { hides, serialized }: Wanted,
  onTooDeep: (path: string) => void,
): readonly Window[] {
  if (spots.length === 0 && hides === null && !serialized) return [];
  const quoted = quotedWhole(text);
  if (quoted !== null) return [quoted];
  if (!text.includes('{') && !text.includes('[')) return [];
  const windows: Window[] = [];
  let budget = READ_BUDGET * text.length;
  walkJson(text, serialized ? SERIALIZATION_MARKS : [], {
    onString: (string, path) => {
      const holds = (spots[firstAt(spots, string.start)]?.start ?? text.length) < string.end;
      const hidden = !holds && string.escaped && hides !== null;
      if (holds || (hidden && hides(text.slice(string.start, string.end)))) {
        windows.push(stringWindow(text, string, string.escaped, path()));
      }
    },
    onObject: (object, path) => {
      budget -= object.end - object.start;
      const form = budget < 0 ? null : serializationOf(text.slice(object.start, object.end));
      if (form === null) return;
      while ((windows.at(-1)?.start ?? -1) >= object.start) windows.pop();
      const step = path() === '$' ? '' : path();
      windows.push({ ...object, step, content: { type: 'token', form } });
    },
    onTooDeep,
  });
  return windows;
}

function stringWindow(text: string, at: Stretch, escaped: boolean, step: string): Window {
  const { start, end } = at;
  if (!escaped) return { start, end, step, content: TEXT };
  const decode = (): string => jsonUnescape(text.slice(start, end));
  return { start, end, step, content: { type: 'encoded', decode, offset: null } };
}

/** A text that is one quoted string with escapes in it. */
function quotedWhole(text: string): Window | null {
  const opening = /^\s*"/.exec(text)?.[0].length;
  if (opening === undefined) return null;
  const string = endOfString(text, opening);
  if (string === null || !string.escaped || text.slice(string.end + 1).trim() !== '') return null;
  return stringWindow(text, string, true, 'quoted');
}
