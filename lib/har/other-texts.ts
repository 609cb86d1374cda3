// Texts of a HAR entry of which the format says nothing: extensions such as WebSocket messages, comments.
import { itemPath, memberPath } from '../jose/path.ts';
import type { Field } from '../scan/message.ts';

/** What is read as a part of a message; everything below such a path is. */
const KNOWN =
  /^\$\.(startedDateTime|time|timings|request\.(method|url|httpVersion|headers|queryString|cookies|postData)|response\.(status|statusText|httpVersion|headers|cookies|content|redirectURL))$/;

/** A shorter text holds no token. */
const SHORTEST = 20;
/** Values deeper than this are not looked into. */
const DEEPEST = 200;
/** More texts than any recording has in one entry but for a long WebSocket. */
const MOST = 100_000;
const MOST_CALLERS = 10_000;

export interface OtherTexts {
  /** Each named by its path. */
  readonly texts: readonly Field[];
  /** Whether all were looked at. */
  readonly isWhole: boolean;
}

/**
 * Finds the texts beside what a HAR entry says of its messages. Total and linear.
 * @param callers texts of stacks of calls that were given before; new ones are added
 */
export function otherTexts(entry: unknown, callers: Set<string>): OtherTexts {
  const texts: Field[] = [];
  const waiting: { readonly value: unknown; readonly path: string; readonly depth: number }[] = [
    { value: entry, path: '$', depth: 0 },
  ];
  let isWhole = true;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path, depth } = next;
    if (KNOWN.test(path)) continue;
    if (typeof value === 'string') {
      if (value.length >= SHORTEST && isNews(path, value, callers))
        texts.push({ name: path, value });
    } else if (typeof value !== 'object' || value === null) {
    } else if (depth >= DEEPEST || texts.length + waiting.length >= MOST) {
      isWhole = false;
    } else {
      for (const [name, held] of Object.entries(value).reverse()) {
        const inner = Array.isArray(value) ? itemPath(path, Number(name)) : memberPath(path, name);
        waiting.push({ value: held, path: inner, depth: depth + 1 });
      }
    }
  }
  return { texts, isWhole };
}

/** Who asked is told by a stack of calls, whose URLs are the same in entry after entry. */
function isNews(path: string, value: string, callers: Set<string>): boolean {
  if (!path.startsWith('$._initiator')) return true;
  if (callers.has(value)) return false;
  if (callers.size < MOST_CALLERS) callers.add(value);
  return true;
}
