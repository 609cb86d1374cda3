// Bodies in a HAR: text, or base64 of bytes where `encoding` says so.
import { decodeBase64url } from '../jose/base64url.ts';

/** Types of content that is text although they do not say so in their first word. */
const TEXTUAL =
  /^text\/|json|xml|javascript|ecmascript|x-www-form-urlencoded|^multipart\/|html|jwt/i;

/** What is ill-formed is replaced: what stands around a token is not shown. */
const LENIENT = new TextDecoder('utf-8', { ignoreBOM: true });

export interface BodyReading {
  readonly text: string;
  /** Where a body that is said to be base64 is not, in UTF-16 units; null where all is well. */
  readonly faultAt: number | null;
}

/**
 * The text of a body. Bytes are read as UTF-8 if their type is textual or not known.
 * @param encoding as the HAR says it; only base64 is known
 * @returns the body as it stands where it is not encoded; nothing for bytes that are no text
 */
export function readBody(
  text: string,
  encoding: string | undefined,
  mimeType: string | null,
): BodyReading {
  if (encoding?.toLowerCase() !== 'base64') return { text, faultAt: null };
  if (mimeType !== null && mimeType !== '' && !TEXTUAL.test(mimeType)) {
    return { text: '', faultAt: null };
  }
  const urlSafe = text.replace(/\s/g, '').replaceAll('+', '-').replaceAll('/', '_');
  const reading = decodeBase64url(urlSafe);
  if (reading.ok) return { text: LENIENT.decode(reading.bytes), faultAt: null };
  const foreign = text.search(/[^\w+/=\s-]/);
  return { text, faultAt: foreign < 0 ? text.length : foreign };
}

/** The same without its fault. */
export function bodyText(
  text: string,
  encoding: string | undefined,
  mimeType: string | null,
): string {
  return readBody(text, encoding, mimeType).text;
}
