// What may stand in settings as they were stored, perhaps by another version.

/** A list that is longer was not written by a person. */
export const LONGEST_LIST = 1_000;
const CHARACTERS = 300;

export type Row = Readonly<Record<string, unknown>>;

export function rowOf(value: unknown): Row {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

export function choice(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}

export function isShort(value: unknown): value is string {
  return typeof value === 'string' && value.length <= CHARACTERS;
}
