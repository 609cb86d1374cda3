// Tells where in a text a JWS or JWE in JSON serialization may stand, and whether an object is one.
import { parseJson } from '../jose/json.ts';
import { recognizeSerialization } from '../jose/json-serialization.ts';

export type SerializationForm = 'jws-json' | 'jwe-json';

/** Members of which every JSON serialization has one directly. */
export const SERIALIZATION_MARKS: readonly string[] = ['signature', 'signatures', 'ciphertext'];

/** The names as JSON has them, however often it was encoded. */
const MARK = /(?:signatures?|ciphertext)(?:\\*"|%(?:25)*22)/i;
const HEADER = /(?:protected|header)(?:\\*"|%(?:25)*22)/i;

/** False if no JWS or JWE JSON serialization can stand in this text, which has the signs of one. */
export function maySerialize(text: string): boolean {
  return MARK.test(text) && HEADER.test(text);
}

/** The form of a JSON text that is a JSON serialization, or null. Total and linear. */
export function serializationOf(text: string): SerializationForm | null {
  const json = parseJson(text);
  if (!json.ok || json.value.type !== 'object') return null;
  const serialization = recognizeSerialization(json.value);
  return serialization === null ? null : `${serialization.kind}-json`;
}
