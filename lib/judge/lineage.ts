// Tokens that follow one another: a refresh gives a new token for the same purpose, and the old one
// becomes history. Derived from the tokens at hand, never stored.
import { stringifyJson } from '../jose/json-text.ts';
import { member, stringMember } from '../jose/members.ts';
import type { TokenRecord } from '../ledger/record.ts';
import { CARRIERS } from '../scan/carriers.ts';
import { nestedFrom } from '../scan/hit.ts';
import { dateClaim } from '../token/dates.ts';
import type { Kind } from '../token/kind.ts';
import type { Token } from '../token/token.ts';

/** What the lineage needs to know of a token. */
export interface LineageToken {
  readonly token: Token;
  readonly record: TokenRecord;
  /** As `lineOf` gives it. */
  readonly line: string;
}

/**
 * Tokens of one issuer, subject, client, audience and kind follow one another; session cookies only
 * those of one name, as a site may keep several sessions side by side. A token that names none of
 * its parties follows nothing.
 */
export function lineOf(token: Token, record: TokenRecord, kind: Kind): string {
  const place = record.places[0]?.field ?? '';
  // A pointer is followed by what the same cookie of the same host holds next.
  if (token.recognition !== undefined) return JSON.stringify([kind, place, record.hosts[0]]);
  if (token.claims.state !== 'read') return record.id;
  const { set } = token.claims;
  const parties = ['iss', 'sub', 'client_id', 'azp'].map((name) => stringMember(set, name) ?? '');
  if (parties.every((party) => party === '')) return record.id;
  const audience = member(set, 'aud');
  const name = kind === 'session' ? place : '';
  return JSON.stringify([
    kind,
    name,
    ...parties,
    audience === undefined ? '' : stringifyJson(audience),
  ]);
}

/** The newest token of every line, by issue date where it is known and else by first sighting. */
export function newestOfLines<T extends LineageToken>(tokens: Iterable<T>): ReadonlyMap<string, T> {
  const newest = new Map<string, T>();
  for (const token of tokens) {
    const rival = newest.get(token.line);
    if (rival === undefined || bornAt(token) >= bornAt(rival)) newest.set(token.line, token);
  }
  return newest;
}

/** Tokens by issue date where it is known and else by first sighting; of equals the one named first. */
export function inOrderOfBirth<T extends LineageToken>(tokens: readonly T[]): readonly T[] {
  return tokens
    .map((token) => ({ token, at: bornAt(token), number: Number(token.record.id.slice(1)) }))
    .sort(
      (a, b) =>
        a.at - b.at || a.token.record.firstSeen - b.token.record.firstSeen || a.number - b.number,
    )
    .map(({ token }) => token);
}

function bornAt({ token, record }: LineageToken): number {
  return dateClaim(token, 'iat') ?? record.firstSeen;
}

/**
 * Whether an expired token is still being sent: after its expiry, and not just until its successor
 * was there.
 * @param sentAfterExpiry as `lifetime` gives it
 * @param newest the newest token of its line, which may be the token itself
 */
export function isStillSent(
  record: TokenRecord,
  sentAfterExpiry: boolean,
  newest: TokenRecord,
): boolean {
  if (!sentAfterExpiry || record.lastSentAt === null || isOnlyHint(record)) return false;
  return newest.id === record.id || record.lastSentAt > newest.firstSeen;
}

/**
 * Whether it was sent for nothing but to say who signs out or in again, for which an ID token may have
 * expired (OpenID Connect RP-Initiated Logout 1.0 §2).
 */
function isOnlyHint({ places }: TokenRecord): boolean {
  const sent = places.filter(({ carrier, via }) => CARRIERS[carrier].sent && nestedFrom(via) < 0);
  // The page that it was sent to has it in its URL, and tells it with all that it asks for.
  return (
    sent.some(({ field }) => field === 'id_token_hint') &&
    sent.every(({ field }) => field === 'id_token_hint' || field === 'Referer')
  );
}
