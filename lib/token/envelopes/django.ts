// Django's TimestampSigner (django/core/signing.py, utils/baseconv.py):
//
//   value   = content ":" time ":" signature        (27 characters of SHA-1, 43 of SHA-256)
//   content = base64url(JSON), "." base64url(zlib(JSON)), or any text (set_signed_cookie)
//   time    = seconds since the epoch in base 62, digits 0-9 A-Z a-z
import { evidence } from '../evidence.ts';
import type { Reading } from '../recognition.ts';
import type { Content } from './content.ts';
import { bytesOf, isPrintable, jsonOf, secondsToMs } from './content.ts';
import type { Candidate, EnvelopeFamily } from './envelope.ts';
import { contentOfPacked } from './packed.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Django's first release, July 2005: an earlier time is some other format's number. */
const EARLIEST = 1_121_000_000;

function readSigned({ text }: Candidate): Reading | null {
  const signatureAt = text.lastIndexOf(':');
  const timeAt = text.lastIndexOf(':', signatureAt - 1);
  if (timeAt < 1 || !/^(?:[\w-]{27}|[\w-]{43})$/.test(text.slice(signatureAt + 1))) return null;
  const issuedAt = timeOf(text.slice(timeAt + 1, signatureAt));
  const read = contentOf(text.slice(0, timeAt));
  if (issuedAt === null || read === null) return null;
  return { ...read, evidence: evidence('django'), issuedAt, signed: true };
}

function contentOf(body: string): Content | null {
  if (body.startsWith('.')) {
    const packed = bytesOf(body.slice(1));
    if (packed !== null) return contentOfPacked(packed);
  }
  const content = jsonOf(body);
  if (content !== null) return { content, faults: [] };
  return isPrintable(body) ? { content: body, faults: [] } : null;
}

/** Six digits reach from 1999 to 3769, so no other length can be a time of signing. */
function timeOf(text: string): number | null {
  if (!/^[\dA-Za-z]{6}$/.test(text)) return null;
  let seconds = 0;
  for (const digit of text) seconds = seconds * 62 + DIGITS.indexOf(digit);
  return seconds < EARLIEST ? null : secondsToMs(seconds);
}

export const DJANGO: readonly EnvelopeFamily[] = [
  {
    form: 'envelope',
    family: 'django-signed',
    label: 'Django, signed',
    role: 'session',
    explanation: 'readable',
    read: readSigned,
  },
];
