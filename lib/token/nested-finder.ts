// Finds the tokens inside the tokens of a message: whoever carries the outer one carries them along.
import { type Hit, type HitForm, hitKey } from '../scan/hit.ts';
import { ownText } from '../scan/own-text.ts';
import { mayHoldTokens } from './may-hold-tokens.ts';
import type { InnerToken, Readers } from './readers.ts';

export interface NestedMemoLimits {
  /** UTF-16 units of a token whose content is remembered. */
  readonly longest: number;
  /** UTF-16 units of all tokens that are remembered; beyond it all are forgotten at once. */
  readonly characters: number;
}

/** Few tokens are longer than a field may be, and a page sends the same ones with every request. */
export const NESTED_MEMO_LIMITS: NestedMemoLimits = { longest: 1 << 13, characters: 1 << 19 };

type InnerTokens = Readers['innerTokens'];

/** The header of a token takes 14 characters; a shorter text around one is none. */
const SHORTEST_OUTER = 48;

const NONE: readonly InnerToken[] = [];

export class NestedFinder {
  private readonly innerTokens: InnerTokens;
  private readonly limits: NestedMemoLimits;
  private readonly known = new Map<string, readonly InnerToken[]>();
  private characters = 0;

  /** @param innerTokens reads a token whole, where a look at it tells that it may be worth it */
  constructor(innerTokens: InnerTokens, limits: NestedMemoLimits = NESTED_MEMO_LIMITS) {
    this.innerTokens = innerTokens;
    this.limits = limits;
  }

  /**
   * The tokens inside of these, at the carrier and field of the outer one, the chain going on behind
   * its own with `claims` or `header` and the JSON path there; `$` for claims that are a token as a
   * whole. What stands at that field by itself too is not told again. At most NESTED_DEPTH deep, and
   * MOST_NESTED in one token. Total and linear.
   */
  find(hits: readonly Hit[]): readonly Hit[] {
    let found: Hit[] | null = null;
    let keys: Set<string> | null = null;
    for (const hit of hits) {
      for (const { raw, form, via } of this.inside(hit)) {
        keys ??= new Set(hits.map(hitKey));
        const inner = { ...hit, raw, form, via: [...hit.via, ...via] };
        const key = hitKey(inner);
        if (keys.has(key)) continue;
        keys.add(key);
        found ??= [];
        found.push(inner);
      }
    }
    return found ?? [];
  }

  /** Drops what is remembered of earlier tokens. */
  forget(): void {
    this.known.clear();
    this.characters = 0;
  }

  private inside({ raw, form }: Hit): readonly InnerToken[] {
    if (form === 'reference' || form === 'envelope' || raw.length < SHORTEST_OUTER) return NONE;
    if (raw.length > this.limits.longest) return this.read(raw, form);
    const known = this.known.get(raw);
    if (known !== undefined) return known;
    const own = ownText(raw);
    const found = this.read(own, form);
    if (this.characters + own.length > this.limits.characters) this.forget();
    this.known.set(own, found);
    this.characters += own.length;
    return found;
  }

  private read(raw: string, form: HitForm): readonly InnerToken[] {
    return mayHoldTokens(raw, form) ? this.innerTokens(raw) : NONE;
  }
}
