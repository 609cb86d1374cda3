/**
 * One copy of texts that come again and again, each in memory of its own: field names, hosts, who
 * asked. Beyond the limit all are forgotten and gathered anew; whoever holds a copy keeps it.
 */
export class Interned<T> {
  private readonly known = new Map<string, T>();
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** @param make what a text stands for that is not known. */
  get(text: string, make: (text: string) => T): T {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    if (this.known.size >= this.limit) this.known.clear();
    const made = make(text);
    this.known.set(text, made);
    return made;
  }

  forget(): void {
    this.known.clear();
  }
}
