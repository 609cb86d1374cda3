// Tokens inside a token: a nested JWT (RFC 7519 §5.2), and tokens that are the whole value of a claim
// or a header member, as in `vp_token`, `client_assertion` or the chains of OpenID Federation.
import type { JsonValue } from '../jose/json.ts';
import { itemPath, memberPath } from '../jose/path.ts';
import { decodeToken } from './decode.ts';
import type { Token } from './token.ts';

/** A token inside another. */
export interface NestedToken {
  /** `content` is what a JWS signs when that is a token itself. */
  readonly part: 'content' | 'claims' | 'header';
  /** The JSON path of the value; empty for the content. */
  readonly path: string;
  readonly token: Token;
}

/** No more tokens are looked for in one token. */
export const MOST_NESTED = 100;

/** Shorter texts are no tokens: the shortest header alone has 14 characters. */
const SHORTEST = 16;

/**
 * The tokens that stand in a token, at most MOST_NESTED; theirs in turn are found by asking again. As
 * a token is smaller than what it stands in, that comes to an end. Total and linear.
 */
export function nestedTokens(token: Token): readonly NestedToken[] {
  const found: NestedToken[] = [];
  const { claims, header } = token;
  if (claims.state === 'unreadable' && claims.text !== null) {
    const content = tokenIn(claims.text);
    if (content !== null) found.push({ part: 'content', path: '', token: content });
  }
  if (claims.state === 'read') collect(claims.set, 'claims', found);
  collect(header, 'header', found);
  return found;
}

/** JSON is read to a limited depth, so this cannot exhaust the stack. */
function collect(
  value: JsonValue,
  part: 'claims' | 'header',
  found: NestedToken[],
  path = '$',
): void {
  if (found.length >= MOST_NESTED) return;
  if (value.type === 'string') {
    const token = tokenIn(value.value);
    if (token !== null) found.push({ part, path, token });
  } else if (value.type === 'array') {
    value.items.forEach((item, index) => {
      collect(item, part, found, itemPath(path, index));
    });
  } else if (value.type === 'object') {
    for (const { name, value: held } of value.members) {
      collect(held, part, found, memberPath(path, name));
    }
  }
}

function tokenIn(text: string): Token | null {
  if (text.length < SHORTEST || !/^[ev{]/.test(text)) return null;
  return decodeToken(text);
}
