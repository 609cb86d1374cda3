import type { Kind } from '../token/kind.ts';
import type { Entry } from './entry.ts';

/** What of a scope is shown. */
export interface Filter {
  /** In the filter language (query/parse.ts). */
  readonly text: string;
  /** One kind alone, whatever the text says of kinds; both must hold. */
  readonly kind: Kind | 'all';
}

export const NO_FILTER: Filter = { text: '', kind: 'all' };

/** True when the filter would let everything through. */
export function isOpen({ text, kind }: Filter): boolean {
  return text.trim() === '' && kind === 'all';
}

/** The entries of one kind, or all of them. */
export function matchKind(entries: readonly Entry[], kind: Filter['kind']): readonly Entry[] {
  return kind === 'all' ? entries : entries.filter(({ verdict }) => verdict.kind === kind);
}

const counted = new WeakMap<readonly Entry[], ReadonlyMap<Kind, number>>();

/** How many entries there are of each kind that occurs; the same list is counted once. */
export function countKinds(entries: readonly Entry[]): ReadonlyMap<Kind, number> {
  const known = counted.get(entries);
  if (known !== undefined) return known;
  const counts = countAll(entries);
  counted.set(entries, counts);
  return counts;
}

function countAll(entries: readonly Entry[]): ReadonlyMap<Kind, number> {
  const counts = new Map<Kind, { count: number }>();
  for (const { verdict } of entries) {
    const counted = counts.get(verdict.kind);
    if (counted === undefined) counts.set(verdict.kind, { count: 1 });
    else counted.count++;
  }
  return new Map([...counts].map(([kind, { count }]) => [kind, count]));
}
