// What is different between two tokens, member by member. Texts are compared as they are written, so that
// 1.0 and 1 differ; the order of an object's members says nothing (RFC 8259 §4) and is left out.
import type { JsonArray, JsonObject, JsonValue } from '../jose/json.ts';
import { stringifyJson } from '../jose/json-text.ts';
import { itemPath, memberPath } from '../jose/path.ts';
import { isDateClaim } from '../jose/registry.ts';
import type { Token } from '../token/token.ts';

export type DiffPart = 'header' | 'claims';

/** A member, by its path, with its value in both tokens as it is written; null: it is not there. */
export interface DiffRow {
  readonly part: DiffPart;
  /** RFC 9535: `$.address.street`. */
  readonly path: string;
  /** Which member of that name it is, from 1: a name may occur several times. */
  readonly occurrence: number;
  readonly before: string | null;
  readonly after: string | null;
  /** Of dates: milliseconds from the one to the other. */
  readonly moved: number | null;
}

export interface Diff {
  /** Added, removed and changed members: the header's first, each in the order of the later token. */
  readonly changed: readonly DiffRow[];
  /** Members that are the same in both. */
  readonly same: readonly DiffRow[];
  /** Whether the claims of both can be read; otherwise only the headers were compared. */
  readonly claims: boolean;
}

/** Compares what two tokens say. Total and linear. */
export function diffOf(before: Token, after: Token): Diff {
  const rows: DiffRow[] = [];
  compareObjects(rows, 'header', '$', before.header, after.header);
  const both = before.claims.state === 'read' && after.claims.state === 'read';
  if (before.claims.state === 'read' && after.claims.state === 'read') {
    compareObjects(rows, 'claims', '$', before.claims.set, after.claims.set);
  }
  return {
    changed: rows.filter(isChange),
    same: rows.filter((row) => !isChange(row)),
    claims: both,
  };
}

/** Whether the member is not the same in both. */
export function isChange({ before, after }: DiffRow): boolean {
  return before !== after;
}

function compareObjects(
  rows: DiffRow[],
  part: DiffPart,
  path: string,
  before: JsonObject,
  after: JsonObject,
): void {
  const [earlier, later] = [grouped(before), grouped(after)];
  for (const name of new Set([...later.keys(), ...earlier.keys()])) {
    const [ones, others] = [earlier.get(name) ?? [], later.get(name) ?? []];
    const count = Math.max(ones.length, others.length);
    for (let at = 0; at < count; at++) {
      const place = { part, path: memberPath(path, name), occurrence: at + 1 };
      compare(rows, place, ones[at], others[at]);
    }
  }
}

/** The values of an object by their names, those of one name in their order. */
function grouped({ members }: JsonObject): ReadonlyMap<string, readonly JsonValue[]> {
  const groups = new Map<string, JsonValue[]>();
  for (const { name, value } of members) {
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [value]);
    else group.push(value);
  }
  return groups;
}

type At = Pick<DiffRow, 'part' | 'path' | 'occurrence'>;

function compare(
  rows: DiffRow[],
  at: At,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): void {
  if (before?.type === 'object' && after?.type === 'object' && hasMembers(before, after)) {
    compareObjects(rows, at.part, at.path, before, after);
  } else if (before?.type === 'array' && after?.type === 'array' && isStructured(before, after)) {
    compareItems(rows, at, before, after);
  } else {
    const [one, other] = [written(before), written(after)];
    rows.push({ ...at, before: one, after: other, moved: movedBy(at, before, after) });
  }
}

/** Two empty objects are a value like any other. */
function hasMembers(...objects: readonly JsonObject[]): boolean {
  return objects.some(({ members }) => members.length > 0);
}

/** A list of plain values reads best as a whole: the scopes before, the scopes after. */
function isStructured(...lists: readonly JsonArray[]): boolean {
  return lists.some(({ items }) => items.some(({ type }) => type === 'object' || type === 'array'));
}

function compareItems(rows: DiffRow[], at: At, before: JsonArray, after: JsonArray): void {
  const count = Math.max(before.items.length, after.items.length);
  for (let index = 0; index < count; index++) {
    const place = { ...at, path: itemPath(at.path, index), occurrence: 1 };
    compare(rows, place, before.items[index], after.items[index]);
  }
}

function written(value: JsonValue | undefined): string | null {
  return value === undefined ? null : stringifyJson(value);
}

function movedBy(
  { part, path }: At,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): number | null {
  if (part !== 'claims' || !isDateClaim(path.slice('$.'.length))) return null;
  if (before?.type !== 'number' || after?.type !== 'number') return null;
  const span = (Number(after.text) - Number(before.text)) * 1000;
  return Number.isFinite(span) && span !== 0 ? span : null;
}
