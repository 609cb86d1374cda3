// The tokens inside of a token, at any depth.
import { nestedChain } from '../scan/hit.ts';
import { ownText } from '../scan/own-text.ts';
import { decodeToken } from './decode.ts';
import { MOST_NESTED, nestedTokens } from './nested.ts';
import type { InnerToken } from './readers.ts';
import type { Token } from './token.ts';

/** Tokens inside one another; an exchange of tokens (RFC 8693) needs two. */
export const NESTED_DEPTH = 4;

const NONE: readonly InnerToken[] = [];

/** At most NESTED_DEPTH deep, and MOST_NESTED in one token. Total and linear. */
export function innerTokens(raw: string): readonly InnerToken[] {
  const found: InnerToken[] = [];
  const outer = decodeToken(raw);
  if (outer !== null) collect(outer, [], 0, found);
  return found.length === 0 ? NONE : found;
}

function collect(outer: Token, chain: readonly string[], depth: number, found: InnerToken[]): void {
  if (depth === NESTED_DEPTH) return;
  for (const { part, path, token } of nestedTokens(outer)) {
    if (found.length >= MOST_NESTED) return;
    const via =
      part === 'content' ? nestedChain(chain, 'claims', '$') : nestedChain(chain, part, path);
    found.push({ raw: ownText(token.raw), form: token.form, via });
    collect(token, via, depth + 1, found);
  }
}
