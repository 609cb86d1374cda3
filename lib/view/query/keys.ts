// The words of the filter language. What each is for stands in the texts `filter_key_…`.

/** Words that a colon follows. */
export const KEYS = [
  'iss',
  'sub',
  'aud',
  'who',
  'kind',
  'alg',
  'host',
  'carrier',
  'is',
  'has',
  'severity',
  'finding',
  'signature',
  'exp',
  'iat',
  'seen',
  'claim',
  'header',
] as const;

export type Key = (typeof KEYS)[number];

/** Keys that are followed by a path: `claim.address.country:`. */
export type PathKey = 'claim' | 'header';

/** What `is:` can ask. */
export const STATES = [
  'current',
  'expiring',
  'expired',
  'still-sent',
  'not-yet-valid',
  'unbounded',
  'reference',
  'encrypted',
  'unsigned',
  'rejected',
  'replaced',
] as const;

export type State = (typeof STATES)[number];

/** What people write where they mean something else, each with what says it. */
const MEANT: Readonly<Record<string, string>> = {
  issuer: 'iss',
  subject: 'sub',
  audience: 'aud',
  user: 'who',
  type: 'kind',
  algorithm: 'alg',
  rule: 'finding',
  code: 'finding',
  level: 'severity',
  sig: 'signature',
  verified: 'signature',
  verdict: 'signature',
  verification: 'signature',
  kid: 'header.kid',
  typ: 'header.typ',
  domain: 'host',
  site: 'host',
  url: 'host',
  cookie: 'carrier',
  field: 'carrier',
  expires: 'exp',
  expiry: 'exp',
  issued: 'iat',
  sightings: 'seen',
  claims: 'claim',
};

/** The key of a term's first name, or null where there is none of that name. */
export function keyNamed(names: readonly string[]): Key | null {
  const name = names[0]?.toLowerCase();
  const key = KEYS.find((candidate) => candidate === name) ?? null;
  return key !== null && names.length > 1 && key !== 'claim' && key !== 'header' ? null : key;
}

/** The key that a person most likely meant: one that is written nearly so, or else a claim. */
export function keyMeant(name: string): string {
  const meant = MEANT[name.toLowerCase()];
  if (meant !== undefined) return meant;
  const near = nearest(name, [...KEYS, ...Object.keys(MEANT).filter((word) => word.length > 3)]);
  return near === null ? `claim.${name}` : (MEANT[near] ?? near);
}

/** Texts longer than this are not compared: the work grows with both lengths. */
const LONGEST = 30;

/** The word that differs in the fewest letters, if it differs in few; upper and lower case are alike. */
export function nearest<Word extends string>(text: string, words: readonly Word[]): Word | null {
  if (text.length > LONGEST) return null;
  const written = text.toLowerCase();
  let best: Word | null = null;
  let least = written.length > 4 ? 2 : 1;
  for (const word of words) {
    const distance = editDistance(written, word);
    if (distance < least || (best === null && distance === least)) [best, least] = [word, distance];
  }
  return best;
}

/** How many letters must be put in, taken out or changed (Levenshtein). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
