// What the toolbar badge says about one tab. Only the newest token of each line counts: once a
// refresh has replaced a token, that the old one expired is history and no longer a warning.
import { member, numericDate, stringMember } from '../jose/members.ts';
import type { TokenRecord } from '../ledger/record.ts';
import { kindOf } from '../token/kind.ts';
import type { Token } from '../token/token.ts';
import { lifetime } from './lifetime.ts';

export type TabState =
  | { readonly state: 'calm' }
  /** `minutes` left, rounded up, at least 1. */
  | { readonly state: 'expiring'; readonly minutes: number }
  /** An expired token was sent, and none has replaced it. */
  | { readonly state: 'expired-but-sent' };

export interface TabJudgement {
  readonly worst: TabState;
  /** When the answer can next change by time alone, milliseconds since the epoch; null for never. */
  readonly changesAt: number | null;
}

export interface JudgedToken {
  readonly token: Token;
  readonly record: TokenRecord;
}

const MINUTE = 60_000;

/** The worst state among a tab's tokens. @param now milliseconds since the epoch. */
export function judgeTab(tokens: readonly JudgedToken[], now: number): TabJudgement {
  const lives = newestOfEachLine(tokens).map(({ token, record }) => lifetime(token, record, now));
  const changes = lives.flatMap(({ state, warnAt, expiresAt }) => {
    if (expiresAt === null || warnAt === null || state === 'expired') return [];
    if (state !== 'expiring') return [warnAt];
    return [expiresAt - (Math.ceil((expiresAt - now) / MINUTE) - 1) * MINUTE];
  });
  const changesAt = changes.length === 0 ? null : Math.min(...changes);
  const expired = lives.some(
    ({ state, sentAfterExpiry }) => state === 'expired' && sentAfterExpiry,
  );
  if (expired) return { worst: { state: 'expired-but-sent' }, changesAt };
  const ends = lives.flatMap(({ state, expiresAt }) =>
    state === 'expiring' && expiresAt !== null ? [expiresAt] : [],
  );
  if (ends.length === 0) return { worst: { state: 'calm' }, changesAt };
  const minutes = Math.ceil((Math.min(...ends) - now) / MINUTE);
  return { worst: { state: 'expiring', minutes }, changesAt };
}

function newestOfEachLine(tokens: readonly JudgedToken[]): readonly JudgedToken[] {
  const newest = new Map<string, JudgedToken>();
  for (const judged of tokens) {
    const line = lineOf(judged);
    const rival = newest.get(line);
    if (rival === undefined || bornAt(judged) >= bornAt(rival)) newest.set(line, judged);
  }
  return [...newest.values()];
}

/**
 * Tokens of one issuer, subject, client, audience and kind follow one another; those of a session
 * only in the same cookie, as they often say little else.
 */
function lineOf({ token, record }: JudgedToken): string {
  if (token.claims.state !== 'read') return record.id;
  const { set } = token.claims;
  const { kind } = kindOf(token, record.places);
  const parties = ['iss', 'sub', 'client_id', 'azp'].map((name) => stringMember(set, name) ?? '');
  return JSON.stringify([
    kind,
    kind === 'session' ? record.places[0]?.field : null,
    ...parties,
    member(set, 'aud') ?? null,
  ]);
}

function bornAt({ token, record }: JudgedToken): number {
  const issued = token.claims.state === 'read' ? numericDate(token.claims.set, 'iat') : undefined;
  return issued ?? record.firstSeen;
}
