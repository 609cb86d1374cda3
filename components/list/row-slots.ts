// Which element draws which row. To move an element costs a fraction of giving it another text, which has to
// be shaped and laid out: so a row keeps its element when others come before it, as in a flood, or when it is
// scrolled, and elements of rows that went out of sight are given to those that came.
import type { TokenId } from '../../lib/ledger/record.ts';

/** The number of the element that draws a row, in the order in which they stand in the document. */
export type RowSlots = ReadonlyMap<TokenId, number>;

export const NO_SLOTS: RowSlots = new Map();

/** To put an element between others costs three times as much as to give it another text. */
const DEARER = 3;

/**
 * @param rows those to be drawn, each once, in their order
 * @param before where rows were drawn last
 * @returns a place for each; where many are new, as after a key in the filter, all elements stay in their order
 */
export function placeRows(rows: readonly TokenId[], before: RowSlots): RowSlots {
  let stayed = 0;
  for (const id of rows) if (before.has(id)) stayed++;
  const isMoved = (rows.length - stayed) * DEARER < rows.length;
  const kept = isMoved ? before : NO_SLOTS;
  const wanted = new Set(rows);
  const free: number[] = [];
  for (const [id, slot] of before) if (!(wanted.has(id) && kept.has(id))) free.push(slot);
  const known = new Set(before.values());
  let [taken, next] = [0, 0];
  const another = () => {
    while (known.has(next)) next++;
    return next++;
  };
  const slots = new Map<TokenId, number>();
  for (const id of rows) slots.set(id, kept.get(id) ?? free[taken++] ?? another());
  return slots;
}
