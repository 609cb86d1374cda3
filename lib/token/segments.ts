// The parts of a token's text.
import { decodeBase64url, isCanonical } from '../jose/base64url.ts';
import type { SegmentFault } from '../jose/segment.ts';
import type { SegmentName } from './fault.ts';
import type { TokenSegment } from './token.ts';

/** No token has more segments; what stands behind so many is taken for one. */
const MOST_SEGMENTS = 16;

/** A text's parts between its dots, and where each begins in UTF-16 units. Never empty. */
export function dotted(text: string): readonly { readonly text: string; readonly start: number }[] {
  const parts: { readonly text: string; readonly start: number }[] = [];
  let start = 0;
  for (let end = text.indexOf('.'); end >= 0; end = text.indexOf('.', start)) {
    if (parts.length === MOST_SEGMENTS - 1) break;
    parts.push({ text: text.slice(start, end), start });
    start = end + 1;
  }
  return [...parts, { text: text.slice(start), start }];
}

/**
 * A segment whose bytes are decoded when they are asked for.
 * @param plain its text is not encoded
 * @param end where it ends in the token, if escapes make it longer than its text
 */
export function segmentAt(
  name: SegmentName,
  index: number,
  start: number,
  text: string,
  {
    plain = false,
    end = start + text.length,
  }: { readonly plain?: boolean; readonly end?: number } = {},
): TokenSegment {
  let bytes: Uint8Array | null | undefined;
  return {
    name,
    index,
    start,
    end,
    text,
    get bytes() {
      if (bytes === undefined) bytes = plain ? UTF8.encode(text) : bytesOf(text);
      return bytes;
    },
  };
}

const UTF8 = new TextEncoder();

function bytesOf(text: string): Uint8Array | null {
  const reading = decodeBase64url(text);
  return reading.ok ? reading.bytes : null;
}

const NO_FAULTS: readonly SegmentFault[] = [];

/** What is wrong with a segment that is base64url of anything. */
export function base64urlFaults(text: string): readonly SegmentFault[] {
  if (isCanonical(text)) return NO_FAULTS;
  const { fault } = decodeBase64url(text);
  return fault === null ? [] : [{ ...fault, inside: null, name: null }];
}
