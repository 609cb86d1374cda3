// Finds every token that stands verbatim in a text, in one pass, whatever the text.
//
//   jws     = header "." *b64 "." *b64                     RFC 7515 §7.1
//   jwe     = header "." *b64 "." *b64 "." *b64 "." *b64   RFC 7516 §7.1
//   sd-jwt  = jws "~" *( disclosure "~" ) [ jws ]          RFC 9901 §4
//   paseto  = "v" ("1"-"4") "." ("local" / "public") "." *b64 [ "." *b64 ]
//
// A header is base64url of a JSON object with an `alg` member, so it begins with "eyJ" for {" and a
// letter, "eyA" for {space, "ewo" for {LF, "ew0K" for {CRLF and "ewk" for {TAB. Where one may begin is
// found with the engine's own text search; only such places are looked at closely.
import { base64urlText } from '../jose/base64url-text.ts';
import { isPaseto } from '../jose/paseto-shape.ts';
import { plainObject } from '../jose/plain-object.ts';
import { HeaderReader, type HeaderReading } from './headers.ts';
import { COMMON, LOWER_E, LOWER_V, nextMark, rareStarts } from './marks.ts';
import { endOfRun, endOfSegment } from './runs.ts';

export type FoundForm = 'jws' | 'jwe' | 'sd-jwt' | 'paseto';

/** A token's place in a text, in UTF-16 units; `end` is exclusive. */
export interface Found<Form extends string = FoundForm> {
  readonly start: number;
  readonly end: number;
  readonly form: Form;
}

const UPPER_W = 0x57;
const DOT = 0x2e;
const TILDE = 0x7e;

/** No token is shorter: a header of 14 characters, two dots. */
const SHORTEST_TOKEN = 16;

/**
 * Text is looked through block by block, as a block that was swept once stays in the processor's
 * cache for the other sweeps.
 */
const BLOCK = 1 << 17;
/** A mark may begin in one block and end in the next. */
const MARK_OVERLAP = 2;

/** All tokens in a text, in order, never overlapping. Total and linear. */
export function findTokens(text: string): readonly Found[] {
  const finder = new Finder(text);
  for (let block = 0; block < text.length; block += BLOCK) {
    finder.search(block, Math.min(block + BLOCK, text.length));
  }
  return finder.found;
}

class Finder {
  readonly found: Found[] = [];
  private readonly text: string;
  private readonly commonHeaders: HeaderReader;
  private readonly rareHeaders: HeaderReader;
  /** What stands before is part of a token, or was looked at. */
  private done = 0;

  constructor(text: string) {
    this.text = text;
    this.commonHeaders = new HeaderReader(text);
    this.rareHeaders = new HeaderReader(text);
  }

  /** Takes the tokens that begin in a block. Blocks must be given in order, without gaps. */
  search(blockStart: number, blockEnd: number): void {
    const from = Math.max(blockStart, this.done);
    // A search has no end of its own, so it is given no more text than the block.
    const block = this.text.slice(from, blockEnd + MARK_OVERLAP);
    for (let at = nextMark(block, COMMON, 0); at >= 0; ) {
      const token =
        from + at < this.done ? null : tokenAt(this.text, from + at, this.commonHeaders);
      if (token !== null) {
        this.searchRare(token.start);
        this.take(token);
      }
      at = nextMark(block, COMMON, token === null ? at + COMMON.back + 1 : this.done - from);
    }
    this.searchRare(blockEnd);
  }

  /** Takes the tokens with a rare beginning before an offset. */
  private searchRare(to: number): void {
    const from = this.done;
    if (to - from < SHORTEST_TOKEN) return;
    this.done = to;
    const stretch = this.text.slice(from, to + MARK_OVERLAP);
    const starts = rareStarts(stretch);
    if (starts.length === 0) return;
    for (const start of starts) {
      if (from + start >= to) return;
      const token = tokenAt(this.text, from + start, this.rareHeaders);
      if (token !== null) this.take(token);
    }
  }

  private take(token: Found): void {
    const last = this.found.at(-1);
    if (last !== undefined && token.start < last.end) return;
    this.found.push(token);
    this.done = Math.max(this.done, token.end);
  }
}

function tokenAt(text: string, start: number, headers: HeaderReader): Found | null {
  const first = text.charCodeAt(start);
  if (first === LOWER_E) return compactAt(text, start, headers);
  return first === LOWER_V ? pasetoAt(text, start) : null;
}

