// What a token says, for lines and rows. The same few tokens stand in most places of a recording, so
// what was decoded lately is kept.
import { decodeToken } from '../../lib/token/decode.ts';
import { type Kind, kindOf } from '../../lib/token/kind.ts';
import type { Token } from '../../lib/token/token.ts';
import type { Finding } from './finding.ts';

const MOST_KEPT = 256;
const LONGEST_KEPT = 1 << 16;

export class TokenReader {
  private readonly kept = new Map<string, Token | null>();

  token(raw: string): Token | null {
    const known = this.kept.get(raw);
    if (known !== undefined) return known;
    const token = decodeToken(raw);
    if (raw.length > LONGEST_KEPT) return token;
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(raw, token);
    return token;
  }
}

/**
 * What a token is for, as far as it and this place tell. The names in the chain are evidence too: an
 * `access_token` in JSON, a parameter in a URL in a field.
 */
export function kindAt(token: Token | null, { carrier, field, via }: Finding): Kind {
  if (token === null) return 'unknown';
  return kindOf(token, [{ carrier, field, via }]).kind;
}
