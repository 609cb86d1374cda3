// Walks the JSON in a text without building it: a token's path needs the strings around it, not a
// tree of a response of megabytes, and JSON that is cut short, one line of many or part of a script has
// paths all the same. What is not JSON ends the walk of that island, and the next one begins behind.
//
//   island = object / array, RFC 8259 §4 and §5, anywhere in a text
import { itemPath, memberPath } from '../jose/path.ts';
import type { Stretch } from './stretch.ts';

/** A string, without its quotes. */
export interface JsonText extends Stretch {
  /** It holds a backslash. */
  readonly escaped: boolean;
}

export interface JsonVisitor {
  /** Every string value, in order. `path` gives where it stands, at a cost. */
  readonly onString: (string: JsonText, path: () => string) => void;
  /** Every object that was closed and has one of these members directly. */
  readonly onObject: (object: Stretch, path: () => string) => void;
  /** An island is nested so deeply that it was left. */
  readonly onTooDeep: (path: string) => void;
}

/** Objects and arrays nested deeper than this are not walked: no API comes near it. */
const DEPTH_LIMIT = 100;
/** Paths keep this many characters of their end, which is less than a ledger keeps of a field. */
const PATH_LENGTH = 250;

interface Frame {
  readonly array: boolean;
  /** The path of the array or object itself. */
  path: string | null;
  readonly start: number;
  index: number;
  nameStart: number;
  nameEnd: number;
  marked: boolean;
}

