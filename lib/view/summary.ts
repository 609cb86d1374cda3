import type { Kind } from '../token/kind.ts';
import { type MessageKey, sayCounted } from '../words/say.ts';
import { clip } from './clip.ts';
import { type Entry, isOver, issuerWords } from './entry.ts';
import { countedPhrases, listedPhrases, type Phrase, phrases } from './phrases.ts';

/** More issuers than this are counted, not named. */
const NAMED_ISSUERS = 2;

/** What goes along with a credential, or tells of one, and lets nobody in by itself. */
const NO_CREDENTIALS: ReadonlySet<Kind> = new Set<Kind>([
  'dpop-proof',
  'client-assertion',
  'client-attestation',
  'request-object',
  'logout',
  'security-event',
  'introspection',
  'dbsc',
  'key-binding',
  'key-proof',
  'federation',
  'status-list',
]);

/** UTF-16 units of an issuer's name that a sentence can bear. */
const ISSUER_LENGTH = 60;

/**
 * What the tokens at hand are: all that there are now, some until the others have arrived, or those
 * from before traffic could no longer be seen.
 */
export type Completeness = 'all' | 'loading' | 'before';

/**
 * What signs somebody in on a tab, in a sentence or two.
 * @param entries the tab's tokens
 * @param now milliseconds since the epoch
 * @param completeness of `entries`: nothing is claimed that other tokens could belie
 */
export function summarize(
  entries: readonly Entry[],
  now: number,
  completeness: Completeness = 'all',
): readonly Phrase[] {
  const credentials = entries.filter(({ verdict }) => !NO_CREDENTIALS.has(verdict.kind));
  const current = credentials.filter((entry) => !isOver(entry, now));
  const latest = current.filter(({ replacedBy }) => replacedBy === null);
  // A successor may be over before the token that it replaced.
  const alive = latest.length > 0 ? latest : current;
  const stillSent = entries.filter((entry) => entry.stillSent && isOver(entry, now)).length;
  return [
    ...(alive.length > 0
      ? signsIn(alive, completeness)
      : noneAlive(credentials.length, completeness)),
    ...(stillSent > 0 ? stillSentPhrases(stillSent, completeness) : []),
  ];
}

const SIGNS_IN = {
  all: 'summary_signs_in',
  loading: 'summary_signs_in_so_far',
  before: 'summary_signs_in_last_seen',
} as const satisfies Record<Completeness, MessageKey>;

function signsIn(alive: readonly Entry[], completeness: Completeness): readonly Phrase[] {
  const references = alive.filter(({ token }) => token.recognition !== undefined).length;
  const values = alive.filter(({ token }) => token.recognition === undefined);
  const signed = values.filter(({ token }) => token.claims.state !== 'encrypted');
  const encrypted = values.length - signed.length;
  const groups = [
    ...(signed.length > 0 ? [valueTokens(signed)] : []),
    ...(encrypted > 0 ? [countedPhrases('summary_encrypted_tokens', encrypted, 'muted')] : []),
    ...(references > 0 ? [countedPhrases('summary_reference_tokens', references, 'muted')] : []),
  ];
  return phrases(SIGNS_IN[completeness], 'strong', { tokens: listedPhrases(groups) });
}

function valueTokens(entries: readonly Entry[]): readonly Phrase[] {
  const distinct = new Set(entries.flatMap(({ issuer }) => issuer ?? []));
  const words = [...distinct].map((issuer) => clip(issuerWords({ issuer }), ISSUER_LENGTH));
  const named = [...new Set(words)];
  const count = entries.length;
  if (named.length === 0) return countedPhrases('summary_value_tokens', count, 'muted');
  const issuers =
    named.length > NAMED_ISSUERS
      ? [plain(sayCounted('summary_issuers', named.length))]
      : listedPhrases(named.map((text) => [{ text, style: 'code' }]));
  return countedPhrases('summary_value_tokens_from', count, 'muted', { issuers });
}

function noneAlive(count: number, completeness: Completeness): readonly Phrase[] {
  if (completeness === 'loading') return phrases('summary_loading', 'strong');
  if (completeness === 'before') return phrases('summary_unknown', 'strong');
  return count === 0
    ? phrases('summary_none', 'strong')
    : countedPhrases('summary_all_expired', count, 'strong');
}

function stillSentPhrases(count: number, completeness: Completeness): readonly Phrase[] {
  const key = completeness === 'before' ? 'summary_was_still_sent' : 'summary_still_sent';
  return [plain(' '), { text: sayCounted(key, count), style: 'alarm' }];
}

function plain(text: string): Phrase {
  return { text, style: 'plain' };
}
