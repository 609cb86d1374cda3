// A credential that is no token, by what a specification or an issuer wrote beside or into it: see
// named-quarry.ts, which finds them.
import { jsonUnescape } from '../scan/json-walk.ts';
import { percentDecode } from '../scan/percent.ts';
import type { Quarry } from '../scan/quarry.ts';
import { unwrapBy } from '../scan/unwrapper.ts';
import type { FindWindows } from '../scan/windows.ts';
import { BEARER_PREFIXES } from './bearers.ts';

/** A name or a prefix. None of their characters is ever percent-encoded or escaped. */
export const NAMED_VALUE_SIGN =
  /(?:[aA]ccess|[rR]efresh)_?[tT]oken|client_?[sS]ecret|gh[opusr]_|github_pat_|glpat-|xox[a-z][.-]|sk_(?:live|test)_|ya29\.|A[KS]IA/;

/** A value that may be a credential; its chain or the carrier's field names it. */
export interface NamedValue {
  readonly raw: string;
  /** Between the text and the value, outermost first. */
  readonly via: readonly string[];
  /** Where it begins in the text; null where it does not stand there as it is. */
  readonly start: number | null;
}

/** True if a text may hold a named value. Linear. */
export function mayHoldNamedValue(text: string): boolean {
  return NAMED_VALUE_SIGN.test(text);
}

/**
 * All that may be a credential in a text. Total and linear.
 * @param findWindows finds the structure of the text
 * @param quarry looks for named values: that of named-quarry.ts
 */
export function namedValuesBy(
  findWindows: FindWindows,
  text: string,
  quarry: Quarry<'reference'>,
): readonly NamedValue[] {
  if (!mayHoldNamedValue(text)) return [];
  return unwrapBy(findWindows, text, quarry).tokens.map((token) => {
    const { raw, via } = peeled(token.raw, token.via);
    const start = token.span === null ? -1 : token.raw.lastIndexOf(raw);
    return { raw, via, start: start < 0 ? null : (token.span?.start ?? 0) + start };
  });
}

/**
 * A value without what it is wrapped in: the escapes of JSON or of a URL, quotes, an auth-scheme.
 * @param via the chain to the text of the value; behind a path in JSON, a percent sign is one.
 */
export function peeled(text: string, via: readonly string[]): Pick<NamedValue, 'raw' | 'via'> {
  const steps = [...via];
  const inJson = via.at(-1)?.startsWith('$') === true;
  let raw = inJson ? jsonUnescape(text) : text;
  for (let round = 0; !inJson && round < DECODINGS && raw.includes('%'); round++) {
    const decoded = percentDecode(raw);
    if (decoded === raw) break;
    raw = decoded;
    steps.push('percent-encoded');
  }
  if (raw.length > 1 && raw.startsWith('"') && raw.endsWith('"')) {
    raw = raw.slice(1, -1);
    steps.push('quoted');
  }
  const [prefix, scheme] = SCHEME.exec(raw) ?? [];
  if (prefix !== undefined && scheme !== undefined) {
    raw = raw.slice(prefix.length);
    steps.push(scheme);
  }
  return { raw, via: steps };
}

/** Twice is as far as anyone encodes. */
const DECODINGS = 2;
const SCHEME = /^(bearer|dpop|token)[ \t+]+/i;

/** Whether an issuer's prefix tells what a value is. */
export function hasKnownPrefix(value: string): boolean {
  return BEARER_PREFIXES.some(({ shape }) => shape.test(value));
}
