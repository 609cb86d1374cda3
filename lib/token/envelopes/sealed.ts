// Sealed values: only their outside can be read.
//
//   iron (hapijs/iron lib/index.js): "Fe26.2*" password-id "*" salt "*" iv "*" ciphertext "*"
//     [expiry in ms] "*" salt "*" hmac; iron-session adds "~" and its version
//   ASP.NET Core Data Protection ("Authenticated encryption details"): 09 F0 C9 F0, 16 bytes of key
//     id as a .NET GUID (its first three fields little-endian), ciphertext; "CfDJ8" in base64url
import { isDate } from '../../jose/dates.ts';
import { evidence } from '../evidence.ts';
import type { Reading } from '../recognition.ts';
import { bytesOf } from './content.ts';
import type { Candidate, EnvelopeFamily } from './envelope.ts';

const IRON_PARTS = 8;

function readIron({ text }: Candidate): Reading | null {
  const parts = text.split('*', IRON_PARTS + 1);
  if (parts[0] !== 'Fe26.2' || parts.length !== IRON_PARTS) return null;
  const ms = /^\d{1,16}$/.test(parts[5] ?? '') ? Number(parts[5]) : null;
  const expiresAt = ms !== null && isDate(ms) ? ms : null;
  return { evidence: evidence('prefix', '', 'Fe26.2*'), expiresAt, signed: true, encrypted: true };
}

const SHORTEST_PROTECTED = 20;

function readDataProtection({ text }: Candidate): Reading | null {
  if (!text.startsWith('CfDJ8')) return null;
  const bytes = bytesOf(text);
  if (bytes === null || bytes.length < SHORTEST_PROTECTED) return null;
  const keyId = { type: 'string', value: guidOf(bytes.subarray(4, 20)) } as const;
  return {
    evidence: evidence('data-protection'),
    content: { type: 'object', members: [{ name: 'keyId', value: keyId, duplicate: false }] },
    signed: true,
    encrypted: true,
  };
}

const GUID_ORDER = [3, 2, 1, 0, -1, 5, 4, -1, 7, 6, -1, 8, 9, -1, 10, 11, 12, 13, 14, 15];

function guidOf(bytes: Uint8Array): string {
  const hex = (at: number): string => (bytes[at] ?? 0).toString(16).padStart(2, '0');
  return GUID_ORDER.map((at) => (at < 0 ? '-' : hex(at))).join('');
}

export const SEALS: readonly EnvelopeFamily[] = [
  {
    form: 'envelope',
    family: 'iron',
    label: 'iron-session, hapi or WorkOS (sealed)',
    role: 'session',
    explanation: 'sealed',
    read: readIron,
  },
  {
    form: 'envelope',
    family: 'aspnet-data-protection',
    label: 'ASP.NET Core (Data Protection)',
    role: 'session',
    explanation: 'sealed',
    read: readDataProtection,
  },
];
