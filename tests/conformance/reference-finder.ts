// A second finder, to hold the real one to. It knows the definition that the corpus was scored with and
// nothing else: a dot-separated triple of base64url, or quintuple when the header has `enc`, whose first
// segment decodes to a JSON object with `alg`. It tries every start, decodes everything that could be
// encoded and is slow; only platform functions are used, none of the product's.

const TAIL = {
  jws: /(?:=|%3D){0,2}\.[\w-]*={0,2}\.[\w-]*={0,2}/y,
  jwe: /={0,2}(?:\.[\w-]*={0,2}){4}/y,
};
const RUN = /[\w-]+/g;
/** Wrappings inside one another that are opened. */
const DEPTH = 6;
const SHORTEST = 14;

export interface ReferenceToken {
  readonly start: number;
  readonly end: number;
  readonly form: 'jws' | 'jwe';
}

/** The tokens that stand verbatim in a text. Quadratic in the length of a run. */
export function referenceTokens(text: string): readonly ReferenceToken[] {
  const found: ReferenceToken[] = [];
  let from = 0;
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const end = index + run.length;
    // A header ends at a dot, and its padding is all that may stand in between.
    if (!/^={0,2}\./.test(text.slice(end, end + 3))) continue;
    for (let start = Math.max(index, from); end - start >= SHORTEST; start++) {
      const token = tokenAt(text, start, end);
      if (token === null) continue;
      found.push(token);
      from = token.end;
      break;
    }
  }
  return found;
}

function tokenAt(text: string, start: number, end: number): ReferenceToken | null {
  // An object begins with a brace, which base64url writes as "e" and one of w x y z 0-9 - _.
  if (text[start] !== 'e') return null;
  const header = headerOf(text.slice(start, end));
  if (header === null) return null;
  const form = 'enc' in header ? 'jwe' : 'jws';
  TAIL[form].lastIndex = end;
  return TAIL[form].test(text) ? { start, end: TAIL[form].lastIndex, form } : null;
}

function headerOf(segment: string): object | null {
  const bytes = Buffer.from(segment, 'base64url');
  // The platform drops what does not fit; a header must be written as it reads.
  if (segment.length % 4 === 1 || bytes[0] !== 0x7b) return null;
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof json === 'object' && json !== null && 'alg' in json ? json : null;
  } catch {
    return null;
  }
}

/** The different tokens in a text, wrapped ones too. */
export function referenceSet(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const open = (inner: string, depth: number): void => {
    if (inner.length < SHORTEST || seen.has(inner)) return;
    seen.add(inner);
    const tokens = referenceTokens(inner);
    for (const { start, end } of tokens) found.add(inner.slice(start, end));
    if (depth === DEPTH) return;
    for (const content of unwrappings(inner, tokens)) open(content, depth + 1);
  };
  open(text, 0);
  return found;
}

/**
 * Everything a text could stand for, whether or not it was meant to. What stands inside of a token is
 * part of it, and no token of its own.
 */
function* unwrappings(text: string, tokens: readonly ReferenceToken[]): Generator<string> {
  if (/%[\da-f]{2}/i.test(text)) {
    for (const [component] of text.matchAll(/[^\s"'<>&;,]*%[^\s"'<>&;,]*/g)) {
      const decoded = percentDecoded(component);
      if (decoded !== component) yield decoded;
    }
  }
  if (text.includes('\\')) {
    for (const [literal] of text.matchAll(/"(?:[^"\\]|\\.){1,}"/g)) {
      if (!literal.includes('\\')) continue;
      const value = jsonString(literal);
      if (value !== null) yield value;
    }
  }
  for (const { 0: run, index } of text.matchAll(/[\w+/-]{24,}={0,2}/g)) {
    if (tokens.some(({ start, end }) => index < end && index + run.length > start)) continue;
    const decoded = Buffer.from(run, 'base64').toString('latin1');
    // Text that holds a token is ASCII around it, and begins as text.
    if (/^(?:[\t\n\r -~]|[\xc2-\xf4][\x80-\xbf]+){6}/.test(decoded)) yield decoded;
  }
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%([0-7][\da-f])/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
}

function jsonString(literal: string): string | null {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
