// JWS and JWE in JSON serialization (RFC 7515 §7.2, RFC 7516 §7.2), flattened or general. They are no
// JWT (RFC 7519 §1 knows only the compact forms), yet what they carry is worth the same look.
//
//   JWS: { "payload", "signatures": [ { "protected", "header", "signature" } … ] }
//        or with the members of one signature beside "payload"; a detached payload is missing
//   JWE: { "protected", "unprotected", "iv", "aad", "ciphertext", "tag",
//          "recipients": [ { "header", "encrypted_key" } … ] }, or with one recipient's members inside
//
// Member names prove nothing: webhooks have a payload and a signature too. So one header with `alg`,
// which both RFCs demand, must be there.
import type { JsonMember, JsonObject, JsonString } from './json.ts';
import { member } from './members.ts';
import { readSegment, type SegmentReading } from './segment.ts';

export interface ProtectedHeader {
  /** As it stands there, base64url. */
  readonly encoded: JsonString;
  readonly reading: SegmentReading;
}

/** What protects the content for one signer or one recipient. */
export interface Protection {
  /** Protected by the signature or the authentication tag. */
  readonly protected: ProtectedHeader | null;
  /** Protected by nothing. */
  readonly unprotected: JsonObject | null;
  /**
   * The JOSE header: all of them together, those of a JWE's whole object included. A name that stands
   * in two of them is a duplicate there; the names must be disjoint.
   */
  readonly header: JsonObject;
  /** The signature, or the encrypted key. */
  readonly value: JsonString | null;
}

interface Serialization {
  readonly syntax: 'flattened' | 'general';
  /** Never empty. */
  readonly protections: readonly [Protection, ...Protection[]];
}

export interface JwsJson extends Serialization {
  readonly kind: 'jws';
  /** Null where it is detached (RFC 7515 appendix F). */
  readonly payload: JsonString | null;
}

export interface JweJson extends Serialization {
  readonly kind: 'jwe';
  readonly iv: JsonString | null;
  readonly aad: JsonString | null;
  readonly ciphertext: JsonString;
  readonly tag: JsonString | null;
}

/** Tells a JSON serialization from other objects. Total and linear; null for what is none. */
export function recognizeSerialization(object: JsonObject): JwsJson | JweJson | null {
  return text(object, 'ciphertext') === null ? recognizeJws(object) : recognizeJwe(object);
}

function recognizeJws(object: JsonObject): JwsJson | null {
  const payload = member(object, 'payload');
  if (payload !== undefined && payload.type !== 'string') return null;
  const general = objects(object, 'signatures');
  const signers = general ?? [object];
  const [first, ...others] = signers.map((signer) => {
    const own = protectedHeader(signer);
    return protection(own, inner(signer, 'header'), [], text(signer, 'signature'));
  });
  if (first === undefined) return null;
  const protections = [first, ...others] as const;
  if (!protections.some(({ header, value }) => value !== null && hasAlgorithm(header))) return null;
  const syntax = general === null ? 'flattened' : 'general';
  const present = payload === undefined || payload.value === '' ? null : payload;
  return { kind: 'jws', syntax, payload: present, protections: [...protections] };
}

function recognizeJwe(object: JsonObject): JweJson | null {
  const ciphertext = text(object, 'ciphertext');
  if (ciphertext === null) return null;
  const shared = inner(object, 'unprotected');
  const own = protectedHeader(object);
  const general = objects(object, 'recipients');
  const recipients = general ?? [object];
  const [first, ...others] = recipients.map((recipient) => {
    const key = text(recipient, 'encrypted_key');
    return protection(own, inner(recipient, 'header'), shared?.members ?? [], key);
  });
  if (first === undefined) return null;
  const protections = [first, ...others] as const;
  if (!protections.some(({ header }) => hasAlgorithm(header))) return null;
  return {
    kind: 'jwe',
    syntax: general === null ? 'flattened' : 'general',
    iv: text(object, 'iv'),
    aad: text(object, 'aad'),
    ciphertext,
    tag: text(object, 'tag'),
    protections: [...protections],
  };
}

function protectedHeader(object: JsonObject): ProtectedHeader | null {
  const encoded = text(object, 'protected');
  return encoded === null ? null : { encoded, reading: readSegment(encoded.value) };
}

function protection(
  own: ProtectedHeader | null,
  unprotected: JsonObject | null,
  shared: readonly JsonMember[],
  value: JsonString | null,
): Protection {
  const json = own?.reading.json;
  const members = json?.type === 'object' ? json.members : (own?.reading.partial?.members ?? []);
  return {
    protected: own,
    unprotected,
    header: joined([...members, ...shared, ...(unprotected?.members ?? [])]),
    value,
  };
}

function joined(members: readonly JsonMember[]): JsonObject {
  const names = new Set<string>();
  return {
    type: 'object',
    members: members.map(({ name, value, duplicate }) => {
      const again = duplicate || names.has(name);
      names.add(name);
      return { name, value, duplicate: again };
    }),
  };
}

function hasAlgorithm(header: JsonObject): boolean {
  return member(header, 'alg') !== undefined;
}

function text(object: JsonObject, name: string): JsonString | null {
  const value = member(object, name);
  return value?.type === 'string' ? value : null;
}

function inner(object: JsonObject, name: string): JsonObject | null {
  const value = member(object, name);
  return value?.type === 'object' ? value : null;
}

/** The objects in an array, or null where the member is no array. */
function objects(object: JsonObject, name: string): readonly JsonObject[] | null {
  const value = member(object, name);
  return value?.type === 'array' ? value.items.filter((item) => item.type === 'object') : null;
}
