// itsdangerous, the signer of Flask, Starlette and many others (pallets/itsdangerous timed.py,
// url_safe.py and encoding.py):
//
//   value   = content "." time "." signature
//   content = base64url(JSON), or "." base64url(zlib(JSON)) where that is shorter
//   time    = base64url of a big-endian integer without leading zero bytes
//
// Before 1.0 the time counted from 2011-01-01 (CHANGES.rst, issue 46). Starlette puts padded base64 of
// the ordinary alphabet in front of the same signer (starlette/middleware/sessions.py).
import { evidence } from '../evidence.ts';
import type { Reading } from '../recognition.ts';
import { bytesOf, jsonOf, secondsToMs } from './content.ts';
import type { Candidate, EnvelopeFamily } from './envelope.ts';
import { contentOfPacked } from './packed.ts';

/** Lengths of SHA-1, SHA-256, SHA-384 and SHA-512 HMACs in unpadded base64. */
export const MAC_LENGTHS: readonly number[] = [27, 43, 64, 86];

const PARTS = /^(\.?)([\w+/-]+={0,2})\.([\w-]{3,8})\.([\w-]{27,86})$/;
const OLD_EPOCH = 1_293_840_000;

function readTimed({ text }: Candidate, wanted: 'flask' | 'starlette'): Reading | null {
  const [, dot = '', body = '', time = '', mac = ''] = PARTS.exec(text) ?? [];
  const issuedAt = timeOf(time);
  if (issuedAt === null || !MAC_LENGTHS.includes(mac.length)) return null;
  const ordinary = /[+/=]/.test(body);
  if (ordinary !== (wanted === 'starlette') || (ordinary && dot !== '')) return null;
  const read = dot === '' ? plainContent(body) : packedContent(body);
  if (read === null) return null;
  const seen = evidence(dot === '' ? 'timed-json' : 'timed-packed');
  return { ...read, evidence: seen, issuedAt, signed: true };
}

function plainContent(body: string): Pick<Reading, 'content' | 'faults'> | null {
  const content = jsonOf(body);
  return content === null ? null : { content };
}

function packedContent(body: string): Pick<Reading, 'content' | 'faults'> | null {
  const packed = bytesOf(body);
  if (packed === null) return null;
  const read = contentOfPacked(packed);
  // Nothing came out at all: the leading dot was some other format's.
  return read.content === null && read.faults.includes('compression-damaged') ? null : read;
}

function timeOf(text: string): number | null {
  const bytes = bytesOf(text);
  if (bytes === null || bytes[0] === 0) return null;
  let seconds = 0;
  for (const byte of bytes) seconds = seconds * 256 + byte;
  return secondsToMs(seconds < OLD_EPOCH ? seconds + OLD_EPOCH : seconds);
}

function readPackedAlone({ text }: Candidate): Reading | null {
  if (!/^\.[\w-]{10,}={0,2}$/.test(text)) return null;
  const read = packedContent(text.slice(1));
  if (read === null || typeof read.content === 'string') return null;
  return {
    ...read,
    evidence: evidence('packed-alone'),
    faults: [...(read.faults ?? []), 'signature-missing'],
  };
}

export const ITSDANGEROUS: readonly EnvelopeFamily[] = [
  {
    form: 'envelope',
    family: 'flask',
    label: 'Flask session (itsdangerous)',
    role: 'session',
    explanation: 'readable',
    read: (candidate) => readTimed(candidate, 'flask'),
  },
  {
    form: 'envelope',
    family: 'starlette',
    label: 'Starlette or FastAPI session',
    role: 'session',
    explanation: 'readable',
    read: (candidate) => readTimed(candidate, 'starlette'),
  },
  {
    form: 'envelope',
    family: 'compressed-json',
    label: 'Compressed JSON, as Flask and Django write it',
    role: 'session',
    explanation: 'content-alone',
    read: readPackedAlone,
  },
];
