// Express and its neighbours.
//
//   cookie-signature: "s:" value "." base64(SHA-256 HMAC) without padding (index.js); express-session
//                     puts its session id there, cookie-parser writes JSON as "j:" JSON, AdonisJS a
//                     base64 JSON message
//   cookie-session:   base64(JSON), its signature in a cookie of the same name and ".sig"
//                     (expressjs/cookie-session, koajs/session lib/util.js; koa adds `_expire` in ms)
import type { JsonObject, JsonValue } from '../../jose/json.ts';
import { numericDate } from '../../jose/members.ts';
import { isCredentialLike } from '../credential-like.ts';
import { evidence } from '../evidence.ts';
import type { Reading } from '../recognition.ts';
import { jsonOf, objectOf, parsed } from './content.ts';
import type { Candidate, EnvelopeFamily } from './envelope.ts';

/** The value between `s:` and the signature, or null. */
function signedValue(text: string): string | null {
  const dot = text.lastIndexOf('.');
  return text.startsWith('s:') && dot > 2 && /^[A-Za-z\d+/]{43}=?$/.test(text.slice(dot + 1))
    ? text.slice(2, dot)
    : null;
}

function readSession({ text }: Candidate): Reading | null {
  const value = signedValue(text);
  if (value === null || jsonIn(value) !== null || !isCredentialLike(value)) return null;
  // A token that Express signed is no id: `s:` header `.` claims `.` signature `.` HMAC.
  if (value.includes('.')) return null;
  return { evidence: evidence('express'), content: value, signed: true };
}

function readSigned({ text }: Candidate): Reading | null {
  const value = signedValue(text);
  return value === null
    ? null
    : { evidence: evidence('express'), content: jsonIn(value) ?? value, signed: true };
}

function jsonIn(value: string): JsonValue | null {
  return value.startsWith('j:') ? parsed(value.slice(2)) : objectOf(value);
}

/** Without the signature beside it, only these names make JSON in base64 a session. */
const SESSION_NAMES = /^(?:session|sess|express[:.]sess|koa[:.]sess)$/;

function readCookieSession({ text, name, hasSibling }: Candidate): Reading | null {
  const signed = name !== '' && hasSibling('.sig');
  if (!signed && !SESSION_NAMES.test(name)) return null;
  const content = objectOf(text);
  if (content === null) return null;
  const seen = signed ? evidence('json-beside', `${name}.sig`) : evidence('json-named', name);
  return { evidence: seen, content, expiresAt: expiryOf(content), signed };
}

function expiryOf(content: JsonObject): number | null {
  // numericDate takes seconds; koa-session writes milliseconds.
  const ms = numericDate(content, '_expire');
  return ms === undefined ? null : ms / 1000;
}

/** React Router and Remix: base64(JSON) "." base64(HMAC); itsdangerous without time: base64url. */
function readSignedJson({ text }: Candidate): Reading | null {
  const dot = text.indexOf('.');
  if (dot < 4 || !/^(?:[\w+/-]{27}|[\w+/-]{43})=?$/.test(text.slice(dot + 1))) return null;
  const content = jsonOf(text.slice(0, dot));
  return content === null ? null : { evidence: evidence('json-signed'), content, signed: true };
}

export const EXPRESS: readonly EnvelopeFamily[] = [
  {
    form: 'reference',
    family: 'express-session',
    label: 'Express session (connect.sid)',
    role: 'session',
    explanation: 'signed-pointer',
    read: readSession,
  },
  {
    form: 'envelope',
    family: 'express-signed',
    label: 'Express, signed cookie',
    role: 'session',
    explanation: 'readable',
    read: readSigned,
  },
  {
    form: 'envelope',
    family: 'express-cookie-session',
    label: 'Express or Koa cookie session',
    role: 'session',
    explanation: 'readable',
    read: readCookieSession,
  },
];

export const SIGNED_JSON: readonly EnvelopeFamily[] = [
  {
    form: 'envelope',
    family: 'signed-json',
    label: 'Signed JSON (React Router, Remix, itsdangerous)',
    role: 'session',
    explanation: 'readable',
    read: readSignedJson,
  },
];
