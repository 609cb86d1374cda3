// What stands where something was cut out of a token: the same words for every token, so that neither
// length nor content says anything of what was there.
import { encodeBase64url } from '../jose/base64url.ts';

const UTF8 = new TextEncoder();

export const MARK = 'removed-by-bearerscope';

/** base64url of a text's UTF-8. */
export function encodeText(text: string): string {
  return encodeBase64url(UTF8.encode(text));
}

/** The mark as a segment; `part` tells several in one token apart. */
export function markSegment(part = ''): string {
  return encodeText(part === '' ? MARK : `${MARK} ${part}`);
}

/** So many bytes, made of the mark. */
export function markBytes(length: number): Uint8Array {
  const mark = UTF8.encode(`${MARK} `);
  return Uint8Array.from({ length }, (_, at) => mark[at % mark.length] ?? 0);
}

/** A token that says nothing but that there was one: for texts that cannot be made safe otherwise. */
export const NOTHING_LEFT = `${encodeText(`{"alg":"none","typ":"JWT"}`)}.${encodeText(`{"${MARK}":true}`)}.`;
