/**
 * A list with one more member, and room for no others: engines give a list that grows, or that is
 * spread into a new one, room for sixteen more, which is most of what a short list would take.
 */
export function extended<T>(list: readonly T[], member: T): readonly T[] {
  return list.concat([member]);
}
