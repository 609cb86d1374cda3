// Keys that stand in something else: base64 around PEM or JSON, as environment variables have it; base64 of
// certificates in `x5c` (RFC 7515 §4.1.6) or in the metadata of SAML and WS-Federation, as PEM.
import type { JsonArray } from '../../../jose/json.ts';
import { decodeUtf8 } from '../../../jose/utf8.ts';
import { decodeBase64, derBytes } from './base64.ts';
import { hasPem } from './pem.ts';

/** `-----BEGIN ` or an opening brace or bracket, in base64. */
const OPENING = /^\s*(?:LS0tLS|ey|ew|W[w3y])/;
const LIKE_KEYS = /\b(?:kty|keys)\b/;

/** The text that base64 stands for, where there are keys in it; null for any other text. Linear. */
export function textInBase64(text: string): string | null {
  if (!OPENING.test(text)) return null;
  const read = decodeBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
  const inner = read.ok ? decodeUtf8(read.bytes) : null;
  if (inner?.ok !== true) return null;
  return hasPem(inner.text) || looksLikeKeys(inner.text) ? inner.text : null;
}

/** Whether a text is meant to be JSON with keys, well written or not. */
export function looksLikeKeys(text: string): boolean {
  return /^\s*[[{]/.test(text) && LIKE_KEYS.test(text);
}

const ELEMENT = /<(?:[\w-]+:)?X509Certificate>([^<]*)</g;

/** The certificates of an XML document (XML Signature §4.5.4), as PEM; null without any. Linear. */
export function certificatesInXml(text: string): string | null {
  const found = [...text.matchAll(ELEMENT)].map(([, digits = '']) => asPem(digits));
  return found.length === 0 ? null : found.join('\n');
}

/** A list of nothing but certificates in base64, as PEM; null for any other list. */
export function certificatesInList({ items }: JsonArray): string | null {
  const texts = items.map((item) => (item.type === 'string' ? item.value : ''));
  const areAll = texts.length > 0 && texts.every((text) => derBytes(text) !== null);
  return areAll ? texts.map(asPem).join('\n') : null;
}

/** A certificate in base64 as PEM. */
export function asPem(digits: string): string {
  return `-----BEGIN CERTIFICATE-----\n${digits}\n-----END CERTIFICATE-----`;
}
