// PASETO, versions 1 to 4 (github.com/paseto-standard/paseto-spec, docs/README.md):
//
//   token   = version "." purpose "." payload [ "." footer ]
//   version = "v1" / "v2" / "v3" / "v4"     purpose = "local" / "public"
//
// A public payload is the message with its signature behind it, a local one nonce, ciphertext and tag
// (docs/01-Protocol-Versions). The message is a JSON object (docs/02-Implementation-Guide/01); the
// footer is any bytes, and never encrypted.
import { decodeBase64url } from './base64url.ts';
import {
  isPasetoPurpose,
  isPasetoVersion,
  type PasetoPurpose,
  type PasetoVersion,
  protectionSize,
} from './paseto-shape.ts';
import { readBytes, readSegment, type SegmentFault, type SegmentReading } from './segment.ts';

export interface Paseto {
  readonly version: PasetoVersion;
  readonly purpose: PasetoPurpose;
  /** As it stands there, base64url. */
  readonly payload: string;
  /** What the payload says; null for a local token, whose message is encrypted. */
  readonly message: SegmentReading | null;
  /** What protects the message: a signature, or nonce and tag. Length in bytes. */
  readonly protection: number;
  /** What is wrong with how the payload is written. */
  readonly payloadFaults: readonly SegmentFault[];
  readonly footer: PasetoFooter | null;
}

export interface PasetoFooter {
  readonly encoded: string;
  readonly reading: SegmentReading;
}

/**
 * Reads a PASETO. Total and linear.
 * @returns null for a text that is none: another shape, or a payload too short for what protects it
 */
export function readPaseto(text: string): Paseto | null {
  const [version = '', purpose = '', payload = '', footer, more] = text.split('.', 5);
  if (!isPasetoVersion(version) || !isPasetoPurpose(purpose)) return null;
  if (footer === '' || more !== undefined) return null;
  const decoded = decodeBase64url(payload);
  const foot = footer === undefined ? null : { encoded: footer, reading: readSegment(footer) };
  const protection = protectionSize(version, purpose);
  if (!decoded.ok || decoded.bytes.length < protection) return null;
  if (foot !== null && !foot.reading.certain) return null;
  const { bytes, fault } = decoded;
  const payloadFaults = fault === null ? [] : [{ ...fault, inside: null, name: null }];
  const message =
    purpose === 'local' ? null : readBytes(bytes.subarray(0, bytes.length - protection), []);
  return { version, purpose, payload, message, protection, payloadFaults, footer: foot };
}
