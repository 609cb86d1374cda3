// JSON (RFC 8259) read without loss. JSON.parse would turn 100002348117421473 into …470 and 3.0
// into 3, forget the order of integer-like names and drop duplicate members; here every number
// keeps its text and every member its place.
//
//   value  = object / array / string / number / "true" / "false" / "null"
//   object = "{" [ string ":" value *( "," string ":" value ) ] "}"
//   array  = "[" [ value *( "," value ) ] "]"
//   ws     = *( %x20 / %x09 / %x0A / %x0D )
import { JsonReader } from './json-reader.ts';

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

/** A member whose name an earlier member of the same object has. */
export interface JsonDuplicate {
  readonly name: string;
  /** Offset of the name's opening quote, in UTF-16 units. */
  readonly at: number;
}

export type JsonReading =
  | {
      readonly ok: true;
      readonly value: JsonValue;
      /** At any depth, in order. */
      readonly duplicates: readonly JsonDuplicate[];
    }
  | {
      readonly ok: false;
      readonly fault: JsonFault;
      /** What the outermost object held before the fault: whole members only. Null without one. */
      readonly partial: JsonObject | null;
    };

/** Where every value of a text begins, in UTF-16 units. */
export type JsonOffsets = Map<JsonValue, number>;

/**
 * Reads one JSON text. Total and linear.
 * @param offsets is filled with the place of every value, where that is needed
 * @returns the value, or the first fault with its offset in UTF-16 units.
 */
export function parseJson(text: string, offsets?: JsonOffsets): JsonReading {
  const reader = new JsonReader(text, offsets ?? null);
  const value = reader.document();
  if (reader.fault === null && value !== null) {
    return { ok: true, value, duplicates: reader.duplicates };
  }
  const fault = reader.fault ?? { code: 'unexpected-end', at: text.length };
  return { ok: false, fault, partial: wholeMembers(reader.outermost, text) };
}

/** Without a last number that may have been longer: nothing tells where it was cut. */
function wholeMembers(object: JsonObject | null, text: string): JsonObject | null {
  const last = object?.members.at(-1)?.value;
  return object !== null && last?.type === 'number' && text.endsWith(last.text)
    ? { type: 'object', members: object.members.slice(0, -1) }
    : object;
}
