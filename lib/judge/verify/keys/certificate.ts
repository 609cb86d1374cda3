// What a certificate says (RFC 5280 §4.1), and its key. Who signed it is not looked at here.
import { sha256 } from '@noble/hashes/sha2.js';
import { encodeBase64url } from '../../../jose/base64url.ts';
import { type DerValue, derBits, derIdentifier, derMembers, derSequence, TAG } from './der.ts';
import { type DerKey, notDer } from './der-reading.ts';
import { distinguishedName } from './distinguished-name.ts';
import { hexOf } from './hex.ts';
import { subjectPublicKey } from './public-key.ts';

const NOTHING = new Uint8Array(0);

/** @param members of a Certificate: what was signed, the algorithm and the signature */
export function readCertificate(
  bytes: Uint8Array,
  outer: DerValue,
  [signed, signing, bits]: readonly DerValue[],
): DerKey {
  const all = derSequence(bytes, signed) ?? [];
  // Version 1 does not say so (§4.1.2.1).
  const [serial, , issuer, validity, subject, publicKey] =
    all[0]?.tag === TAG.context0 ? all.slice(1) : all;
  const [notBefore, notAfter] = (derSequence(bytes, validity) ?? []).map((one) =>
    timeOf(bytes, one),
  );
  if (serial?.tag !== TAG.integer || issuer === undefined || subject === undefined) {
    // A request for a certificate has the same outer shape.
    return notDer(signed?.start ?? 0);
  }
  if (notBefore == null || notAfter == null) return notDer(validity?.start ?? subject.start);
  const parts = publicKey === undefined ? null : derMembers(bytes, publicKey);
  if (parts === null) return notDer(subject.end);
  const key = subjectPublicKey(bytes, parts);
  if (!key.ok) return key;
  const whole = bytes.subarray(outer.from, outer.end);
  const facts = {
    subject: distinguishedName(bytes, subject),
    issuer: distinguishedName(bytes, issuer),
    notBefore,
    notAfter,
    serialNumber: hexOf(bytes.subarray(serial.start, serial.end))
      .replace(/^(?:00)+(?=..)/, '')
      .toUpperCase(),
    thumbprint: encodeBase64url(sha256(whole)),
  };
  const octets = (value: DerValue) => bytes.subarray(value.from, value.end);
  const certificate = {
    facts,
    subject: octets(subject),
    issuer: octets(issuer),
    signed: signed === undefined ? NOTHING : octets(signed),
    algorithm: derIdentifier(bytes, derSequence(bytes, signing)?.[0]) ?? '',
    signature: derBits(bytes, bits) ?? NOTHING,
  };
  return { ...key, certificate };
}

/** RFC 5280 §4.1.2.5: `YYMMDDHHMMSSZ` from 1950 to 2049, or `YYYYMMDDHHMMSSZ`. */
const TIME = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/;
const FIRST_YEAR = 50;

/** Milliseconds since the epoch. */
function timeOf(bytes: Uint8Array, value: DerValue): number | null {
  const digits = value.tag === TAG.utcTime ? 2 : value.tag === TAG.generalizedTime ? 4 : 0;
  const match = TIME.exec(
    String.fromCharCode(...bytes.subarray(value.start, value.end).slice(0, 16)),
  );
  const [year = '', month, day, hour, minute, second] = match?.slice(1) ?? [];
  if (year.length !== digits) return null;
  const century = digits === 4 ? '' : Number(year) < FIRST_YEAR ? '20' : '19';
  const ms = Date.parse(`${century}${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(ms) ? null : ms;
}
