// Checks the recogniser against other people's framework cookies.

import { findTokens } from '../../lib/scan/find.ts';
import { evidenceWords } from '../../lib/token/recognition-words.ts';
import { recognise } from '../../lib/token/references.ts';

export interface CookieCase {
  readonly framework: string;
  readonly value: string;
}

export interface CookieVerdict extends CookieCase {
  /** `fragment`: a key or a signature on its own, in which nothing tells who wrote it. */
  readonly verdict: 'named' | 'fragment' | 'failed';
  readonly family: string | null;
  /** The evidence, or what went wrong. */
  readonly reason: string;
}

export interface CookieReport {
  readonly cases: readonly CookieVerdict[];
  readonly named: number;
  readonly fragments: number;
  readonly failed: number;
}

/** The families that are right for a framework of the corpus; none where it only has fragments. */
const RIGHT: Readonly<Record<string, readonly string[]>> = {
  BruteForce: ['flask'],
  Compress: ['compressed-json'],
  OAuth2: [],
  RubySignedCookie: ['rails-encrypted'],
  UnknownSignedToken: [],
  'express-cookie-session': ['express-cookie-session'],
  'iron-session': ['iron'],
  'Flask-Unsign': ['flask'],
  rails: ['rails-signed', 'rails-encrypted'],
};

/** `{"cases": [{"framework", "value"}, …]}` as the corpus has it; anything else has no cases. */
export function cookieCases(file: unknown): readonly CookieCase[] {
  const cases = isRecord(file) && Array.isArray(file['cases']) ? file['cases'] : [];
  return cases.flatMap((entry: unknown) => {
    if (!isRecord(entry)) return [];
    const { framework, value } = entry;
    return typeof framework === 'string' && typeof value === 'string' ? [{ framework, value }] : [];
  });
}

/** Every case named by a right family, none seen as a JWT. */
export function checkSessionCookies(file: unknown): CookieReport {
  const cases = cookieCases(file).map(verdictOn);
  const count = (verdict: CookieVerdict['verdict']): number =>
    cases.filter((entry) => entry.verdict === verdict).length;
  return { cases, named: count('named'), fragments: count('fragment'), failed: count('failed') };
}

function verdictOn(entry: CookieCase): CookieVerdict {
  const { name, value } = pairOf(entry.value);
  const found = recognise(name, value);
  const family = found?.family ?? null;
  const verdict = (kind: CookieVerdict['verdict'], reason: string): CookieVerdict => ({
    ...entry,
    verdict: kind,
    family,
    reason,
  });
  if (findTokens(value).length > 0) return verdict('failed', 'was taken for a token');
  if (found === null) {
    return isFragment(value)
      ? verdict('fragment', 'one key or signature, without a name or a shape')
      : verdict('failed', 'was not recognised');
  }
  return RIGHT[entry.framework]?.includes(found.family)
    ? verdict('named', evidenceWords(found.evidence))
    : verdict('failed', `was taken for ${found.family}`);
}

/** Some cases are written as `name=value`. Base64 of JSON has capitals, so its padding is no name. */
function pairOf(text: string): { readonly name: string; readonly value: string } {
  const [head = '', name = ''] = /^([a-z][a-z_.]*)=(?!=|$)/.exec(text) ?? [];
  return { name, value: text.slice(head.length) };
}

/** A text in one part that is no longer than the longest signature (SHA-512 in hex). */
function isFragment(value: string): boolean {
  return value.length <= 128 && !/[.|:]|--[\da-f]+$/.test(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