function compactAt(text: string, start: number, headers: HeaderReader): Found | null {
  const header = headers.at(start);
  if (header === null || (header.damaged && headers.hasWholeAfter(start))) return null;
  const headerEnd = headers.end;
  if (header.form === 'jwe') return jweAt(text, start, headerEnd);
  if (!header.unencoded && !header.damaged) {
    TWO_SEGMENTS.lastIndex = headerEnd + 1;
    if (TWO_SEGMENTS.test(text)) return signedAt(text, start, TWO_SEGMENTS.lastIndex, header);
  }
  const claimsEnd = header.unencoded
    ? endOfUnencoded(text, headerEnd + 1)
    : endOfSegment(text, headerEnd + 1);
  const complete = text.charCodeAt(claimsEnd) === DOT;
  // Two segments, or a header that is damaged: only claims that can be read make it a token.
  if (!complete || header.damaged) {
    if (!isClaimsSet(text.slice(headerEnd + 1, claimsEnd))) return null;
    if (!complete) return header.damaged ? null : { start, end: claimsEnd, form: 'jws' };
  }
  return signedAt(text, start, endOfSegment(text, claimsEnd + 1), header);
}

/** Claims and signature in one step: the way of nearly every token. */
const TWO_SEGMENTS = /[\w-]*={0,2}\.[\w-]*={0,2}/y;

function signedAt(text: string, start: number, end: number, header: HeaderReading): Found {
  if (text.charCodeAt(end) !== TILDE) return { start, end, form: 'jws' };
  const tail = endOfDisclosures(text, end + 1);
  // Without a disclosure only `typ` tells that the tilde is not just something that stands there.
  const disclosed = tail > end + 1 || (header.role === 'sd-jwt' && text.charCodeAt(tail) !== TILDE);
  return disclosed ? { start, end: tail, form: 'sd-jwt' } : { start, end, form: 'jws' };
}

function jweAt(text: string, start: number, headerEnd: number): Found | null {
  FOUR_SEGMENTS.lastIndex = headerEnd + 1;
  return FOUR_SEGMENTS.test(text) ? { start, end: FOUR_SEGMENTS.lastIndex, form: 'jwe' } : null;
}

const FOUR_SEGMENTS = /[\w-]*={0,2}\.[\w-]*={0,2}\.[\w-]*={0,2}\.[\w-]*={0,2}/y;

/**
 * The end of content that is not base64url-encoded. In the compact serialization it has no dot
 * (RFC 7797 §5.2), and what surrounds a token is not taken for content.
 */
function endOfUnencoded(text: string, from: number): number {
  UNENCODED.lastIndex = from;
  UNENCODED.test(text);
  return UNENCODED.lastIndex;
}

const UNENCODED = /[^.\s"'<>;,]*/y;

function isClaimsSet(segment: string): boolean {
  return plainObject(base64urlText(segment) ?? '') !== null;
}

/**
 * The end of the disclosures and the key-binding JWT behind an issuer-signed JWT, the tilde
 * behind it left out. A disclosure is base64url of a JSON array (RFC 9901 §4.2), so it begins with "W".
 */
function endOfDisclosures(text: string, from: number): number {
  let end = from;
  for (;;) {
    const runEnd = endOfRun(text, end);
    const disclosed = text.charCodeAt(end) === UPPER_W && text.charCodeAt(runEnd) === TILDE;
    if (!disclosed) return endOfKeyBinding(text, end);
    end = runEnd + 1;
  }
}

function endOfKeyBinding(text: string, from: number): number {
  const headers = new HeaderReader(text);
  const header = headers.at(from);
  if (header?.role !== 'key-binding') return from;
  const claimsEnd = endOfSegment(text, headers.end + 1);
  return text.charCodeAt(claimsEnd) === DOT ? endOfSegment(text, claimsEnd + 1) : from;
}

const PASETO = /v[1-4]\.(?:local|public)\.[\w-]{54,}(?:\.[\w-]+)?/y;

/** The shortest PASETO, v2.local, holds a nonce of 24 and a tag of 16 bytes: 54 characters. */
function pasetoAt(text: string, start: number): Found | null {
  if (start > 0 && /[\w.-]/.test(text.charAt(start - 1))) return null;
  PASETO.lastIndex = start;
  if (!PASETO.test(text)) return null;
  const end = PASETO.lastIndex;
  return isPaseto(text.slice(start, end)) ? { start, end, form: 'paseto' } : null;
}
