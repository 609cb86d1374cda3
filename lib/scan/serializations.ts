// Tells JWS and JWE JSON serializations from other JSON objects.
//
//   JWS: "payload" (absent where detached), and "signature" with "protected" or "header",
//        or "signatures", an array of such           RFC 7515 §7.2, detached: appendix F
//   JWE: "ciphertext", and "protected", "unprotected", "header" or "recipients"     RFC 7516 §7.2
//
// Member names prove nothing: webhooks have a payload and a signature too. So a header with `alg` is
// asked for, which both RFCs demand.
import { readJoseHeader } from '../jose/compact.ts';
import { type JsonObject, type JsonValue, parseJson } from '../jose/json.ts';
import { member, stringMember } from '../jose/members.ts';

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
  const object = json.value;
  if (stringMember(object, 'ciphertext') !== undefined) {
    return headed(object) || itemsOf(object, 'recipients').some(headed) ? 'jwe-json' : null;
  }
  const payload = member(object, 'payload');
  if (payload !== undefined && payload.type !== 'string') return null;
  return [object, ...itemsOf(object, 'signatures')].some(signed) ? 'jws-json' : null;
}

function signed(object: JsonObject): boolean {
  return stringMember(object, 'signature') !== undefined && headed(object);
}

/** Whether an `alg` stands in one of the headers that this object has. */
function headed(object: JsonObject): boolean {
  const encoded = stringMember(object, 'protected');
  return (
    (encoded !== undefined && readJoseHeader(encoded) !== null) ||
    hasAlg(member(object, 'header')) ||
    hasAlg(member(object, 'unprotected'))
  );
}

function hasAlg(header: JsonValue | undefined): boolean {
  return header?.type === 'object' && stringMember(header, 'alg') !== undefined;
}

function itemsOf(object: JsonObject, name: string): readonly JsonObject[] {
  const value = member(object, name);
  return value?.type === 'array' ? value.items.filter((item) => item.type === 'object') : [];
}
