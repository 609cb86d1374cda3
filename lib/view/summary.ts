import type { Kind } from '../token/kind.ts';
import { clip } from './clip.ts';
import { type Entry, isOver, issuerWords } from './entry.ts';

/** A piece of a sentence, with how it is set. */
export interface Phrase {
  readonly text: string;
  readonly style: 'plain' | 'strong' | 'muted' | 'code' | 'alarm';
}

const plain = (text: string): Phrase => ({ text, style: 'plain' });
const strong = (text: string): Phrase => ({ text, style: 'strong' });
const muted = (text: string): Phrase => ({ text, style: 'muted' });
const code = (text: string): Phrase => ({ text, style: 'code' });
const alarm = (text: string): Phrase => ({ text, style: 'alarm' });

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
    ...(stillSent > 0
      ? [plain(' '), alarm(`${expiredTokens(stillSent, completeness)} still sent.`)]
      : []),
  ];
}

const SIGNS_IN: Readonly<Record<Completeness, string>> = {
  all: 'Signs you in with ',
  loading: 'So far, signs you in with ',
  before: 'As last seen, signs you in with ',
};

function signsIn(alive: readonly Entry[], completeness: Completeness): readonly Phrase[] {
  const references = alive.filter(({ token }) => token.recognition !== undefined).length;
  const values = alive.filter(({ token }) => token.recognition === undefined);
  const signed = values.filter(({ token }) => token.claims.state !== 'encrypted');
  const encrypted = values.length - signed.length;
  const groups: (readonly Phrase[])[] = [];
  if (signed.length > 0) {
    groups.push([
      plain(counted(signed.length, 'value token', 'value tokens')),
      plain(' (JWT)'),
      ...issuers(signed),
    ]);
  }
  if (encrypted > 0) {
    groups.push([
      plain(counted(encrypted, 'encrypted token', 'encrypted tokens')),
      muted(` (JWE — only the recipient can read ${encrypted === 1 ? 'its' : 'their'} claims)`),
    ]);
  }
  if (references > 0) {
    groups.push([
      plain(counted(references, 'reference token', 'reference tokens')),
      muted(
        references === 1
          ? ' (its claims stay on the server)'
          : ' (their claims stay on the server)',
      ),
    ]);
  }
  return [
    strong(SIGNS_IN[completeness]),
    ...groups.flatMap((group, index) => (index === 0 ? group : [plain(' and '), ...group])),
    plain('.'),
  ];
}

function issuers(entries: readonly Entry[]): readonly Phrase[] {
  const distinct = new Set(entries.flatMap(({ issuer }) => issuer ?? []));
  const words = [...distinct].map((issuer) => clip(issuerWords({ issuer }), ISSUER_LENGTH));
  const named = [...new Set(words)];
  if (named.length === 0) return [];
  if (named.length > NAMED_ISSUERS)
    return [plain(` from ${named.length.toLocaleString()} issuers`)];
  return [
    plain(' from '),
    ...named.flatMap((name, index) => (index === 0 ? [code(name)] : [plain(' and '), code(name)])),
  ];
}

function noneAlive(count: number, completeness: Completeness): readonly Phrase[] {
  if (completeness === 'loading') return [strong('Loading the tokens of this tab.')];
  if (completeness === 'before') {
    return [
      strong('Not known what signs you in: '),
      plain('nothing is seen now, and what was seen before has expired.'),
    ];
  }
  if (count === 0) return [strong('No token seen'), plain(' on this tab yet.')];
  return [
    strong('Nothing current signs you in: '),
    plain(
      count === 1
        ? 'the one token has expired.'
        : `all ${count.toLocaleString()} tokens have expired.`,
    ),
  ];
}

function expiredTokens(count: number, completeness: Completeness): string {
  const [one, many] = completeness === 'before' ? ['was', 'were'] : ['is', 'are'];
  return count === 1
    ? `An expired token ${one}`
    : `${count.toLocaleString()} expired tokens ${many}`;
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}
