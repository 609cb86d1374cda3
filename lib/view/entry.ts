import { stringifyJson } from '../jose/json.ts';
import { lifetime } from '../judge/lifetime.ts';
import type { TokenId, TokenRecord } from '../ledger/record.ts';
import { decodeToken } from '../token/decode.ts';
import { type KindVerdict, kindOf } from '../token/kind.ts';
import { issuer, who } from '../token/parties.ts';
import type { Token } from '../token/token.ts';
import { carriedBy } from './carried-by.ts';

/** A token as the views need it: its record with everything that follows from it, but not time. */
export interface Entry {
  readonly id: TokenId;
  readonly record: TokenRecord;
  readonly token: Token;
  readonly verdict: KindVerdict;
  /** As the claims write it; undefined where no claim tells. */
  readonly who: string | undefined;
  readonly issuer: string | undefined;
  /** Never empty for a token that was seen; the most telling first. */
  readonly carriedBy: readonly string[];
  /** Milliseconds since the epoch, or null. */
  readonly expiresAt: number | null;
  /** True when a request carried it after `expiresAt`. */
  readonly sentAfterExpiry: boolean;
}

/** The end of the last day that ECMAScript can write: every token that expires has expired then. */
const END_OF_DATES = 8.64e15;

/**
 * Works out what follows from a record.
 * @param earlier the entry of the same token before its record changed; saves decoding again
 * @returns null when the text is no token, which a ledger never holds
 */
export function createEntry(record: TokenRecord, earlier?: Entry): Entry | null {
  const token = earlier?.record.raw === record.raw ? earlier.token : decodeToken(record.raw);
  if (!token) return null;
  const end = lifetime(token, record, END_OF_DATES);
  return {
    id: record.id,
    record,
    token,
    verdict: kindOf(token, record.places),
    who: who(token),
    issuer: issuer(token),
    carriedBy: carriedBy(record.places),
    expiresAt: end.expiresAt,
    sentAfterExpiry: end.sentAfterExpiry,
  };
}

/**
 * Keeps entries in step with records, making anew only what changed.
 * @param earlier what the last call gave
 */
export function followRecords(
  records: ReadonlyMap<TokenId, TokenRecord>,
  earlier: ReadonlyMap<TokenId, Entry>,
): ReadonlyMap<TokenId, Entry> {
  const entries = new Map<TokenId, Entry>();
  for (const [id, record] of records) {
    const known = earlier.get(id);
    const entry = known?.record === record ? known : createEntry(record, known);
    if (entry) entries.set(id, entry);
  }
  return entries;
}

/** Whom the token is about, or in words why that cannot be told. */
export function whoWords({ who, token }: Entry): { readonly text: string; readonly told: boolean } {
  if (who !== undefined) return { text: who, told: true };
  if (token.claims.state === 'encrypted') return { text: 'encrypted (JWE)', told: false };
  if (token.claims.state === 'unreadable') return { text: 'claims not readable', told: false };
  return { text: '—', told: false };
}

/** The issuer without what all issuers share, the scheme; a dash where there is none. */
export function issuerWords({ issuer }: Entry): string {
  return issuer === undefined ? '—' : issuer.replace(/^https:\/\//, '').replace(/\/$/, '') || '—';
}

const texts = new WeakMap<Entry, string>();

/** All text of a token that a person may look for, in lower case. */
export function searchText(entry: Entry): string {
  const known = texts.get(entry);
  if (known !== undefined) return known;
  const { token, record, verdict } = entry;
  const text = [
    verdict.kind,
    ...entry.carriedBy,
    ...record.hosts,
    stringifyJson(token.header),
    token.claims.state === 'read' ? stringifyJson(token.claims.set) : '',
    record.raw,
  ]
    .join('\n')
    .toLowerCase();
  texts.set(entry, text);
  return text;
}
