// JSON objects read by the engine's own parser, which forgets how numbers were written, the order of some
// names and all duplicates but the last. It is for looks at few members; what a token says is read by json.ts.
import { isWithinDepth } from './json-depth.ts';

/** The members of an object, the last one of each name. Inherited ones are none of it. */
export type PlainObject = Readonly<Record<string, unknown>>;

/** The object that a JSON text is; null where json.ts reads none. Total and linear. */
export function plainObject(text: string): PlainObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && isWithinDepth(text, value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
