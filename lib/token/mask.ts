const HEAD = 4;
const TAIL = 2;

/**
 * A value as it may be shown: its first 4 and last 2 characters, and never more than a third of it.
 * The length stays hidden.
 */
export function mask(value: string): string {
  const shown = Math.floor(value.length / 3);
  const head = Math.min(HEAD, Math.ceil((shown * HEAD) / (HEAD + TAIL)));
  const tail = Math.min(TAIL, shown - head);
  // A surrogate pair that was cut in two would be no character.
  const start = value.slice(0, head).replace(/[\ud800-\udbff]$/, '');
  const end = value.slice(value.length - tail).replace(/^[\udc00-\udfff]/, '');
  return `${start}…${end}`;
}
