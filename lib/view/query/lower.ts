/** Whether a text is another one that is in lower case; upper and lower case are alike. */
export function sameText(text: string, lower: string): boolean {
  return text === lower || (text !== '' && lower !== '' && text.toLowerCase() === lower);
}
