// From the text of an envelope to what it says: base64 of either alphabet, bytes, JSON, text.
import { decodeBase64url } from '../../jose/base64url.ts';
import { base64urlText } from '../../jose/base64url-text.ts';
import { isDate } from '../../jose/dates.ts';
import { type JsonObject, type JsonValue, parseJson } from '../../jose/json.ts';
import { decodeUtf8 } from '../../jose/utf8.ts';
import type { RecognitionFault } from '../recognition.ts';

export interface Content {
  readonly content: JsonValue | string | null;
  readonly faults: readonly RecognitionFault[];
}

/** Reads base64 of either alphabet (RFC 4648 §4, §5), padded or not; null when it is none or empty. */
export function bytesOf(text: string): Uint8Array | null {
  if (text === '') return null;
  const reading = decodeBase64url(urlSafe(text));
  return reading.ok && reading.bytes.length > 0 ? reading.bytes : null;
}

function urlSafe(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}

/** The UTF-8 text in base64, or null. */
export function textOf(base64: string): string | null {
  return base64 === '' ? null : base64urlText(urlSafe(base64)) || null;
}

/** The JSON value in base64, or null. */
export function jsonOf(base64: string): JsonValue | null {
  const text = textOf(base64);
  return text === null ? null : parsed(text);
}

/** The JSON object in base64, or null. */
export function objectOf(base64: string): JsonObject | null {
  const value = jsonOf(base64);
  return value?.type === 'object' ? value : null;
}

/** The JSON value of a text, or null. */
export function parsed(text: string): JsonValue | null {
  const json = parseJson(text);
  return json.ok ? json.value : null;
}

/** JSON where it is JSON, text where it is text without control characters, else null with a fault. */
export function contentOfBytes(bytes: Uint8Array): Content {
  const utf8 = decodeUtf8(bytes);
  return utf8.ok ? contentOfText(utf8.text) : { content: null, faults: ['not-text'] };
}

function contentOfText(text: string): Content {
  const value = parsed(text);
  if (value !== null) return { content: value, faults: [] };
  return isPrintable(text)
    ? { content: text, faults: [] }
    : { content: null, faults: ['not-text'] };
}

/** True for text without control characters other than white space. */
export function isPrintable(text: string): boolean {
  return !/[\u0000-\u0008\u000e-\u001f\u007f]/.test(text);
}

/** Bytes that must not be interpreted, as text: what is no printable ASCII becomes a middle dot. */
export function printableOf(bytes: Uint8Array): string {
  const characters: string[] = [];
  for (const byte of bytes) {
    characters.push(byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·');
  }
  return characters.join('');
}

/** Seconds since the epoch, as milliseconds; null outside the calendar. */
export function secondsToMs(seconds: number): number | null {
  const ms = seconds * 1000;
  return isDate(ms) ? ms : null;
}
