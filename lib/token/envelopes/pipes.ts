// Values in parts between bars.
//
//   Tornado 2 (tornado/web.py, _create_signed_value): "2|" fields "|" 64 hex digits, each field
//     length ":" text: key version, seconds, cookie name, base64(value)
//   Tornado 1: base64(value) "|" seconds "|" 40 hex digits
//   oauth2-proxy (pkg/encryption/utils.go): base64url(value) "|" seconds "|" base64url(HMAC), padded
import { type Evidence, evidence } from '../evidence.ts';
import type { Reading } from '../recognition.ts';
import { bytesOf, type Content, contentOfBytes, secondsToMs } from './content.ts';
import type { Candidate, EnvelopeFamily } from './envelope.ts';

const TORNADO_FIELDS = 4;
/** A field's length in digits; longer ones would not fit into a cookie. */
const LENGTH = /\|(\d{1,7}):/y;

function readTornado({ text }: Candidate): Reading | null {
  if (!text.startsWith('2|')) return tornado1(text);
  const fields: string[] = [];
  let at = 1;
  while (fields.length < TORNADO_FIELDS) {
    const length = new RegExp(LENGTH);
    length.lastIndex = at;
    const digits = length.exec(text)?.[1];
    if (digits === undefined) return null;
    at = length.lastIndex + Number(digits);
    fields.push(text.slice(length.lastIndex, at));
  }
  const [, seconds = '', name = '', value = ''] = fields;
  if (!/^\|[\da-f]{64}$/.test(text.slice(at))) return null;
  return timed(value, seconds, evidence('tornado', name));
}

function tornado1(text: string): Reading | null {
  const [, value, seconds, mac = ''] = THREE.exec(text) ?? [];
  if (value === undefined || seconds === undefined || !/^[\da-f]{40}$/.test(mac)) return null;
  return timed(value, seconds, evidence('tornado-old'));
}

function timed(value: string, seconds: string, seen: Evidence): Reading | null {
  const bytes = value === '' ? new Uint8Array(0) : bytesOf(value);
  const issuedAt = /^\d{1,12}$/.test(seconds) ? secondsToMs(Number(seconds)) : null;
  if (bytes === null || issuedAt === null) return null;
  return { ...contentOfBytes(bytes), evidence: seen, issuedAt, signed: true };
}

const THREE = /^([\w+/-]+={0,2})\|(\d{9,11})\|([\w+/-]{27,43}={0,2})$/;

function readProxy({ text }: Candidate): Reading | null {
  const [, value, seconds, mac = ''] = THREE.exec(text) ?? [];
  if (value === undefined || seconds === undefined) return null;
  const macLength = bytesOf(mac)?.length;
  if (macLength !== 20 && macLength !== 32) return null;
  const reading = timed(value, seconds, evidence('oauth2-proxy'));
  return reading === null ? null : { ...reading, ...sealedUnlessText(reading) };
}

/** With its own store the proxy writes a ticket, which is text; else the session, encrypted. */
function sealedUnlessText({ content = null }: Partial<Content>): Partial<Reading> {
  return content === null ? { encrypted: true, faults: [] } : {};
}

export const PIPES: readonly EnvelopeFamily[] = [
  {
    form: 'envelope',
    family: 'tornado',
    label: 'Tornado, signed cookie',
    role: 'session',
    explanation: 'readable',
    read: readTornado,
  },
  {
    form: 'envelope',
    family: 'oauth2-proxy',
    label: 'oauth2-proxy session',
    role: 'session',
    explanation: 'sealed',
    read: readProxy,
  },
];
