// One share: a set of tokens, with everything that is known of them, made safe to hand to others. Its
// stand-ins are consistent within it and counted anew in the next, so that two shares have none in
// common. What was replaced by what is known to whoever made it and stands nowhere in it.
import type { TokenHistory, TokenRecord } from '../ledger/record.ts';
import { decodeToken } from '../token/decode.ts';
import type { Evidence } from '../token/evidence.ts';
import { nestedTokens } from '../token/nested.ts';
import type { Recognition } from '../token/recognition.ts';
import { tokenOf } from '../token/reference-token.ts';
import type { Token } from '../token/token.ts';
import type { Removed, ShareContext } from './context.ts';
import { shareRecord, shareSighting } from './history.ts';
import { learnValues } from './json.ts';
import { NOTHING_LEFT } from './marks.ts';
import { type Category, Pseudonyms, type Replacement } from './pseudonyms.ts';
import { shareReference } from './reference.ts';
import { shareName } from './texts.ts';
import { shareToken } from './token.ts';
import { shareUrl } from './urls.ts';

/** What was done, for whoever made the share; it must not be part of it. */
export interface Receipt {
  /** How many different texts of each sort have a stand-in; only sorts that occur. */
  readonly replaced: ReadonlyMap<Category, number>;
  /** How many things were cut out and stand for nothing. */
  readonly removed: ReadonlyMap<Removed, number>;
  /** Every text with its stand-in, in the order of their first appearance. */
  readonly replacements: readonly Replacement[];
}

/** A token of a share, as it decodes there. */
export interface SharedHistory extends TokenHistory {
  readonly token: Token;
}

export interface Share {
  /**
   * Takes note of what a token says before anything is written: then no name of a member, no stand-in
   * and nothing else that is kept happens to be what another token hides.
   */
  readonly learn: (record: TokenRecord) => void;
  /** A text that is a token in its safe form; null for any other. */
  readonly token: (raw: string) => string | null;
  /** A record with its sightings in their safe form; null for a record that holds no token. */
  readonly history: (history: TokenHistory) => SharedHistory | null;
  readonly receipt: () => Receipt;
}

/** Tokens in one another, after which nothing is looked at any more. */
const DEEPEST = 12;

export function createShare(): Share {
  const names = new Pseudonyms();
  const removed = new Map<Removed, number>();
  const known = new Map<string, string>();
  const urls = new Map<string, string>();
  let depth = 0;

  const context: ShareContext = {
    names,
    removed: (what) => removed.set(what, (removed.get(what) ?? 0) + 1),
    url(url) {
      // A page asks for the same URLs over and over.
      const made = urls.get(url);
      if (made !== undefined) return made;
      const shared = shareUrl(url, context);
      urls.set(url, shared);
      return shared;
    },
    token(raw) {
      if (raw.length < SHORTEST || !/^[\sev{]/.test(raw)) return null;
      const made = known.get(raw);
      if (made !== undefined) return made;
      if (depth >= DEEPEST) return null;
      depth++;
      const shared = shareToken(raw, context);
      depth--;
      if (shared !== null) known.set(raw, shared);
      return shared;
    },
  };

  return {
    learn: (record) => learnToken(tokenOf(record), context, 0),
    token: context.token,
    history: (history) => shareHistory(history, context),
    receipt() {
      const { replacements } = names;
      const replaced = new Map<Category, number>();
      for (const { category } of replacements)
        replaced.set(category, (replaced.get(category) ?? 0) + 1);
      return { replaced, removed, replacements };
    },
  };
}

/** Shorter texts are no tokens: the shortest header alone has 14 characters. */
const SHORTEST = 16;

function learnToken(token: Token | null, share: ShareContext, depth: number): void {
  if (token === null || depth > DEEPEST) return;
  learnValues(token.header, share);
  if (token.claims.state === 'read') learnValues(token.claims.set, share);
  for (const { token: inner } of nestedTokens(token)) learnToken(inner, share, depth + 1);
}

function shareHistory(history: TokenHistory, share: ShareContext): SharedHistory | null {
  const { record, sightings } = history;
  const token = tokenOf(record);
  if (token === null) return null;
  const { recognition } = token;
  const raw =
    recognition === undefined
      ? (share.token(record.raw) ?? shareToken(record.raw, share) ?? NOTHING_LEFT)
      : shareReference(record.raw, recognition, share);
  return {
    record: shareRecord(record, raw, share),
    sightings: sightings.map((sighting) => shareSighting(sighting, share)),
    token:
      recognition === undefined
        ? (decodeToken(raw) ?? nothing(token, raw))
        : reference(token, raw, share),
  };
}

const NO_MEMBERS = { type: 'object', members: [] } as const;

function nothing({ form }: Token, raw: string): Token {
  const claims = {
    state: 'unreadable',
    reason: { code: 'unknown' },
    text: null,
    partial: null,
  } as const;
  return { raw, form, header: NO_MEMBERS, claims, detached: false, faults: [], segments: [] };
}

/** What a reference or an envelope was recognised as, without what it holds. */
function reference(token: Token, raw: string, share: ShareContext): Token {
  const { form, recognition } = token;
  const told: Recognition | undefined = recognition && {
    ...recognition,
    evidence: evidence(recognition.evidence, share),
    content: null,
  };
  return {
    ...nothing(token, raw),
    form,
    claims: { state: 'reference' },
    ...(told && { recognition: told }),
  };
}

/** Why it was recognised; what a name or an address in it stands for is kept back as elsewhere. */
function evidence(seen: Evidence, share: ShareContext): Evidence {
  const series = seen.code === 'big-ip' ? 'address' : 'cookie';
  return { ...seen, name: shareName(seen.name, series, share) };
}
