// Stand-ins for texts. The same text has the same stand-in wherever it stands in one share, and none
// of them says anything of the text but what sort of thing it was.

/** What sort of thing was replaced. */
export type Category =
  | 'person'
  | 'email'
  | 'subject'
  | 'contact'
  | 'client'
  | 'identifier'
  | 'host'
  | 'ip'
  | 'path'
  | 'parameter'
  | 'scope'
  | 'key'
  | 'hash'
  | 'value'
  | 'number'
  | 'name'
  | 'reference';

/** A text and what stands for it. */
export interface Replacement {
  readonly category: Category;
  readonly original: string;
  readonly pseudonym: string;
}

/** What a text is looked up by: hosts are the same in any case, other texts are not. */
type Space = 'text' | 'number' | 'host' | 'email' | 'name';

export class Pseudonyms {
  private readonly given = new Map<string, Replacement>();
  private readonly used = new Set<string>();
  private readonly counts = new Map<string, number>();
  private readonly secrets = new Set<string>();

  /** Takes note of a text that must not come out of the share, whatever stands for others. */
  learn(text: string): void {
    this.secrets.add(text.toLowerCase());
  }

  isSecret(text: string): boolean {
    return this.secrets.has(text.toLowerCase());
  }

  /**
   * What stands for a text.
   * @param series counted by itself: `person` for `person-1`, `person-2`
   * @param make the stand-in with a number, which must differ for every number
   */
  of(
    category: Category,
    original: string,
    series: string,
    make: (count: number) => string,
    space: Space = 'text',
  ): string {
    const key = `${space} ${original}`;
    const known = this.given.get(key);
    if (known !== undefined) return known.pseudonym;
    const pseudonym = this.next(series, make);
    this.given.set(key, { category, original, pseudonym });
    return pseudonym;
  }

  /** What stands for a text already, or null. */
  known(original: string, space: Space): string | null {
    return this.given.get(`${space} ${original}`)?.pseudonym ?? null;
  }

  /** A number of a series that was not given yet. */
  count(series: string): number {
    const count = (this.counts.get(series) ?? 0) + 1;
    this.counts.set(series, count);
    return count;
  }

  /** All texts that were replaced, in the order of their first appearance. */
  get replacements(): readonly Replacement[] {
    return [...this.given.values()];
  }

  /** A stand-in that is no other's, and no text that was hidden itself. */
  private next(series: string, make: (count: number) => string): string {
    for (;;) {
      const pseudonym = make(this.count(series));
      if (this.used.has(pseudonym) || this.isSecret(pseudonym)) continue;
      this.used.add(pseudonym);
      return pseudonym;
    }
  }
}
