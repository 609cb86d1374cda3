// Bodies in a HAR: text, or base64 of bytes where `encoding` says so.
import { decodeBase64url } from '../jose/base64url.ts';

/** Types of content that is text although they do not say so in their first word. */
const TEXTUAL =
  /^text\/|json|xml|javascript|ecmascript|x-www-form-urlencoded|^multipart\/|html|jwt/i;

/** What is ill-formed is replaced: what stands around a token is not shown. */
const LENIENT = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The text of a body. Bytes are read as UTF-8 if their type is textual or not known.
 * @param encoding as the HAR says it; only base64 is known
 * @returns the body as it stands where it is not encoded; nothing for bytes that are no text
 */
export function bodyText(
  text: string,
  encoding: string | undefined,
  mimeType: string | null,
): string {
  if (encoding?.toLowerCase() !== 'base64') return text;
  if (mimeType !== null && mimeType !== '' && !TEXTUAL.test(mimeType)) return '';
  const urlSafe = text.replace(/\s/g, '').replaceAll('+', '-').replaceAll('/', '_');
  const reading = decodeBase64url(urlSafe);
  return reading.ok ? LENIENT.decode(reading.bytes) : text;
}
