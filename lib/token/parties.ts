import { stringMember } from '../jose/members.ts';
import type { Token } from './token.ts';

/** Claims that name the subject, the most telling for a person first (OpenID Connect Core §5.1). */
const WHO_CLAIMS = ['email', 'preferred_username', 'upn', 'username', 'name', 'sub', 'client_id'];

/** Whom the token is about, as one of its claims writes it; undefined where none can be read. */
export function who(token: Token): string | undefined {
  return firstClaim(token, WHO_CLAIMS);
}

/** The `iss` claim (RFC 7519 §4.1.1) if it is a string that can be read. */
export function issuer(token: Token): string | undefined {
  return firstClaim(token, ['iss']);
}

function firstClaim(token: Token, names: readonly string[]): string | undefined {
  if (token.claims.state !== 'read') return undefined;
  const { set } = token.claims;
  return names.map((name) => stringMember(set, name)).find((value) => value);
}
