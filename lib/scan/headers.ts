// Tells whether a JOSE header begins at a place in a text. Any place may be asked about, in ascending
// order, and the work stays linear: where the next dot stands is looked up once, a short look tells
// most places apart, and headers are remembered, as traffic repeats a few of them endlessly.
import { base64urlByte, decodeBase64url } from '../jose/base64url.ts';
import { type JoseHeader, readJoseHeader } from '../jose/jose-header.ts';
import { endOfPadding, endOfRun } from './runs.ts';

export interface HeaderReading {
  readonly form: 'jws' | 'jwe';
  /** `b64` is false: the content may be any text (RFC 7797 §3). */
  readonly unencoded: boolean;
  /** It begins with `alg` but is not JSON: only claims that can be read make it a token. */
  readonly damaged: boolean;
  /** What `typ` says: a key-binding JWT must have `kb+jwt` (RFC 9901 §4.3). */
  readonly role: 'key-binding' | 'sd-jwt' | null;
}

/** Every header begins so, as find.ts explains. */
const HEADER_START = /e[yw]/g;

/** Shortest header that can hold an `alg` member: base64url of `{"alg":""}` is 14 characters. */
const SHORTEST_HEADER = 14;
/** Whole headers in one run may be read until this many times the run's length was spent. */
const TRIAL_BUDGET = 8;
/** Headers that are longer are not remembered, … */
const LONGEST_REMEMBERED = 1024;
/** … nor are more than this many; they are compared one by one, which is faster than hashing. */
const MOST_REMEMBERED = 24;

export class HeaderReader {
  private readonly text: string;
  private readonly known: { readonly segment: string; readonly reading: HeaderReading }[] = [];
  /** The nearest dot at or behind the last place; the text's end where there is none. */
  private dot = -1;
  /** The run that was looked at last ends here, and so many characters may still be read in it. */
  private runEnd = -1;
  private budget = 0;
  /** The next whole header before the dot at `wholeBefore`, or -1. */
  private whole = -1;
  private wholeBefore = -1;

  constructor(text: string) {
    this.text = text;
  }

  /** The offset of the dot behind the header that `at` was asked about last. */
  get end(): number {
    return this.dot;
  }

  /** The header that begins at `start`, or null. Places must be asked about in ascending order. */
  at(start: number): HeaderReading | null {
    if (start > this.dot) this.dot = this.nextDot(start);
    const length = this.dot - start;
    if (length < SHORTEST_HEADER || this.dot === this.text.length) return null;
    return this.recall(start, length) ?? (opensObject(this.text, start) ? this.read(start) : null);
  }

  /** Whether a header that is whole begins behind `start` in the same run: the rest is then glued on. */
  hasWholeAfter(start: number): boolean {
    // Looked up once for all places before it, or the pass would not be linear.
    if (this.wholeBefore !== this.dot || (this.whole >= 0 && this.whole <= start)) {
      this.whole = this.nextWhole(start + 1);
      this.wholeBefore = this.dot;
    }
    return this.whole >= 0;
  }

  private nextWhole(from: number): number {
    const places = new RegExp(HEADER_START);
    places.lastIndex = from;
    for (;;) {
      const place = places.exec(this.text)?.index;
      if (place === undefined || place >= this.dot) return -1;
      if (this.at(place)?.damaged === false) return place;
    }
  }

  private recall(start: number, length: number): HeaderReading | null {
    if (length > LONGEST_REMEMBERED) return null;
    const given = this.text.slice(start, this.dot);
    for (const { segment, reading } of this.known) {
      if (segment.length === length && segment === given) return reading;
    }
    return null;
  }

  private nextDot(from: number): number {
    const dot = this.text.indexOf('.', from);
    return dot < 0 ? this.text.length : dot;
  }

  private read(start: number): HeaderReading | null {
    if (start >= this.runEnd) {
      this.runEnd = endOfRun(this.text, start);
      this.budget = TRIAL_BUDGET * (this.runEnd - start);
    }
    if (endOfPadding(this.text, this.runEnd) !== this.dot || this.budget <= 0) return null;
    this.budget -= this.runEnd - start;
    const reading = readHeader(this.text.slice(start, this.runEnd));
    if (reading !== null) this.remember(this.text.slice(start, this.dot), reading);
    return reading;
  }

  private remember(segment: string, reading: HeaderReading): void {
    if (segment.length > LONGEST_REMEMBERED || this.known.length >= MOST_REMEMBERED) return;
    this.known.push({ segment, reading });
  }
}

function readHeader(segment: string): HeaderReading | null {
  const header = readJoseHeader(segment);
  if (header !== null) {
    const { form, unencoded } = header;
    return { form, unencoded, damaged: false, role: roleOf(header) };
  }
  if (!isDamagedHeader(segment)) return null;
  return { form: 'jws', unencoded: false, damaged: true, role: null };
}

function roleOf({ type }: JoseHeader): HeaderReading['role'] {
  if (type === 'kb+jwt') return 'key-binding';
  return type.endsWith('sd-jwt') ? 'sd-jwt' : null;
}

/** A header that lost a few characters: it still opens with `alg` and closes its object. */
function isDamagedHeader(segment: string): boolean {
  const reading = decodeBase64url(segment);
  if (!reading.ok || reading.bytes.at(-1) !== CLOSING_BRACE) return false;
  return /^\{\s*"alg"\s*:/.test(String.fromCharCode(...reading.bytes.subarray(0, LOOK)));
}

/** How many bytes of a header are looked at before it is read whole. */
const LOOK = 18;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const SPACE = 0x20;

/** False when the characters at `start` cannot be base64url of `{ "name" :`, whatever follows. */
function opensObject(text: string, start: number): boolean {
  if (base64urlByte(text, start, 0) !== OPENING_BRACE) return false;
  let at = 1;
  while (isSpace(base64urlByte(text, start, at)) && at < LOOK) at++;
  if (base64urlByte(text, start, at) !== QUOTE) return at === LOOK;
  for (at++; at < LOOK; at++) {
    const byte = base64urlByte(text, start, at);
    if (byte === BACKSLASH) return true;
    if (byte < SPACE) return false;
    if (byte === QUOTE) break;
  }
  for (at++; at < LOOK; at++) {
    const byte = base64urlByte(text, start, at);
    if (!isSpace(byte)) return byte === COLON;
  }
  return true;
}

function isSpace(byte: number): boolean {
  return byte === SPACE || (byte >= 0x09 && byte <= 0x0d && byte !== 0x0b && byte !== 0x0c);
}
