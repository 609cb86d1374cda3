// Finds the strings and objects in the JSON of a text: the windows of windows.ts.
import { endOfString, jsonUnescape, walkJson } from './json-walk.ts';
import { SERIALIZATION_MARKS, serializationOf } from './serializations.ts';
import { firstAt, type Stretch } from './stretch.ts';
import type { Wanted, Window } from './windows.ts';

const TEXT = { type: 'text' } as const;
/** Objects may be read until so many times the text's length was spent. */
const READ_BUDGET = 4;

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
  const quoted = quotedWhole(text);
  if (quoted !== null) return [quoted];
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
