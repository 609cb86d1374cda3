// How one token of a line came to replace another, as far as what was seen tells.
import type { TokenId, TokenRecord } from '../ledger/record.ts';
import { kindOf } from '../token/kind.ts';
import { inOrderOfBirth, type LineageToken } from './lineage.ts';

/**
 * Why one token is taken for the successor of another, from strong to weak: it came in the answer to a
 * request that carried a refresh token or the earlier one; the earlier one had been refused before;
 * neither was seen, and it only came later.
 */
export type SuccessionEvidence = 'refresh-answer' | 'rejection' | 'time';

export interface Succession {
  readonly predecessor: TokenId;
  readonly successor: TokenId;
  /** When the successor was first seen: milliseconds since the epoch. */
  readonly at: number;
  readonly evidence: SuccessionEvidence;
  /** The token that was sent for the successor, or null. */
  readonly issuedFor: TokenId | null;
}

/**
 * Each token of every line with the one that came next, in the order of the lines' births.
 * @param tokens all that are known: a refresh token stands in another line than what it is given for
 */
export function successions(tokens: Iterable<LineageToken>): readonly Succession[] {
  const all = [...tokens];
  const known = new Map(all.map((token) => [token.record.id, token]));
  return [...linesOf(all).values()].flatMap((line) => successionsIn(line, known));
}

/** The earlier tokens grow with the line, as a cookie that is renewed by every answer makes thousands. */
function successionsIn(line: readonly LineageToken[], known: Known): readonly Succession[] {
  const earlier = new Set<TokenId>();
  const found: Succession[] = [];
  let before: TokenRecord | null = null;
  for (const token of line) {
    if (before !== null) found.push(succession(earlier, before, token, known));
    before = token.record;
    earlier.add(before.id);
  }
  return found;
}

/**
 * How a token came into its line, and how it was replaced; null where it is the first or the last.
 * @param tokens all that are known, as for `successions`
 */
export function successionOf(
  id: TokenId,
  tokens: Iterable<LineageToken>,
): { readonly before: Succession | null; readonly after: Succession | null } {
  const all = [...tokens];
  const line = all.find(({ record }) => record.id === id)?.line;
  const members = inOrderOfBirth(all.filter((token) => token.line === line));
  // Few are asked for, so none is put in order for that.
  const known: Known = { get: (asked) => all.find(({ record }) => record.id === asked) };
  const at = members.findIndex(({ record }) => record.id === id);
  const [previous, self, next] = [members[at - 1], members[at], members[at + 1]];
  const until = (end: number) => new Set(members.slice(0, end).map(({ record }) => record.id));
  return {
    before: self && previous ? succession(until(at), previous.record, self, known) : null,
    after: self && next ? succession(until(at + 1), self.record, next, known) : null,
  };
}

type Known = Pick<ReadonlyMap<TokenId, LineageToken>, 'get'>;

/** @param earlier the tokens of the line before it, the predecessor among them */
function succession(
  earlier: ReadonlySet<TokenId>,
  predecessor: TokenRecord,
  { record }: LineageToken,
  known: Known,
): Succession {
  const issuedFor =
    record.issuedFor.find((id) => earlier.has(id) || isRefresh(known.get(id))) ?? null;
  return {
    predecessor: predecessor.id,
    successor: record.id,
    at: record.firstSeen,
    evidence: issuedFor !== null ? 'refresh-answer' : wasRefused(predecessor, record),
    issuedFor,
  };
}

/** Only the latest refusal is known: one that came after the successor says nothing of before. */
function wasRefused(predecessor: TokenRecord, successor: TokenRecord): SuccessionEvidence {
  const refused = predecessor.lastRejection?.at ?? Number.POSITIVE_INFINITY;
  return refused <= successor.firstSeen ? 'rejection' : 'time';
}

function isRefresh(token: LineageToken | undefined): boolean {
  return token !== undefined && kindOf(token.token, token.record.places).kind === 'refresh';
}

function linesOf(tokens: readonly LineageToken[]): ReadonlyMap<string, readonly LineageToken[]> {
  const lines = new Map<string, LineageToken[]>();
  for (const token of inOrderOfBirth(tokens)) {
    const line = lines.get(token.line);
    if (line === undefined) lines.set(token.line, [token]);
    else line.push(token);
  }
  return lines;
}
