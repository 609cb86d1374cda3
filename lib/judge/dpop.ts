// What RFC 9449 compares, for whoever judges a proof: the rules at once, verification with the key.
import { member, stringMember } from '../jose/members.ts';
import type { Token } from '../token/token.ts';

/** The thumbprint of the key that a token is bound to (§6.1); null where it is to none, or cannot be read. */
export function boundTo({ claims }: Token): string | null {
  const cnf = claims.state === 'read' ? member(claims.set, 'cnf') : undefined;
  return cnf?.type === 'object' ? (stringMember(cnf, 'jkt') ?? null) : null;
}

/**
 * The target of a request as `htu` names it: without query and fragment, normalized as §4.3 wants it (RFC
 * 3986 §6.2.2, §6.2.3). Null for what is no URL.
 */
export function targetOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, pathname } = new URL(url);
  // Percent-encoded octets that need not be (§6.2.2.2), and letters of those that must (§6.2.2.1).
  const path = pathname.replace(/%[\da-f]{2}/gi, (octet) => {
    const character = String.fromCharCode(Number.parseInt(octet.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : octet.toUpperCase();
  });
  return `${protocol}//${host}${path}`;
}
