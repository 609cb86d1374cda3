// A token in a form that decodes the same way but lets nobody in and names nobody: the same segments,
// claims with stand-ins, and in place of everything that proves or hides something a mark.
import { encodeBase64url } from '../jose/base64url.ts';
import { type JsonObject, parseJson } from '../jose/json.ts';
import { stringifyJson } from '../jose/json-text.ts';
import { protectionSize } from '../jose/paseto-shape.ts';
import { readSegment } from '../jose/segment.ts';
import { decodeToken } from '../token/decode.ts';
import type { Token } from '../token/token.ts';
import type { ShareContext } from './context.ts';
import { type Special, shareObject, shareValue } from './json.ts';
import { shareJsonToken } from './json-token.ts';
import { encodeText, MARK, markBytes, markSegment, NOTHING_LEFT } from './marks.ts';
import { shareSdJwt } from './sd-jwt.ts';

/**
 * The safe form of a text that is a token. Total and linear.
 * @returns null for any other text
 */
export function shareToken(raw: string, share: ShareContext): string | null {
  const token = decodeToken(raw);
  if (token === null) return null;
  const shared = shareForm(token, share);
  return decodeToken(shared) === null ? NOTHING_LEFT : shared;
}

function shareForm(token: Token, share: ShareContext): string {
  switch (token.form) {
    case 'jwe':
      return shareJwe(token, share);
    case 'sd-jwt':
      return shareSdJwt(token, share, shareJws);
    case 'jws-json':
    case 'jwe-json':
      return shareJsonToken(token, share, { header: shareHeader, content: shareContent });
    case 'paseto':
      return sharePaseto(token, share);
    default:
      return shareJws(token.raw, token.header, share);
  }
}

/** A header's members; what names keys, people or hosts gets stand-ins, algorithms stay. */
function shareHeader(header: JsonObject, share: ShareContext): JsonObject {
  return shareObject(header, share);
}

/** @param special for the digests in an SD-JWT's claims */
function shareJws(raw: string, header: JsonObject, share: ShareContext, special?: Special): string {
  const [, content = '', signature] = raw.split('.', 3);
  const head = encodeText(stringifyJson(shareHeader(header, share)));
  const parts = [head, shareContent(content, share, special)];
  // A token may have lost its signature, or have none (RFC 7515 §A.5).
  if (signature === '') parts.push('');
  if (signature) {
    share.removed('signature');
    parts.push(markSegment());
  }
  return parts.join('.');
}

/** What a JWS signs: claims, a token, some other text, or nothing where it travels elsewhere. */
export function shareContent(content: string, share: ShareContext, special?: Special): string {
  if (content === '') return '';
  const reading = readSegment(content);
  const { json, partial, text } = reading;
  if (json !== null) return encodeText(stringifyJson(shareValue(json, share, special)));
  const token = text === null ? null : share.token(text);
  if (token !== null) return encodeText(token);
  // RFC 7797: claims that were not encoded are encoded here, as their stand-ins may have dots.
  const plain = parseJson(content);
  if (plain.ok) return encodeText(stringifyJson(shareValue(plain.value, share, special)));
  share.removed('encrypted');
  return partial === null
    ? markSegment()
    : encodeText(stringifyJson(shareObject(partial, share, special)));
}

/** RFC 7516 §7.1; a segment that was empty stays so (RFC 7518 §4.5). */
function shareJwe({ raw, header }: Token, share: ShareContext): string {
  const [, key, vector, text, tag] = raw.split('.', 5);
  const names = ['key', 'iv', 'text', 'tag'];
  const rest = [key, vector, text, tag].map((part, at) => (part ? markSegment(names[at]) : ''));
  share.removed('encrypted');
  return [encodeText(stringifyJson(shareHeader(header, share))), ...rest].join('.');
}

/** The message, and for what protects it as many bytes of the mark as it must have. */
function sharePaseto({ paseto }: Token, share: ShareContext): string {
  if (paseto === undefined) return NOTHING_LEFT;
  const { version, purpose, message, footer } = paseto;
  const size = protectionSize(version, purpose);
  const json = message?.json ?? message?.partial ?? null;
  const said = json === null ? MARK : stringifyJson(shareValue(json, share));
  share.removed(purpose === 'public' ? 'signature' : 'encrypted');
  const parts = [version, purpose, encodeBase64url(joined(said, markBytes(size)))];
  if (footer !== null) parts.push(shareFooter(footer.reading.json, share));
  return parts.join('.');
}

function shareFooter(json: Parameters<typeof shareValue>[0] | null, share: ShareContext): string {
  return json === null ? markSegment() : encodeText(stringifyJson(shareValue(json, share)));
}

function joined(text: string, bytes: Uint8Array): Uint8Array {
  const head = new TextEncoder().encode(text);
  const all = new Uint8Array(head.length + bytes.length);
  all.set(head);
  all.set(bytes, head.length);
  return all;
}
