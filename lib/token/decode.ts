// Text → Token, for text that is exactly one token: what a scanner found and a ledger holds. Text that
// a person hands in, damaged as it may be, is for lib/token/reading.ts.
import { decodeBase64url, isBase64urlCode } from '../jose/base64url.ts';
import { formOf, SEGMENT_COUNT } from '../jose/compact.ts';
import type { JsonObject } from '../jose/json.ts';
import { isUnencoded, member } from '../jose/members.ts';
import { readPaseto } from '../jose/paseto.ts';
import { splitSdJwt } from '../jose/sd-jwt.ts';
import { readSegment, readUnencoded, type SegmentReading } from '../jose/segment.ts';
import { CompactToken } from './compact.ts';
import { decodeJsonToken } from './json-token.ts';
import { PasetoToken } from './paseto-token.ts';
import { SdJwtToken } from './sd-jwt.ts';
import type { Token } from './token.ts';

const SPACE = 0x20;
const EQUALS = 0x3d;
const LOWER_V = 0x76;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/**
 * Reads a token of any form. Total and linear.
 * @returns null when the text is not exactly one token. What is wrong with a token that can still be
 * told from other text is in its `faults`.
 */
export function decodeToken(raw: string): Token | null {
  const first = raw.charCodeAt(0);
  // A JSON text may begin with white space (RFC 8259 §2); no other form does.
  if (first === OPEN_BRACE || first <= SPACE) return decodeJsonToken(raw);
  if (first === LOWER_V) return decodePaseto(raw);
  return decodeCompact(raw);
}

/**
 * Reads a compact JWS or JWE. A JWS may lack its signature, or have a header that lost characters,
 * if its claims leave no doubt that it is one.
 */
function decodeCompact(raw: string): Token | null {
  const first = raw.indexOf('.');
  if (first < 0) return null;
  const header = readSegment(raw.slice(0, first));
  const damaged = header.json === null;
  if (damaged && !isDamagedHeader(raw.slice(0, first))) return null;
  const members = damaged ? NO_MEMBERS : header.json;
  if (members?.type !== 'object') return null;
  if (!damaged && member(members, 'alg') === undefined) return null;
  if (formOf(members) === 'jwe') return decodeJwe(raw, header);
  const from = first + 1;
  const second = raw.indexOf('.', from);
  const segment = raw.slice(from, second < 0 ? raw.length : second);
  const { claims, plain } = readContent(segment, isUnencoded(members));
  if ((damaged || second < 0) && claims?.json?.type !== 'object') return null;
  if (second < 0)
    return damaged ? null : new CompactToken({ raw, form: 'jws', header, claims, plain });
  const tilde = raw.indexOf('~', second);
  const end = tilde < 0 ? raw.length : tilde;
  if (!isSegment(raw, second + 1, end)) return null;
  const jws = new CompactToken({ raw: raw.slice(0, end), form: 'jws', header, claims, plain });
  return tilde < 0 ? jws : decodeSdJwt(raw, jws);
}

/** Content that is not encoded may all the same be base64url of claims: who ignores b64 reads those. */
function readContent(
  segment: string,
  unencoded: boolean,
): { readonly claims: SegmentReading | null; readonly plain: boolean } {
  if (segment === '') return { claims: null, plain: unencoded };
  const encoded = readSegment(segment);
  return unencoded && encoded.json?.type !== 'object'
    ? { claims: readUnencoded(segment), plain: true }
    : { claims: encoded, plain: false };
}

/** Reads an SD-JWT whose issuer-signed JWT was read already (RFC 9901 §4). */
function decodeSdJwt(raw: string, issuer: Token): Token | null {
  const parts = splitSdJwt(raw, issuer.raw.length);
  if (parts === null) return null;
  const { disclosures, keyBinding } = parts;
  if (!disclosures.every(({ text }) => text !== '' && isSegment(text, 0, text.length))) return null;
  const binding = keyBinding === null ? null : decodeCompact(keyBinding.text);
  if (keyBinding !== null && binding?.form !== 'jws') return null;
  return new SdJwtToken({ raw, parts, issuer, keyBinding: binding });
}

const NO_MEMBERS: JsonObject = { type: 'object', members: [] };

/** A header whose first member is `alg` shows its intention, however broken the rest is. */
function isDamagedHeader(segment: string): boolean {
  const reading = decodeBase64url(segment);
  if (!reading.ok || reading.bytes.at(-1) !== CLOSE_BRACE) return false;
  return /^\{\s*"alg"\s*:/.test(String.fromCharCode(...reading.bytes.subarray(0, 24)));
}

function decodeJwe(raw: string, header: SegmentReading): Token | null {
  let end = raw.indexOf('.');
  for (let count = 1; count < SEGMENT_COUNT.jwe; count++) {
    if (end === raw.length) return null;
    const start = end + 1;
    const dot = raw.indexOf('.', start);
    end = dot < 0 ? raw.length : dot;
    if (!isSegment(raw, start, end)) return null;
  }
  return end === raw.length
    ? new CompactToken({ raw, form: 'jwe', header, claims: null, plain: false })
    : null;
}

function decodePaseto(raw: string): Token | null {
  const paseto = readPaseto(raw);
  return paseto && new PasetoToken(raw, paseto);
}

/** Digits of base64url and at most two `=` behind them. */
function isSegment(text: string, start: number, end: number): boolean {
  let digits = end;
  while (digits > start && end - digits < 2 && text.charCodeAt(digits - 1) === EQUALS) digits--;
  for (let i = start; i < digits; i++) if (!isBase64urlCode(text.charCodeAt(i))) return false;
  return true;
}
