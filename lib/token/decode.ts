import { decodeBase64url } from '../jose/base64url.ts';
import { formOf, readJoseHeader, SEGMENT_COUNT } from '../jose/compact.ts';
import { type JsonValue, parseJson } from '../jose/json.ts';
import { decodeUtf8 } from '../jose/utf8.ts';
import type { Claims, Token } from './token.ts';

/**
 * Reads a compact token. Total and linear.
 * @returns null when the text is no compact JWS or JWE: not 3 or 5 segments, or a first segment that
 * is not a JOSE header.
 */
export function decodeToken(raw: string): Token | null {
  const segments = raw.split('.', 6);
  const [first, second] = segments;
  if (first === undefined || second === undefined) return null;
  const header = readJoseHeader(first);
  if (header === null) return null;
  const form = formOf(header);
  if (segments.length !== SEGMENT_COUNT[form]) return null;
  const claims: Claims = form === 'jwe' ? { state: 'encrypted' } : readClaims(second);
  return { raw, form, header, claims };
}

/** Reads a JWS's second segment as a claims set: UTF-8 of a JSON object (RFC 7519 §7.2). */
function readClaims(segment: string): Claims {
  if (segment === '') {
    return unreadable(
      'The claims segment is empty: the content is detached (RFC 7515 appendix F).',
    );
  }
  const reading = decodeBase64url(segment);
  if (!reading.ok) {
    const { code, at } = reading.fault;
    const what = code === 'invalid-length' ? 'has an impossible length' : 'has a foreign character';
    return unreadable(`The claims segment is not base64url: it ${what} at offset ${at}.`, segment);
  }
  const utf8 = decodeUtf8(reading.bytes);
  if (!utf8.ok) {
    return unreadable(`The claims are not UTF-8: the bytes go wrong at offset ${utf8.at}.`);
  }
  const json = parseJson(utf8.text);
  if (!json.ok) {
    const { code, at } = json.fault;
    return unreadable(
      `The claims are not JSON: ${code.replaceAll('-', ' ')} at offset ${at}.`,
      utf8.text,
    );
  }
  if (json.value.type !== 'object') {
    return unreadable(`The claims are JSON, but ${nounOf(json.value)}, not an object.`, utf8.text);
  }
  return { state: 'read', set: json.value };
}

function nounOf(value: JsonValue): string {
  if (value.type === 'literal') return String(value.value);
  return value.type === 'array' ? 'an array' : `a ${value.type}`;
}

function unreadable(reason: string, text: string | null = null): Claims {
  return { state: 'unreadable', reason, text };
}
