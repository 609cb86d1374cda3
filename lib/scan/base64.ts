// Finds base64 and base64url (RFC 4648 §4, §5) that is text, because only text can hold a token, and
// reads it. Images, keys and hashes are told apart by their first bytes and never decoded.
//
// A run is looked for with steps of its shortest length: any run that long has a character at one of
// the steps, so most of a text is never looked at.
import type { Stretch } from './stretch.ts';

/** Text in base64, and where it stands with its prefix and padding. */
export interface Base64Text extends Stretch {
  /** As people call it; `base64-` is the prefix that Supabase writes. */
  readonly name: 'base64' | 'base64url' | 'base64-';
  readonly read: () => string;
}

/** base64 of 36 characters. Shorter tokens have neither a signature nor claims worth the name. */
const SHORTEST_RUN = 48;
/** A run may be decoded from other places than its beginning until so many times its length is spent. */
const TRIAL_BUDGET = 4;
/** Digits that are read to tell text from other bytes: 18 bytes, as images have many places to try. */
const LOOK = 24;
/** A piece of base64 may begin in the middle of a group of four digits, where a chunk before is missing. */
const ALIGNMENTS = [0, 1, 2, 3] as const;

const FOREIGN = 255;
/** JSON may write a slash as `\/`, so a backslash interrupts no run (RFC 8259 §7). */
const BACKSLASH = 64;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Uint8Array(256).fill(FOREIGN);
for (let value = 0; value < DIGITS.length; value++) VALUES[DIGITS.charCodeAt(value)] = value;
VALUES['-'.charCodeAt(0)] = 62;
VALUES['_'.charCodeAt(0)] = 63;
VALUES['\\'.charCodeAt(0)] = BACKSLASH;

const RUN = /[\w+/\\-]*/y;
/** However often it was encoded. */
const ESCAPE_DIGITS = /(?:25)*[\da-f]{2}/iy;
const PADDING = /={0,2}/y;
const SUPABASE = 'base64-';
/** Where base64 may begin inside a run: behind a slash, an escape or the prefix. */
const INNER_START = /base64-|\/|\\+(?:u[\da-f]{4}|[a-z])?/gi;

// Ill-formed bytes do no harm here: what surrounds a token is not shown.
const LENIENT = new TextDecoder('utf-8');

/** Whether a run stands in a text that is long enough to hide a token. Linear. */
export function hasLongRun(text: string): boolean {
  return nextLongRun(text, 0, text.length) >= 0;
}

/** Where the first run of the shortest length or more that lies between two places begins, or -1. */
function nextLongRun(text: string, from: number, to: number): number {
  let start = from;
  while (start + SHORTEST_RUN <= to) {
    let at = start + SHORTEST_RUN - 1;
    while (at >= start && valueAt(text, at) !== FOREIGN) at--;
    if (at < start) return start;
    start = at + 1;
  }
  return -1;
}

/**
 * The base64 in a stretch of text that may be text itself, in order, never overlapping.
 * @param accept is asked about each; the first one that it takes ends the run.
 */
export function findBase64(
  text: string,
  { start: from, end: to }: Stretch,
  accept: (found: Base64Text) => boolean,
): void {
  for (let start = nextLongRun(text, from, to); start >= 0; ) {
    RUN.lastIndex = start + SHORTEST_RUN;
    RUN.test(text);
    const end = Math.min(RUN.lastIndex, to);
    tryRun(text, { start, end }, accept);
    start = nextLongRun(text, end + 1, to);
  }
}

function tryRun(text: string, run: Stretch, accept: (found: Base64Text) => boolean): void {
  let budget = TRIAL_BUDGET * (run.end - run.start);
  const last = run.end - SHORTEST_RUN + SUPABASE.length;
  /** @returns whether the run is done with. */
  const takes = (start: number): boolean => {
    if (!opensText(text, start)) return false;
    budget -= run.end - start;
    return accept(reading(text, start, run)) || budget <= 0;
  };
  const first = behindEscape(text, run.start);
  if (!text.startsWith(SUPABASE, first)) {
    for (const shift of ALIGNMENTS) if (takes(first + shift)) return;
  }
  const digits = text.slice(run.start, last);
  for (let from = 0; ; ) {
    // What takes a reading may look for base64 itself, so the search keeps its place here.
    INNER_START.lastIndex = from;
    if (!INNER_START.test(digits)) return;
    from = INNER_START.lastIndex;
    if (takes(run.start + from)) return;
  }
}

/** The digits of a percent-escape belong to no run. */
function behindEscape(text: string, start: number): number {
  if (text[start - 1] !== '%') return start;
  ESCAPE_DIGITS.lastIndex = start;
  return ESCAPE_DIGITS.test(text) ? ESCAPE_DIGITS.lastIndex : start;
}

function reading(text: string, start: number, run: Stretch): Base64Text {
  const digits = text.slice(start, run.end);
  PADDING.lastIndex = run.end;
  PADDING.test(text);
  const end = PADDING.lastIndex;
  const prefixed = text.startsWith(SUPABASE, start - SUPABASE.length);
  const padded = end > run.end || digits.length % 4 === 0;
  const urlSafe = /[-_]/.test(digits) || !(padded || /[+/]/.test(digits));
  return {
    start: prefixed ? start - SUPABASE.length : start,
    end,
    name: prefixed ? 'base64-' : urlSafe ? 'base64url' : 'base64',
    read: () => LENIENT.decode(bytesOf(digits)),
  };
}

function valueAt(text: string, at: number): number {
  return VALUES[text.charCodeAt(at)] ?? FOREIGN;
}

/** Whether the bytes that begin here look like UTF-8 text without control characters. */
function opensText(text: string, start: number): boolean {
  let awaited = 0;
  let bits = 0;
  for (let i = 0; i < LOOK; i++) {
    bits = ((bits << 6) | (valueAt(text, start + i) & 63)) & 0xffff;
    if (i % 4 === 0) continue;
    const byte = (bits >> (6 - 2 * (i % 4))) & 0xff;
    awaited = awaitedAfter(byte, awaited);
    if (awaited < 0) return false;
  }
  return true;
}

/** How many continuation bytes UTF-8 still awaits behind a byte (RFC 3629 §3); -1 for no text. */
function awaitedAfter(byte: number, awaited: number): number {
  if (awaited > 0) return byte >> 6 === 0b10 ? awaited - 1 : -1;
  if (byte < 0x20) return byte === 0x09 || byte === 0x0a || byte === 0x0d ? 0 : -1;
  if (byte < 0x7f) return 0;
  if (byte < 0xc2 || byte > 0xf4) return -1;
  return byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
}

/** The bytes of digits of either alphabet; backslashes count for nothing. */
function bytesOf(digits: string): Uint8Array {
  const bytes = new Uint8Array((digits.length * 3) >> 2);
  let bits = 0;
  let held = 0;
  let written = 0;
  for (let i = 0; i < digits.length; i++) {
    const value = valueAt(digits, i);
    if (value >= BACKSLASH) continue;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[written++] = bits >> held;
  }
  return bytes.subarray(0, written);
}
