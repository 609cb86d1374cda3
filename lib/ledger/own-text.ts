/**
 * The same text in memory of its own. Engines let a slice keep alive the text it was cut from: a
 * parameter's name of four letters would hold on to a URL of a megabyte.
 */
export function ownText(text: string): string {
  const copy: unknown = JSON.parse(JSON.stringify(text));
  return typeof copy === 'string' ? copy : text;
}
