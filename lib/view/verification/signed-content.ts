// What was signed, as a person gives it for a token that leaves it out (RFC 7515 appendix F).
import type { Verification } from '../../judge/verify/verification.ts';
import { sayCounted } from '../../words/say.ts';

const ENCODER = new TextEncoder();

/**
 * The octets that a pasted text can stand for, the text as it is first. A field for text writes every line break as
 * LF, where HTTP and files may have CRLF, and who copies a text may take one line break too many or too few along.
 */
export function contentReadings(text: string): readonly Uint8Array[] {
  const cut = text.replace(/\r?\n$/, '');
  const texts = [text, cut, `${cut}\n`].flatMap((one) => [one, one.replace(/\r?\n/g, '\r\n')]);
  return [...new Set(texts)].map((one) => ENCODER.encode(one));
}

/** Over what the signature was calculated, where that is not in the token. */
export function contentNotes({ givenContent }: Verification): readonly string[] {
  return givenContent === undefined ? [] : [sayCounted('verify_content_given', givenContent)];
}
