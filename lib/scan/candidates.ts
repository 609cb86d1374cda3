// Finds compact tokens in any text in one pass.
//
//   token   = header "." *b64 "." *b64 [ "." *b64 "." *b64 ]
//   header  = base64url of a JSON object, so it begins with "e" and one of w x y z 0-9 - _
//             ("{" is 0x7B); in practice "ey" for {" and {space, "ew" for {tab, {LF, {CR
//
// A header can be glued to what stands before it ("%22eyJhb…"), so every "ew"/"ey" inside a run of
// base64url characters is a possible start. A start is tried on a short prefix first; the trials of
// whole headers in one run are bounded by a budget, which keeps the pass linear on hostile text.
import { decodeBase64url, isBase64urlCode } from '../jose/base64url.ts';
import { type CompactForm, formOf, readJoseHeader, SEGMENT_COUNT } from '../jose/compact.ts';
import { parseJson } from '../jose/json.ts';

/** A compact token's place in a text, in UTF-16 units; `end` is exclusive. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly form: CompactForm;
}

/** Shortest header that can hold an `alg` member: base64url of `{"alg":""}` is 14 characters. */
const SHORTEST_HEADER = 14;
const PREFIX_LENGTH = 24;
/** Whole headers in one run may be decoded until this many times the run's length was spent. */
const TRIAL_BUDGET = 8;

const START = /e[wy]/g;
const DOT = 0x2e;
const EQUALS = 0x3d;

/** All compact JWS and JWE tokens in a text, in order, never overlapping. Total and linear. */
export function findCompact(text: string): readonly Candidate[] {
  const found: Candidate[] = [];
  const start = new RegExp(START);
  for (;;) {
    const anchor = start.exec(text)?.index;
    if (anchor === undefined) return found;
    const runEnd = endOfRun(text, anchor);
    const candidate = headerEnd(text, runEnd) < 0 ? null : startInRun(text, anchor, runEnd);
    if (candidate !== null) found.push(candidate);
    start.lastIndex = candidate?.end ?? runEnd;
  }
}

function startInRun(text: string, first: number, runEnd: number): Candidate | null {
  const start = new RegExp(START);
  let budget = TRIAL_BUDGET * (runEnd - first);
  start.lastIndex = first;
  while (budget > 0) {
    const anchor = start.exec(text)?.index;
    if (anchor === undefined || runEnd - anchor < SHORTEST_HEADER) return null;
    start.lastIndex = anchor + 1;
    if (!mayBeginHeader(text.slice(anchor, Math.min(anchor + PREFIX_LENGTH, runEnd)))) continue;
    budget -= runEnd - anchor;
    const candidate = candidateAt(text, anchor, runEnd);
    if (candidate !== null) return candidate;
  }
  return null;
}

/** False when no JSON object can begin with these characters, whatever follows. */
function mayBeginHeader(prefix: string): boolean {
  const reading = decodeBase64url(prefix.slice(0, prefix.length - (prefix.length % 4)));
  if (!reading.ok) return false;
  // Latin-1 is enough here: only ASCII decides, and a cut UTF-8 sequence must not.
  const json = parseJson(String.fromCharCode(...reading.bytes));
  return json.ok || json.fault.code === 'unexpected-end' || json.fault.code === 'invalid-number';
}

function candidateAt(text: string, start: number, runEnd: number): Candidate | null {
  const header = readJoseHeader(text.slice(start, runEnd));
  if (header === null) return null;
  const form = formOf(header);
  let end = headerEnd(text, runEnd);
  for (let segment = 1; segment < SEGMENT_COUNT[form]; segment++) {
    if (text.charCodeAt(end) !== DOT) return null;
    end = endOfPadding(text, endOfRun(text, end + 1));
  }
  return { start, end, form };
}

/** The offset of the dot that ends a header whose digits end at `runEnd`, or -1. */
function headerEnd(text: string, runEnd: number): number {
  const end = endOfPadding(text, runEnd);
  return text.charCodeAt(end) === DOT ? end : -1;
}

function endOfRun(text: string, from: number): number {
  let end = from;
  while (isBase64urlCode(text.charCodeAt(end))) end++;
  return end;
}

/** Some issuers pad their segments (AWS load balancers do); at most two `=` belong to one. */
function endOfPadding(text: string, from: number): number {
  let end = from;
  while (end - from < 2 && text.charCodeAt(end) === EQUALS) end++;
  return end;
}
