// The text that base64url encodes, for looks at it. What is wrong with how it is written tells segment.ts.
import { decodeAscii, decodeBase64url } from './base64url.ts';
import { utf8Text } from './utf8.ts';

/**
 * Reads base64url of UTF-8. Total and linear.
 * @returns null where the bytes are uncertain or no UTF-8; padding and loose bits are let pass
 */
export function base64urlText(text: string): string | null {
  const ascii = decodeAscii(text);
  if (ascii !== null) return ascii;
  const reading = decodeBase64url(text);
  return reading.ok ? utf8Text(reading.bytes) : null;
}
