import type { Neighbourhood } from '../judge/finding.ts';
import type { Judgement } from '../judge/findings.ts';
import type { TokenId, TokenRecord } from '../ledger/record.ts';
import type { KindVerdict } from '../token/kind.ts';
import type { Token } from '../token/token.ts';
import { say } from '../words/say.ts';
import { clip } from './clip.ts';
import type { Mutes } from './mutes.ts';
import type { SearchTexts } from './search-texts.ts';

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
  /** The other moments at which its life changes: `nbf`, and from when on it is expiring. */
  readonly startsAt: number | null;
  readonly warnAt: number | null;
  /** How early people want to be warned, as `lifetime` takes it: milliseconds. */
  readonly warnMs: number;
  /** True when a request carried it after `expiresAt`. */
  readonly sentAfterExpiry: boolean;
  /** What it has in common with the tokens that it followed and that follow it. */
  readonly line: string;
  /** The newest token of its line, if that is another one. */
  readonly replacedBy: TokenId | null;
  /** The strongest warning: sent after it expired, and not just until it was replaced. */
  readonly stillSent: boolean;
  readonly searchTexts: SearchTexts;
  /** The other tokens that it is judged with. */
  readonly around: Neighbourhood;
  /** What of it is not told. */
  readonly mutes: Mutes;
  /** Judges the entry by all rules, which are not loaded before there are entries. */
  readonly judge: (entry: Entry) => Judgement;
}

/** A name is no longer than this, in UTF-16 units; the claims have all of it. */
const LONGEST_NAME = 200;

/** True once the token's life has ended. */
export function isOver({ expiresAt }: Entry, now: number): boolean {
  return expiresAt !== null && expiresAt <= now;
}

/** Whom the token is about, or in words why that cannot be told. */
export function whoWords({ who, token }: Pick<Entry, 'who' | 'token'>): {
  readonly text: string;
  readonly told: boolean;
} {
  if (who !== undefined) return { text: clip(who, LONGEST_NAME), told: true };
  if (token.recognition !== undefined)
    return { text: say(`who_${token.recognition.form}`), told: false };
  const { state } = token.claims;
  if (state === 'encrypted' || state === 'unreadable')
    return { text: say(`who_${state}`), told: false };
  return { text: '—', told: false };
}

/** The issuer without what all issuers share, the scheme; a dash where there is none. */
export function issuerWords({ issuer = '' }: Pick<Entry, 'issuer'>): string {
  const name = issuer.replace(/^https?:\/\//, '').replace(/\/$/, '');
  return clip(name, LONGEST_NAME) || '—';
}
