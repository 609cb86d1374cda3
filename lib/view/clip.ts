/**
 * The beginning of a text that is longer than there is use for, with an ellipsis for the rest.
 * @param length UTF-16 units that are kept at most; a character is never cut in two
 */
export function clip(text: string, length: number): string {
  return text.length <= length ? text : `${beginning(text, length)}…`;
}

/** As much of a text as fits into so many UTF-16 units, in whole characters. */
export function beginning(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  const splits = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splits ? length - 1 : length);
}
