// The filter language as text. Any text is a query:
//
//   query  = *( space / term )
//   term   = [ "-" ] ( quoted / key ":" values / word )
//   key    = letter *( any but space, ":" ), where a name after a dot may be quoted
//   values = [ value *( "," value ) ]
//   value  = [ "=" / "<" / "<=" / ">" / ">=" ] [ quoted ] *( any but space and "," )
//   quoted = DQUOTE *( any, \" for DQUOTE, \\ for "\" ) DQUOTE, open ones reach to the end
//
// What the keys mean is no matter of this file.

/** How a value is compared; contained, where nothing is said. */
export type Operator = '' | '=' | '<' | '<=' | '>' | '>=';

/** A part of a query with its place in the text, in UTF-16 units; `end` is exclusive. */
interface Placed {
  readonly start: number;
  readonly end: number;
}

export interface Value extends Placed {
  readonly operator: Operator;
  /** Without quotes. */
  readonly text: string;
}

export interface TextTerm extends Placed {
  readonly type: 'text';
  readonly negated: boolean;
  /** Without quotes. */
  readonly text: string;
}

export interface KeyTerm extends Placed {
  readonly type: 'key';
  readonly negated: boolean;
  /** The names that dots part, without quotes: `claim.a."b.c"` is claim, a, b.c. Never empty. */
  readonly names: readonly string[];
  /** Where the key's text begins, after a minus, and where its colon stands. */
  readonly keyStart: number;
  readonly colon: number;
  /** At least one; an empty text is one that is not yet typed. */
  readonly values: readonly Value[];
}

export type Term = TextTerm | KeyTerm;

const SPACE = /\s/;
const KEY_START = /^\p{L}/u;
const OPERATOR = /[<>]=?|=/y;

/** The terms of any text, in order. Total and linear. */
export function parseQuery(text: string): readonly Term[] {
  const terms: Term[] = [];
  let at = 0;
  while (at < text.length) {
    if (isSpace(text, at)) {
      at++;
      continue;
    }
    const term = readTerm(text, at);
    terms.push(term);
    at = term.end;
  }
  return terms;
}

function readTerm(text: string, start: number): Term {
  const negated = text[start] === '-';
  const from = negated ? start + 1 : start;
  if (text[from] === '"') {
    const end = endOfQuoted(text, from);
    return { type: 'text', start, end, negated, text: unquoted(text.slice(from, end)) };
  }
  const stop = endOfKey(text, from);
  // What goes on with two slashes is an address: https://accounts.example
  if (text[stop] === ':' && KEY_START.test(text.slice(from, from + 2)) && !isAddress(text, stop)) {
    const values = readValues(text, stop + 1);
    const end = values.at(-1)?.end ?? stop + 1;
    const names = namesOf(text.slice(from, stop));
    return { type: 'key', start, end, negated, names, keyStart: from, colon: stop, values };
  }
  let end = stop;
  while (end < text.length && !isSpace(text, end)) end++;
  return { type: 'text', start, end, negated, text: text.slice(from, end) };
}

function isAddress(text: string, colon: number): boolean {
  return text.startsWith('//', colon + 1);
}

/** Where a key that begins at `from` ends: at its colon, at a space or at the end. */
function endOfKey(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== ':' && !isSpace(text, at)) {
    at = text[at] === '"' && text[at - 1] === '.' ? endOfQuoted(text, at) : at + 1;
  }
  return at;
}

/** The names that dots part in a key's text, without their quotes. */
export function namesOf(key: string): readonly string[] {
  const names: string[] = [];
  let from = 0;
  while (from < key.length) {
    let end = key[from] === '"' && from > 0 ? endOfQuoted(key, from) : from;
    while (end < key.length && key[end] !== '.') end++;
    const name = key.slice(from, end);
    names.push(from > 0 && name.startsWith('"') ? unquoted(name) : name);
    from = end + 1;
  }
  return names;
}

function readValues(text: string, start: number): readonly Value[] {
  const values: Value[] = [readValue(text, start)];
  for (;;) {
    const end = values.at(-1)?.end ?? start;
    if (text[end] !== ',') return values;
    values.push(readValue(text, end + 1));
  }
}

function readValue(text: string, start: number): Value {
  OPERATOR.lastIndex = start;
  const operator = (OPERATOR.exec(text)?.[0] ?? '') as Operator;
  const from = start + operator.length;
  const bare = text[from] === '"' ? endOfQuoted(text, from) : from;
  let end = bare;
  while (end < text.length && text[end] !== ',' && !isSpace(text, end)) end++;
  const quoted = bare > from ? unquoted(text.slice(from, bare)) : '';
  return { start, end, operator, text: quoted + text.slice(bare, end) };
}

function isSpace(text: string, at: number): boolean {
  return SPACE.test(text[at] ?? '');
}

/** Where what is quoted from `start` ends, behind its closing quote if there is one. */
function endOfQuoted(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += isEscape(text, at) ? 2 : 1;
  return Math.min(at + 1, text.length);
}

function isEscape(text: string, at: number): boolean {
  return text[at] === '\\' && (text[at + 1] === '"' || text[at + 1] === '\\');
}

/** What a quoted text says. */
function unquoted(quoted: string): string {
  const body = quoted.slice(1);
  const open = endOfQuoted(quoted, 0) === quoted.length && !endsInQuote(quoted);
  return (open ? body : body.slice(0, -1)).replace(/\\(["\\])/g, '$1');
}

/** Whether the last character closes what the first one opened. */
function endsInQuote(quoted: string): boolean {
  if (quoted.length < 2 || !quoted.endsWith('"')) return false;
  let at = 1;
  while (at < quoted.length - 1) at += isEscape(quoted, at) ? 2 : 1;
  return at === quoted.length - 1;
}
