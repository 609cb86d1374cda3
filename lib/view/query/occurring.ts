// What occurs in the tokens at hand, each with the number of tokens in which it does.
import type { JsonObject, JsonValue } from '../../jose/json.ts';
import type { Entry } from '../entry.ts';
import { eachAt } from './json-match.ts';
import type { Key, PathKey } from './keys.ts';

export interface Occurring {
  readonly text: string;
  /** In how many tokens. */
  readonly count: number;
}

export interface OccurringName extends Occurring {
  /** True when what it names has names of its own. */
  readonly deeper: boolean;
}

/** Longer values are nothing that anyone would choose from a list. */
const LONGEST = 300;

type Listed = ReadonlyMap<string, number>;

const known = new WeakMap<readonly Entry[], Map<string, Listed>>();

/** Counts once for the same entries: letters are typed faster than tokens arrive. */
function counted(
  entries: readonly Entry[],
  name: string,
  textsOf: (entry: Entry) => Iterable<string>,
): Listed {
  const lists = known.get(entries) ?? new Map<string, Listed>();
  known.set(entries, lists);
  const earlier = lists.get(name);
  if (earlier !== undefined) return earlier;
  const counts = new Map<string, number>();
  for (const entry of entries) {
    for (const text of textsOf(entry)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  lists.set(name, counts);
  return counts;
}

/** The values that a key finds in tokens; empty for one that has no texts to choose from. */
export function occurringValues(
  entries: readonly Entry[],
  key: Key,
  path: readonly string[],
): readonly Occurring[] {
  const textsOf = VALUES[key];
  const listed = counted(entries, JSON.stringify([key, path]), (entry) => textsOf(entry, path));
  return [...listed].map(([text, count]) => ({ text, count }));
}

const VALUES: Readonly<Record<Key, (entry: Entry, path: readonly string[]) => Iterable<string>>> = {
  iss: ({ issuer }) => (issuer === undefined ? [] : [issuer]),
  sub: (entry) => leaves(claimsOf(entry), ['sub']),
  aud: (entry) => leaves(claimsOf(entry), ['aud']),
  who: ({ who }) => (who === undefined ? [] : [who]),
  kind: ({ verdict }) => [verdict.kind],
  alg: ({ token }) => leaves(token.header, ['alg']),
  host: ({ record }) => new Set([...record.hosts, ...record.jarDomains]),
  carrier: ({ carriedBy }) => carriedBy,
  claim: (entry, path) => (path.length === 0 ? [] : leaves(claimsOf(entry), path)),
  header: ({ token }, path) => (path.length === 0 ? [] : leaves(token.header, path)),
  has: (entry) => new Set(claimsOf(entry)?.members.map(({ name }) => name)),
  severity: () => [],
  finding: () => [],
  signature: () => [],
  is: () => [],
  exp: () => [],
  iat: () => [],
  seen: () => [],
};

/** The names of members at a path. */
export function occurringNames(
  entries: readonly Entry[],
  key: PathKey,
  path: readonly string[],
): readonly OccurringName[] {
  const rootOf = (entry: Entry) => (key === 'header' ? entry.token.header : claimsOf(entry));
  const all = counted(entries, JSON.stringify([key, path, 'names']), (entry) =>
    names(rootOf(entry), path, () => true),
  );
  const deeper = counted(entries, JSON.stringify([key, path, 'deeper']), (entry) =>
    names(rootOf(entry), path, isDeep),
  );
  return [...all].map(([text, count]) => ({ text, count, deeper: deeper.has(text) }));
}

function claimsOf({ token }: Entry): JsonObject | null {
  return token.claims.state === 'read' ? token.claims.set : null;
}

function leaves(root: JsonObject | null, path: readonly string[]): Iterable<string> {
  const texts = new Set<string>();
  const collect = (value: JsonValue): void => {
    if (value.type === 'array') value.items.forEach(collect);
    else if (value.type === 'string' && value.value.length <= LONGEST) texts.add(value.value);
    else if (value.type === 'number') texts.add(value.text);
    else if (value.type === 'literal') texts.add(String(value.value));
  };
  if (root !== null) eachAt(root, path, collect);
  return texts;
}

function names(
  root: JsonObject | null,
  path: readonly string[],
  isAsked: (value: JsonValue) => boolean,
): Iterable<string> {
  const found = new Set<string>();
  const collect = (value: JsonValue): void => {
    if (value.type === 'array') value.items.forEach(collect);
    if (value.type !== 'object') return;
    for (const { name, value: held } of value.members) {
      if (name.length <= LONGEST && isAsked(held)) found.add(name);
    }
  };
  if (root !== null) eachAt(root, path, collect);
  return found;
}

function isDeep(value: JsonValue): boolean {
  return value.type === 'object' || (value.type === 'array' && value.items.some(isDeep));
}
