import type { JsonObject, JsonValue } from '../../jose/json.ts';
import { sameText } from './lower.ts';

/** Tells whether one value, which is no object and no list, is what is looked for. */
export type Leaf = (value: JsonValue) => boolean;

/**
 * Whether a value at a path, or anything inside of it, is what is looked for. A path leads through
 * lists to each of their items.
 * @param path names in lower case; upper and lower case are alike
 */
export function hasAt(root: JsonObject, path: readonly string[], leaf: Leaf): boolean {
  return reach(root, path, 0, (value) => within(value, leaf));
}

/** Whether there is anything at a path. */
export function hasPath(root: JsonObject, path: readonly string[]): boolean {
  return reach(root, path, 0, () => true);
}

/** Calls back with every value at a path. */
export function eachAt(
  root: JsonObject,
  path: readonly string[],
  visit: (value: JsonValue) => void,
): void {
  reach(root, path, 0, (value) => {
    visit(value);
    return false;
  });
}

function reach(
  value: JsonValue,
  path: readonly string[],
  depth: number,
  found: (value: JsonValue) => boolean,
): boolean {
  const name = path[depth];
  if (name === undefined) return found(value);
  if (value.type === 'object') {
    return value.members.some(
      (member) => sameText(member.name, name) && reach(member.value, path, depth + 1, found),
    );
  }
  return value.type === 'array' && value.items.some((item) => reach(item, path, depth, found));
}

function within(value: JsonValue, leaf: Leaf): boolean {
  if (value.type === 'array') return value.items.some((item) => within(item, leaf));
  if (value.type === 'object') return value.members.some((member) => within(member.value, leaf));
  return leaf(value);
}
