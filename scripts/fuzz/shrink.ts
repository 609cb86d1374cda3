/**
 * The shortest text that can be made by leaving parts out and still fails.
 * @param fails must give the same answer for the same text
 */
export function shrink(text: string, fails: (text: string) => boolean): string {
  let smallest = text;
  for (let size = Math.ceil(text.length / 2); size >= 1; ) {
    const before = smallest.length;
    for (let at = 0; at < smallest.length; ) {
      const shorter = smallest.slice(0, at) + smallest.slice(at + size);
      if (fails(shorter)) smallest = shorter;
      else at += size;
    }
    if (smallest.length === before) size = size === 1 ? 0 : Math.ceil(size / 2);
    else size = Math.min(size, Math.ceil(smallest.length / 2));
  }
  return smallest;
}
