// How deep JSON may be: deeper texts are refused, so that none can exhaust the stack.

/** Values nested deeper than this are refused. */
export const JSON_DEPTH_LIMIT = 200;

/** A shorter text cannot hold a value that is nested too deeply. */
const SHORTEST_TOO_DEEP = JSON_DEPTH_LIMIT;

/** Whether no value of what was parsed from a text is nested too deeply. Total and linear. */
export function isWithinDepth(text: string, value: unknown): boolean {
  return text.length <= SHORTEST_TOO_DEEP || isWithin(value, JSON_DEPTH_LIMIT);
}

function isWithin(value: unknown, depth: number): boolean {
  if (depth < 0) return false;
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every((inner) => isWithin(inner, depth - 1));
}
