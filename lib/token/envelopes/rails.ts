// Ruby on Rails (activesupport message_verifier.rb, message_encryptor.rb, messages/metadata.rb) and
// Rack (rack/session/cookie.rb):
//
//   signed    = base64(data) "--" hex HMAC                   (SHA-1, SHA-256 or SHA-512)
//   encrypted = base64(data) "--" base64(iv) "--" base64(tag)   AES-GCM, iv 12 and tag 16 bytes
//             = base64(base64(data) "--" base64(iv)) "--" hex   AES-CBC, iv 16 bytes
//   data      = JSON, {"_rails":{"message":base64,"exp":ISO 8601,"pur":purpose}} or Marshal (04 08)
//
// Marshal can make any Ruby object, so it is shown as bytes and never read. Rack breaks its base64
// into lines, Rails does not.
import type { JsonObject, JsonValue } from '../../jose/json.ts';
import { member, stringMember } from '../../jose/members.ts';
import { evidence } from '../evidence.ts';
import type { Reading } from '../recognition.ts';
import type { Content } from './content.ts';
import { bytesOf, contentOfBytes, printableOf, textOf } from './content.ts';
import type { Candidate, EnvelopeFamily } from './envelope.ts';

const MAC = /^(?:[\da-f]{40}|[\da-f]{64}|[\da-f]{128})$/;
const IV_BEHIND_DATA = /^[A-Za-z\d+/]+={0,2}--[A-Za-z\d+/]{22}==$/;

const SHORTEST_UNREADABLE = 16;

interface Signed {
  readonly body: string;
  readonly bytes: Uint8Array;
  readonly lines: boolean;
}

function signedParts(text: string): Signed | null {
  const at = text.lastIndexOf('--');
  if (at < 1 || !MAC.test(text.slice(at + 2))) return null;
  const written = text.slice(0, at);
  const body = written.replaceAll('\n', '');
  const bytes = bytesOf(body);
  return bytes === null ? null : { body, bytes, lines: written !== body };
}

function isMarshal(bytes: Uint8Array): boolean {
  return bytes[0] === 4 && bytes[1] === 8;
}

function readRack({ text, name }: Candidate): Reading | null {
  const parts = signedParts(text);
  if (parts === null || !isMarshal(parts.bytes)) return null;
  if (!parts.lines && name !== 'rack.session') return null;
  return {
    evidence: evidence('rack'),
    content: printableOf(parts.bytes),
    signed: true,
  };
}

function readSigned({ text }: Candidate): Reading | null {
  const parts = signedParts(text);
  if (parts === null || IV_BEHIND_DATA.test(textOf(parts.body) ?? '')) return null;
  const { content, faults } = messageOf(parts.bytes);
  // Short and no text: a word before a commit's hash would look the same.
  if (content === null && parts.bytes.length < SHORTEST_UNREADABLE) return null;
  const length = text.length - text.lastIndexOf('--') - 2;
  return {
    evidence: evidence('rails-signed', '', String(length)),
    ...unwrapped(content),
    faults,
    signed: true,
  };
}

function messageOf(bytes: Uint8Array): Content {
  return isMarshal(bytes) ? { content: printableOf(bytes), faults: [] } : contentOfBytes(bytes);
}

/** Takes the message out of its metadata; what is not wrapped stays as it is. */
function unwrapped(content: Content['content']): Pick<Reading, 'content' | 'expiresAt'> {
  if (content === null || typeof content === 'string' || content.type !== 'object') {
    return { content };
  }
  const metadata = member(content, '_rails');
  if (metadata?.type !== 'object') return { content };
  const expiry = Date.parse(stringMember(metadata, 'exp') ?? '');
  return { content: withMessage(metadata), expiresAt: Number.isNaN(expiry) ? null : expiry };
}

function withMessage(metadata: JsonObject): JsonObject {
  const members = metadata.members.map((entry) =>
    entry.name === 'message' ? { ...entry, value: readableMessage(entry.value) } : entry,
  );
  return { type: 'object', members };
}

function readableMessage(value: JsonValue): JsonValue {
  const bytes = value.type === 'string' ? bytesOf(value.value) : null;
  if (bytes === null) return value;
  const { content } = messageOf(bytes);
  if (content === null) return value;
  return typeof content === 'string' ? { type: 'string', value: content } : content;
}

function readEncrypted({ text }: Candidate): Reading | null {
  const found = gcm(text) ?? cbc(text);
  return found === null ? null : { encrypted: true, ...found };
}

function gcm(text: string): Reading | null {
  const tagAt = text.lastIndexOf('--');
  const ivAt = text.lastIndexOf('--', tagAt - 3);
  if (ivAt < 1 || bytesOf(text.slice(tagAt + 2))?.length !== 16) return null;
  if (bytesOf(text.slice(ivAt + 2, tagAt))?.length !== 12) return null;
  if (bytesOf(text.slice(0, ivAt)) === null) return null;
  return { evidence: evidence('rails-gcm'), signed: true };
}

function cbc(text: string): Reading | null {
  const parts = signedParts(text);
  const inner = textOf(parts?.body ?? text);
  if (inner === null || !IV_BEHIND_DATA.test(inner)) return null;
  return parts === null
    ? { evidence: evidence('rails-cbc-alone'), faults: ['signature-missing'] }
    : { evidence: evidence('rails-cbc'), signed: true };
}

export const RAILS: readonly EnvelopeFamily[] = [
  {
    form: 'envelope',
    family: 'rack',
    label: 'Rack session (Marshal)',
    role: 'session',
    explanation: 'ruby-object',
    read: readRack,
  },
  {
    form: 'envelope',
    family: 'rails-encrypted',
    label: 'Rails, encrypted',
    role: 'session',
    explanation: 'sealed',
    read: readEncrypted,
  },
  {
    form: 'envelope',
    family: 'rails-signed',
    label: 'Rails, signed',
    role: 'session',
    explanation: 'readable',
    read: readSigned,
  },
];