const ISLAND = /\{(?=[ \t\r\n]*")|\[(?=[ \t\r\n]*["{[\d-])/g;
const SPACE = /[ \t\r\n]*/y;
const SCALAR = /true|false|null|-?\d[\d.eE+-]*/y;
const PLAIN = /[^"\\\r\n]*/y;

/**
 * Walks all JSON in a text. Total and linear.
 * @param marks member names; `onObject` is called for objects that have one of them.
 */
export function walkJson(text: string, marks: readonly string[], visitor: JsonVisitor): void {
  for (let from = 0; ; ) {
    ISLAND.lastIndex = from;
    const island = ISLAND.exec(text);
    if (island === null) return;
    from = new Island(text, island.index, marks, visitor).walk();
  }
}

class Island {
  private readonly text: string;
  private readonly marks: readonly string[];
  private readonly visitor: JsonVisitor;
  private readonly stack: Frame[] = [];
  private at: number;

  constructor(text: string, at: number, marks: readonly string[], visitor: JsonVisitor) {
    this.text = text;
    this.at = at;
    this.marks = marks;
    this.visitor = visitor;
  }

  /** @returns where the island ends or stops being JSON, always behind its first character. */
  walk(): number {
    while (this.value()) {
      while (this.closes()) if (this.stack.length === 0) return this.at;
      if (!this.follows()) break;
    }
    return this.at;
  }

  /** Reads one value; of an object or array its beginning, up to the first value in it. */
  private value(): boolean {
    this.skipSpace();
    switch (this.text[this.at]) {
      case '{':
      case '[':
        return this.open();
      case '"': {
        const string = this.string();
        if (string === null) return false;
        this.visitor.onString(string, () => this.path());
        return true;
      }
      default:
        SCALAR.lastIndex = this.at;
        if (!SCALAR.test(this.text)) return false;
        this.at = SCALAR.lastIndex;
        return true;
    }
  }

  private open(): boolean {
    if (this.stack.length === DEPTH_LIMIT) {
      this.visitor.onTooDeep(this.path());
      return false;
    }
    const array = this.text[this.at] === '[';
    const start = this.at++;
    this.stack.push({
      array,
      path: null,
      start,
      index: 0,
      nameStart: 0,
      nameEnd: 0,
      marked: false,
    });
    this.skipSpace();
    if (this.text[this.at] === (array ? ']' : '}')) return true;
    return (array || this.name()) && this.value();
  }

  private name(): boolean {
    this.skipSpace();
    if (this.text[this.at] !== '"') return false;
    const string = this.string();
    const frame = this.stack.at(-1);
    if (string === null || frame === undefined) return false;
    frame.nameStart = string.start;
    frame.nameEnd = string.end;
    if (this.marks.length > 0) {
      frame.marked ||= this.marks.includes(this.text.slice(string.start, string.end));
    }
    this.skipSpace();
    return this.text[this.at] === ':' && ++this.at > 0;
  }

  /** Closes the innermost object or array if its end stands here. */
  private closes(): boolean {
    const frame = this.stack.at(-1);
    if (frame === undefined) return false;
    this.skipSpace();
    if (this.text[this.at] !== (frame.array ? ']' : '}')) return false;
    this.at++;
    this.stack.pop();
    if (frame.marked)
      this.visitor.onObject({ start: frame.start, end: this.at }, () => this.path());
    return true;
  }

  /** Goes to the next value of the innermost object or array. */
  private follows(): boolean {
    const frame = this.stack.at(-1);
    if (frame === undefined || this.text[this.at] !== ',') return false;
    this.at++;
    frame.index++;
    return frame.array || this.name();
  }

  private string(): JsonText | null {
    const string = readString(this.text, this.at + 1);
    this.at = string.closed ? string.end + 1 : string.end;
    return string.closed ? string : null;
  }

  private skipSpace(): void {
    SPACE.lastIndex = this.at;
    SPACE.test(this.text);
    this.at = SPACE.lastIndex;
  }

  private path(): string {
    const inner = this.stack.findLastIndex((frame) => frame.path !== null);
    let path = this.stack[inner]?.path ?? '$';
    for (const frame of this.stack.slice(Math.max(0, inner))) {
      // A response holds thousands of strings side by side: what is above them is joined once.
      frame.path ??= path;
      path = shortened(this.below(frame, frame.path));
    }
    return path;
  }

  private below({ array, index, nameStart, nameEnd }: Frame, path: string): string {
    if (array) return itemPath(path, index);
    const end = Math.min(nameEnd, nameStart + PATH_LENGTH);
    return memberPath(path, jsonUnescape(this.text.slice(nameStart, end)));
  }
}

function shortened(path: string): string {
  return path.length > PATH_LENGTH ? `$…${path.slice(-PATH_LENGTH)}` : path;
}

/**
 * Reads a JSON string from behind its opening quote.
 * @returns null if no quote closes it on its line.
 */
export function endOfString(text: string, start: number): JsonText | null {
  const string = readString(text, start);
  return string.closed ? string : null;
}

function readString(text: string, start: number): JsonText & { readonly closed: boolean } {
  let escaped = false;
  for (let at = start; ; at += 2) {
    // A backslash at the very end escapes nothing; behind the end, a sticky search would begin anew.
    PLAIN.lastIndex = Math.min(at, text.length);
    PLAIN.test(text);
    at = PLAIN.lastIndex;
    const next = text[at];
    if (next !== '\\' || at + 1 === text.length) {
      return { start, end: at, escaped, closed: next === '"' };
    }
    escaped = true;
  }
}

const ESCAPE = /\\(?:u([\da-f]{4})|([0-3][0-7]{2})|(.))/gis;
const LETTERS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/**
 * The text that a JSON string or a quoted-string (RFC 9110 §5.6.4) stands for, its quotes taken off.
 * Octal escapes are what Python's cookies have. Total: what is no escape stays as it is.
 */
export function jsonUnescape(text: string): string {
  if (!text.includes('\\')) return text;
  try {
    // The engine's parser is many times faster; it refuses what is not JSON.
    const value: unknown = JSON.parse(`"${text}"`);
    if (typeof value === 'string') return value;
  } catch {}
  return text.replace(ESCAPE, (_, hex?: string, octal?: string, letter = '') => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    return LETTERS[letter] ?? letter;
  });
}
