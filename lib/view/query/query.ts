import { SEVERITIES } from '../../judge/finding.ts';
import { KINDS } from '../kind-words.ts';
import { SIGNATURE_STATES } from '../verification/signature-state.ts';
import { JUDGED, type QueryFacts } from './facts.ts';
import { KEY_MATCHERS } from './key-matchers.ts';
import { type Key, keyMeant, keyNamed, nearest, STATES } from './keys.ts';
import { all, any, type Matcher, not, timeless } from './matcher.ts';
import { type KeyTerm, parseQuery, type Term, type TextTerm, type Value } from './parse.ts';
import type { Problem } from './problem.ts';
import { impliesWord, wordTest } from './word.ts';

/** A text of the filter box, understood and ready to be asked of many tokens. */
export interface Query extends Matcher {
  readonly text: string;
  readonly terms: readonly Term[];
  readonly problems: readonly Problem[];
  /** True when it lets everything through. */
  readonly open: boolean;
}

/**
 * Understands a query. Total: what is no word of the language is looked for as text, and told as a
 * problem; what is half typed lets everything through.
 */
export function compileQuery(text: string, facts: QueryFacts = JUDGED): Query {
  const terms = parseQuery(text);
  const problems: Problem[] = [];
  const matchers = terms.flatMap((term) => {
    const matcher = matcherOf(term, text, facts, problems);
    if (matcher === null) return [];
    return term.negated ? not(matcher) : matcher;
  });
  return { text, terms, problems, open: matchers.length === 0, ...all(matchers) };
}

/**
 * Whether every token that a query lets through was let through by an earlier one, so that only those
 * need to be asked. True only where that is plain, as while a word grows.
 */
export function narrows(query: Query, earlier: Query): boolean {
  return earlier.terms.every((old, index) => {
    const term = query.terms[index];
    if (term === undefined || old.negated || term.negated) return false;
    if (old.type === 'text') return term.type === 'text' && impliesWord(term.text, old.text);
    return query.text.slice(term.start, term.end) === earlier.text.slice(old.start, old.end);
  });
}

function matcherOf(
  term: Term,
  text: string,
  facts: QueryFacts,
  problems: Problem[],
): Matcher | null {
  if (term.type === 'text') return isHalfTyped(term, text) ? null : timeless(wordTest(term.text));
  const key = keyNamed(term.names);
  if (key === null) {
    problems.push(unknownKey(term, text));
    // Just as it is written: it may be a text with a colon in it.
    return timeless(wordTest(text.slice(term.keyStart, term.end)));
  }
  const path = term.names
    .slice(1)
    .map((name) => name.toLowerCase())
    .filter((name) => name !== '');
  const values = term.values.filter((value) => value.text !== '');
  const matchers = values.flatMap((value) => {
    const matcher = KEY_MATCHERS[key](value, path, facts);
    if (matcher === null) problems.push(unknownValue(key, value));
    return matcher ?? [];
  });
  if (values.length === 0) return null;
  return matchers.length === 0 ? timeless(() => false) : any(matchers);
}

/** Nothing yet, or a path that has no colon yet. What is quoted is looked for as it is. */
function isHalfTyped(term: TextTerm, text: string): boolean {
  const written = text.slice(term.start + (term.negated ? 1 : 0), term.end);
  return term.text === '' || /^(claim|header)\./i.test(written);
}

function unknownKey({ keyStart, colon, names }: KeyTerm, text: string): Problem {
  const written = text.slice(keyStart, colon);
  const [first = ''] = names;
  const meant = names.length > 1 ? `claim.${written}` : keyMeant(first);
  return { code: 'unknown-key', start: keyStart, end: colon, written, meant };
}

function unknownValue(key: Key, { start, end, text, operator }: Value): Problem {
  const place = { start: start + operator.length, end, written: text };
  if (key === 'kind') return { code: 'unknown-kind', ...place, meant: nearest(text, KINDS) };
  if (key === 'severity')
    return { code: 'unknown-severity', ...place, meant: nearest(text, SEVERITIES) };
  if (key === 'signature')
    return { code: 'unknown-signature', ...place, meant: nearest(text, SIGNATURE_STATES) };
  if (key === 'is') return { code: 'unknown-state', ...place, meant: nearest(text, STATES) };
  return { code: key === 'seen' ? 'no-number' : 'no-duration', ...place, meant: null };
}
