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
