// What was found inside of an encrypted token.
import { type JsonObject, parseJson } from '../../jose/json.ts';
import { decodeUtf8 } from '../../jose/utf8.ts';
import { decodeToken } from '../../token/decode.ts';
import type { Plaintext } from './verification.ts';

/** Decrypted octets as what they are. Total and linear. */
export function plaintextOf(bytes: Uint8Array): Plaintext {
  const utf8 = decodeUtf8(bytes);
  if (!utf8.ok) return { kind: 'bytes', bytes };
  const { text } = utf8;
  const token = decodeToken(text);
  if (token !== null) return { kind: 'token', token };
  const set = objectIn(text);
  return set === null ? { kind: 'text', text } : { kind: 'claims', set };
}

function objectIn(text: string): JsonObject | null {
  const reading = parseJson(text);
  return reading.ok && reading.value.type === 'object' ? reading.value : null;
}
