import type { Kind } from '../token/kind.ts';
import { type Entry, searchText } from './entry.ts';

/** What of a scope is shown. */
export interface Filter {
  /** Words that must all occur somewhere in a token's text; upper and lower case are alike. */
  readonly text: string;
  readonly kind: Kind | 'all';
}

export const NO_FILTER: Filter = { text: '', kind: 'all' };

/** True when the filter would let everything through. */
export function isOpen({ text, kind }: Filter): boolean {
  return text.trim() === '' && kind === 'all';
}

/** The entries whose text has every word of `text`. Total: no text is wrong. */
export function matchText(entries: readonly Entry[], text: string): readonly Entry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  return entries.filter((entry) => {
    const searched = searchText(entry);
    return words.every((word) => searched.includes(word));
  });
}

/** The entries of one kind, or all of them. */
export function matchKind(entries: readonly Entry[], kind: Filter['kind']): readonly Entry[] {
  return kind === 'all' ? entries : entries.filter(({ verdict }) => verdict.kind === kind);
}

/** How many entries there are of each kind that occurs. */
export function countKinds(entries: readonly Entry[]): ReadonlyMap<Kind, number> {
  const counts = new Map<Kind, number>();
  for (const { verdict } of entries) counts.set(verdict.kind, (counts.get(verdict.kind) ?? 0) + 1);
  return counts;
}
