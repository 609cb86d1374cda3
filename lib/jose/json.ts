// JSON (RFC 8259) read without loss. JSON.parse would turn 100002348117421473 into …470 and 3.0
// into 3, forget the order of integer-like names and drop duplicate members; here every number
// keeps its text and every member its place.
//
//   value  = object / array / string / number / "true" / "false" / "null"
//   object = "{" [ string ":" value *( "," string ":" value ) ] "}"
//   array  = "[" [ value *( "," value ) ] "]"
//   ws     = *( %x20 / %x09 / %x0A / %x0D )

/** A JSON value read without loss: numbers as written, members in order, duplicates kept. */
export type JsonValue = JsonObject | JsonArray | JsonString | JsonNumber | JsonLiteral;

export interface JsonObject {
  readonly type: 'object';
  readonly members: readonly JsonMember[];
}

export interface JsonMember {
  readonly name: string;
  readonly value: JsonValue;
  /** True when an earlier member of the same object has this name (RFC 8259 §4). */
  readonly duplicate: boolean;
}

export interface JsonArray {
  readonly type: 'array';
  readonly items: readonly JsonValue[];
}

export interface JsonString {
  readonly type: 'string';
  readonly value: string;
}

/** A number as the text that was written, for example `3.0` or `100002348117421473`. */
export interface JsonNumber {
  readonly type: 'number';
  readonly text: string;
}

export interface JsonLiteral {
  readonly type: 'literal';
  readonly value: true | false | null;
}

export type JsonFaultCode =
  | 'unexpected-end'
  | 'unexpected-character'
  | 'control-character'
  | 'invalid-escape'
  | 'invalid-number'
  | 'too-deep'
  | 'trailing-text';

export interface JsonFault {
  readonly code: JsonFaultCode;
  /** Offset in the text, in UTF-16 units. */
  readonly at: number;
}

export type JsonReading =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly fault: JsonFault };

/** Values nested deeper than this are refused, so that no text can exhaust the stack. */
export const JSON_DEPTH_LIMIT = 200;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const LITERALS = [
  { text: 'true', value: true },
  { text: 'false', value: false },
  { text: 'null', value: null },
] as const;
const LONGEST_LITERAL = 5;

/**
 * Reads one JSON text. Total and linear.
 * @returns the value, or the first fault with its offset in UTF-16 units.
 */
export function parseJson(text: string): JsonReading {
  const reader = new Reader(text);
  const value = reader.document();
  return reader.fault === null && value !== null
    ? { ok: true, value }
    : { ok: false, fault: reader.fault ?? { code: 'unexpected-end', at: text.length } };
}

/** A cursor over the text. After the first fault every method answers null at once. */
class Reader {
  fault: JsonFault | null = null;
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  document(): JsonValue | null {
    const value = this.value(0);
    if (value === null) return null;
    this.skipSpace();
    return this.at < this.text.length ? this.fail('trailing-text') : value;
  }

  private value(depth: number): JsonValue | null {
    this.skipSpace();
    if (depth > JSON_DEPTH_LIMIT) return this.fail('too-deep');
    switch (this.text[this.at]) {
      case '{':
        return this.object(depth);
      case '[':
        return this.array(depth);
      case '"': {
        const value = this.string();
        return value === null ? null : { type: 'string', value };
      }
      case 't':
      case 'f':
      case 'n':
        return this.literal();
      default:
        return this.number();
    }
  }

  private object(depth: number): JsonObject | null {
    const members: JsonMember[] = [];
    const names = new Set<string>();
    this.at++;
    if (this.take('}')) return { type: 'object', members };
    do {
      this.skipSpace();
      if (this.text[this.at] !== '"') return this.unexpected();
      const name = this.string();
      if (name === null) return null;
      if (!this.take(':')) return this.unexpected();
      const value = this.value(depth + 1);
      if (value === null) return null;
      members.push({ name, value, duplicate: names.has(name) });
      names.add(name);
    } while (this.take(','));
    return this.take('}') ? { type: 'object', members } : this.unexpected();
  }

  private array(depth: number): JsonArray | null {
    const items: JsonValue[] = [];
    this.at++;
    if (this.take(']')) return { type: 'array', items };
    do {
      const item = this.value(depth + 1);
      if (item === null) return null;
      items.push(item);
    } while (this.take(','));
    return this.take(']') ? { type: 'array', items } : this.unexpected();
  }

  private string(): string | null {
    let value = '';
    this.at++;
    for (;;) {
      PLAIN.lastIndex = this.at;
      PLAIN.test(this.text);
      value += this.text.slice(this.at, PLAIN.lastIndex);
      this.at = PLAIN.lastIndex;
      const next = this.text[this.at];
      if (next === '"') {
        this.at++;
        return value;
      }
      if (next === undefined) return this.fail('unexpected-end');
      if (next !== '\\') return this.fail('control-character');
      const escaped = this.escape();
      if (escaped === null) return null;
      value += escaped;
    }
  }

  private escape(): string | null {
    const letter = this.text[this.at + 1];
    if (letter === undefined) return this.fail('unexpected-end');
    if (letter === 'u') {
      const digits = this.text.slice(this.at + 2, this.at + 6);
      if (!/^[\dA-Fa-f]{4}$/.test(digits)) {
        return this.fail(digits.length < 4 ? 'unexpected-end' : 'invalid-escape');
      }
      this.at += 6;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const plain = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
    if (plain === undefined) return this.fail('invalid-escape');
    this.at += 2;
    return plain;
  }

  private number(): JsonNumber | null {
    NUMBER.lastIndex = this.at;
    const text = NUMBER.exec(this.text)?.[0];
    if (text === undefined) {
      return this.text[this.at] === '-' ? this.fail('invalid-number') : this.unexpected();
    }
    this.at += text.length;
    return /[\d.eE+-]/.test(this.text[this.at] ?? '')
      ? this.fail('invalid-number')
      : { type: 'number', text };
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

  private take(character: string): boolean {
    this.skipSpace();
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  private skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.at++;
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

/**
 * Writes a value as JSON, numbers exactly as they were read, duplicates included.
 * @param indent spaces per level; 0 writes everything on one line.
 */
export function stringifyJson(value: JsonValue, indent = 0): string {
  return write(value, indent, '');
}

function write(value: JsonValue, indent: number, margin: string): string {
  switch (value.type) {
    case 'string':
      return JSON.stringify(value.value);
    case 'number':
      return value.text;
    case 'literal':
      return String(value.value);
    case 'array':
      return wrap(
        '[',
        ']',
        indent,
        margin,
        value.items.map((item) => (inner: string) => write(item, indent, inner)),
      );
    case 'object': {
      const colon = indent > 0 ? ': ' : ':';
      return wrap(
        '{',
        '}',
        indent,
        margin,
        value.members.map(
          ({ name, value: held }) =>
            (inner: string) =>
              `${JSON.stringify(name)}${colon}${write(held, indent, inner)}`,
        ),
      );
    }
  }
}

function wrap(
  open: string,
  close: string,
  indent: number,
  margin: string,
  parts: readonly ((inner: string) => string)[],
): string {
  if (parts.length === 0) return open + close;
  if (indent === 0) return open + parts.map((part) => part('')).join(',') + close;
  const inner = margin + ' '.repeat(indent);
  const lines = parts.map((part) => inner + part(inner)).join(',\n');
  return `${open}\n${lines}\n${margin}${close}`;
}
