/**
 * The same text in memory of its own. Engines let a slice keep alive the text it was cut from: a
 * cookie of ten letters would hold on to the whole line.
 */
export function ownText(text: string): string {
  const copy: unknown = JSON.parse(JSON.stringify(text));
  return typeof copy === 'string' ? copy : text;
}
