// Finds the tokens inside the tokens of a message: whoever carries the outer one carries them along.
import { type Hit, nestedChain } from '../scan/hit.ts';
import { ownText } from '../scan/own-text.ts';
import { decodeToken } from './decode.ts';
import { MOST_NESTED, nestedTokens } from './nested.ts';
import type { Token } from './token.ts';

/** Tokens inside one another; an exchange of tokens (RFC 8693) needs two. */
export const NESTED_DEPTH = 4;

/** A token inside of another, with the chain that leads to it from there. */
interface Inner extends Pick<Hit, 'raw' | 'form'> {
  readonly via: readonly string[];
}

export interface NestedMemoLimits {
  /** UTF-16 units of a token whose content is remembered. */
  readonly longest: number;
  /** UTF-16 units of all tokens that are remembered; beyond it all are forgotten at once. */
  readonly characters: number;
}

/** Few tokens are longer than a field may be, and a page sends the same ones with every request. */
export const NESTED_MEMO_LIMITS: NestedMemoLimits = { longest: 1 << 13, characters: 1 << 19 };

/** The header of a token takes 14 characters; a shorter text around one is none. */
const SHORTEST_OUTER = 48;

const NONE: readonly Inner[] = [];

export class NestedFinder {
  private readonly limits: NestedMemoLimits;
  private readonly known = new Map<string, readonly Inner[]>();
  private characters = 0;

  constructor(limits: NestedMemoLimits = NESTED_MEMO_LIMITS) {
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
        keys ??= new Set(hits.map(keyOf));
        const inner = { ...hit, raw, form, via: [...hit.via, ...via] };
        const key = keyOf(inner);
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

  private inside({ raw, form }: Hit): readonly Inner[] {
    if (form === 'reference' || form === 'envelope' || raw.length < SHORTEST_OUTER) return NONE;
    if (raw.length > this.limits.longest) return innerTokens(raw);
    const known = this.known.get(raw);
    if (known !== undefined) return known;
    const own = ownText(raw);
    const found = innerTokens(own);
    if (this.characters + own.length > this.limits.characters) this.forget();
    this.known.set(own, found);
    this.characters += own.length;
    return found;
  }
}

function keyOf({ carrier, field, raw }: Hit): string {
  return `${carrier} ${field} ${raw}`;
}

function innerTokens(raw: string): readonly Inner[] {
  const found: Inner[] = [];
  const outer = decodeToken(raw);
  if (outer !== null) collect(outer, [], 0, found);
  return found.length === 0 ? NONE : found;
}

function collect(outer: Token, chain: readonly string[], depth: number, found: Inner[]): void {
  if (depth === NESTED_DEPTH) return;
  for (const { part, path, token } of nestedTokens(outer)) {
    if (found.length >= MOST_NESTED) return;
    const via =
      part === 'content' ? nestedChain(chain, 'claims', '$') : nestedChain(chain, part, path);
    found.push({ raw: ownText(token.raw), form: token.form, via });
    collect(token, via, depth + 1, found);
  }
}
