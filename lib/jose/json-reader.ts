// The reader behind parseJson. It goes by character codes instead of regular expressions and copies
// no text but names, strings and numbers: reading tokens is what this product does most.
import type {
  JsonArray,
  JsonDuplicate,
  JsonFault,
  JsonFaultCode,
  JsonLiteral,
  JsonMember,
  JsonNumber,
  JsonObject,
  JsonOffsets,
  JsonString,
  JsonValue,
} from './json.ts';
import { JSON_DEPTH_LIMIT } from './json-depth.ts';
import { continuesNumber, endOfNumber, isDigit } from './json-number.ts';

/** Names are compared one by one in objects up to this size; a set pays only beyond it. */
const FEW_MEMBERS = 24;

const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const LOWER_U = 0x75;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** RFC 8259 §7: what follows a backslash, but for u. */
const ESCAPES: ReadonlyMap<number, string> = new Map([
  [QUOTE, '"'],
  [BACKSLASH, '\\'],
  [0x2f, '/'],
  [0x62, '\b'],
  [0x66, '\f'],
  [0x6e, '\n'],
  [0x72, '\r'],
  [0x74, '\t'],
]);

const LITERALS = [
  { text: 'true', value: true },
  { text: 'false', value: false },
  { text: 'null', value: null },
] as const;
const LONGEST_LITERAL = 5;

/** A cursor over a JSON text. After the first fault every method answers null at once. */
export class JsonReader {
  fault: JsonFault | null = null;
  readonly duplicates: JsonDuplicate[] = [];
  /** The outermost value, if it is an object; what it holds grows while the text is read. */
  outermost: JsonObject | null = null;
  private at = 0;
  private readonly text: string;
  private readonly offsets: JsonOffsets | null;

  constructor(text: string, offsets: JsonOffsets | null) {
    this.text = text;
    this.offsets = offsets;
  }

  document(): JsonValue | null {
    const value = this.value(0);
    if (value === null) return null;
    return this.next() === -1 ? value : this.fail('trailing-text');
  }

  private value(depth: number): JsonValue | null {
    const code = this.next();
    if (depth > JSON_DEPTH_LIMIT) return this.fail('too-deep');
    const start = this.at;
    const value = this.valueFrom(code, depth);
    if (this.offsets !== null && value !== null) this.offsets.set(value, start);
    return value;
  }

  private valueFrom(code: number, depth: number): JsonValue | null {
    if (code === QUOTE) return this.stringValue();
    if (code === MINUS || isDigit(code)) return this.number();
    if (code === OPEN_BRACE) return this.object(depth);
    if (code === OPEN_BRACKET) return this.array(depth);
    return this.literal();
  }

  private object(depth: number): JsonObject | null {
    const members: JsonMember[] = [];
    const object: JsonObject = { type: 'object', members };
    if (depth === 0) this.outermost = object;
    this.at++;
    if (this.take(CLOSE_BRACE)) return object;
    let names: Set<string> | null = null;
    let marks = 0;
    do {
      if (this.next() !== QUOTE) return this.unexpected();
      const start = this.at;
      const name = this.string();
      if (name === null) return null;
      if (!this.take(COLON)) return this.unexpected();
      const value = this.value(depth + 1);
      if (value === null) return null;
      // Most names differ from all before them in a mark of one bit, and need no comparing.
      const mark = markOf(name);
      const known = (marks & mark) !== 0;
      marks |= mark;
      const duplicate = known && (names === null ? holds(members, name) : names.has(name));
      if (duplicate) this.duplicates.push({ name, at: start });
      members.push({ name, value, duplicate });
      if (names !== null) names.add(name);
      else if (members.length > FEW_MEMBERS) names = new Set(members.map((member) => member.name));
    } while (this.take(COMMA));
    return this.take(CLOSE_BRACE) ? object : this.unexpected();
  }

  private array(depth: number): JsonArray | null {
    const items: JsonValue[] = [];
    this.at++;
    if (this.take(CLOSE_BRACKET)) return { type: 'array', items };
    do {
      const item = this.value(depth + 1);
      if (item === null) return null;
      items.push(item);
    } while (this.take(COMMA));
    return this.take(CLOSE_BRACKET) ? { type: 'array', items } : this.unexpected();
  }

  private stringValue(): JsonString | null {
    const value = this.string();
    return value === null ? null : { type: 'string', value };
  }

  /** From the opening to behind the closing quote. */
  private string(): string | null {
    const { text } = this;
    let value = '';
    let from = this.at + 1;
    for (let i = from; ; i++) {
      const code = text.charCodeAt(i);
      if (code === QUOTE) {
        this.at = i + 1;
        return value === '' ? text.slice(from, i) : value + text.slice(from, i);
      }
      if (code !== BACKSLASH && code >= 0x20) continue;
      this.at = i;
      if (i >= text.length) return this.fail('unexpected-end');
      if (code !== BACKSLASH) return this.fail('control-character');
      const escaped = this.escape();
      if (escaped === null) return null;
      value += text.slice(from, i) + escaped;
      from = this.at;
      i = from - 1;
    }
  }

  private escape(): string | null {
    const letter = this.text.charCodeAt(this.at + 1);
    if (Number.isNaN(letter)) return this.fail('unexpected-end');
    if (letter === LOWER_U) {
      const digits = this.text.slice(this.at + 2, this.at + 6);
      if (!/^[\dA-Fa-f]{4}$/.test(digits)) {
        return this.fail(digits.length < 4 ? 'unexpected-end' : 'invalid-escape');
      }
      this.at += 6;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const plain = ESCAPES.get(letter);
    if (plain === undefined) return this.fail('invalid-escape');
    this.at += 2;
    return plain;
  }

  private number(): JsonNumber | null {
    const start = this.at;
    const end = endOfNumber(this.text, start);
    this.at = end < 0 ? start : end;
    return end < 0 || continuesNumber(this.text.charCodeAt(end))
      ? this.fail('invalid-number')
      : { type: 'number', text: this.text.slice(start, end) };
  }

  private literal(): JsonLiteral | null {
    const ahead = this.text.slice(this.at, this.at + LONGEST_LITERAL);
    const row = LITERALS.find(({ text }) => ahead.startsWith(text));
    if (row === undefined) {
      // A text that was cut inside a literal is not wrong, it only ends too soon.
      if (LITERALS.some(({ text }) => text.startsWith(ahead))) this.at += ahead.length;
      return this.unexpected();
    }
    this.at += row.text.length;
    return { type: 'literal', value: row.value };
  }

  private take(code: number): boolean {
    if (this.next() !== code) return false;
    this.at++;
    return true;
  }

  /** The code of the next character that is no white space, or -1 at the end. */
  private next(): number {
    const { text } = this;
    for (let at = this.at; ; at++) {
      const code = text.charCodeAt(at);
      if (code > 0x20 || (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09)) {
        this.at = Math.min(at, text.length);
        return at < text.length ? code : -1;
      }
    }
  }

  private unexpected(): null {
    return this.fail(this.at < this.text.length ? 'unexpected-character' : 'unexpected-end');
  }

  private fail(code: JsonFaultCode): null {
    this.fault ??= { code, at: this.at };
    return null;
  }
}

/** One of 32 bits for a name. */
function markOf(name: string): number {
  return 1 << (name.length * 5 + name.charCodeAt(0) + name.charCodeAt(name.length - 1) * 3);
}

function holds(members: readonly JsonMember[], name: string): boolean {
  for (const member of members) if (member.name === name) return true;
  return false;
}
