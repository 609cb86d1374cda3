// What unwrapping looks for: tokens here; other things are found by those who know them.
import { findBase64 } from './base64.ts';
import { type Found, type FoundForm, findTokens } from './find.ts';
import { hidesCharacters } from './percent.ts';
import { maySerialize } from './serializations.ts';
import type { Signs } from './signs.ts';
import { hidesInEscapes, type Wanted } from './windows.ts';

export interface Quarry<Form extends string> {
  /** All that stands verbatim in a text, in order, never overlapping. Total and linear. */
  readonly find: (text: string) => readonly Found<Form>[];
  /** Whether a percent-encoded text in which nothing stands verbatim may hold something all the same. */
  readonly hides: (component: string) => boolean;
  /** What JSON is to be looked through for, beside what was found. */
  readonly wanted: (text: string, signs: Signs) => Wanted;
  /** Whether base64 is opened. */
  readonly base64: boolean;
}

export const TOKENS: Quarry<FoundForm> = {
  find: findTokens,
  hides: (component) => {
    if (hidesCharacters(component) || maySerialize(component)) return true;
    let base64 = false;
    findBase64(component, { start: 0, end: component.length }, () => {
      base64 = true;
      return true;
    });
    return base64;
  },
  wanted: (text, signs) => {
    const escaped = signs.escape && hidesInEscapes(text);
    const serialized = signs.serialization && maySerialize(text);
    const hides = (string: string): boolean =>
      (escaped && hidesInEscapes(string)) || (serialized && maySerialize(string));
    return { hides: escaped || serialized ? hides : null, serialized };
  },
  base64: true,
};
