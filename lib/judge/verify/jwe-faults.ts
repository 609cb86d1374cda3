// Why an encrypted token must be refused before any key is asked.
import { decodeBase64url } from '../../jose/base64url.ts';
import type { JsonObject } from '../../jose/json.ts';
import { member, stringMember } from '../../jose/members.ts';
import type { SegmentName } from '../../token/fault.ts';
import type { ContentEncryption, KeyManagement } from './algorithms.ts';
import type { KeyFailure, TokenFailure } from './failure.ts';
import { criticalFailure, headerFailure, segmentFailure } from './form-faults.ts';
import type { VerificationKey } from './key.ts';
import type { Sealed } from './sealed.ts';

/** RFC 7518 §4.8.1.2, RFC 8725bis §3.13. */
const LEAST_ITERATIONS = 1000;
export const MOST_ITERATIONS = 1_200_000;
/** More are never calculated, whoever asks: some ten seconds of a usual machine for one passphrase. */
export const ITERATIONS_AT_MOST = 10_000_000;

/** No extension of JWE is understood. */
const UNDERSTOOD: readonly string[] = [];

/** What is wrong with the form of a JWE for one recipient, or null. Total and linear. */
export function sealedFailure(sealed: Sealed): TokenFailure | null {
  return (
    headerFailure(sealed) ??
    criticalFailure(sealed, UNDERSTOOD) ??
    encryptionFailure(sealed) ??
    segmentFailure(sealed.encryptedKey ?? '', 'encrypted-key', sealed.index) ??
    segmentFailure(sealed.iv ?? '', 'initialization-vector') ??
    segmentFailure(sealed.ciphertext, 'ciphertext') ??
    segmentFailure(sealed.tag ?? '', 'authentication-tag') ??
    segmentFailure(sealed.aad ?? '', 'additional-data')
  );
}

function encryptionFailure({ header, protectedMembers }: Sealed): TokenFailure | null {
  const enc = textFailure(header, 'enc');
  if (enc !== null) return enc;
  const zip = member(header, 'zip');
  if (zip === undefined) return null;
  if (zip.type !== 'string') return { code: 'member-invalid', name: 'zip' };
  // RFC 7516 §4.1.3.
  if (protectedMembers === null || member(protectedMembers, 'zip') === undefined) {
    return { code: 'member-unprotected', name: 'zip' };
  }
  return zip.value === 'DEF' ? null : { code: 'unsupported-zip', zip: zip.value };
}

/** A member that must be a string of at least one character. */
function textFailure(header: JsonObject, name: string): TokenFailure | null {
  const value = member(header, name);
  if (value === undefined) return { code: 'member-missing', name };
  return value.type === 'string' && value.value !== '' ? null : { code: 'member-invalid', name };
}

/** Whether the parts are there that the algorithms need, each as long as it must be (RFC 7516 §5.2). */
export function partsFailure(
  sealed: Sealed,
  mode: KeyManagement,
  { iv, tag }: ContentEncryption,
): TokenFailure | null {
  const { header, encryptedKey } = sealed;
  const isKeyless = mode === 'direct' || stringMember(header, 'alg') === 'ECDH-ES';
  if (isKeyless && encryptedKey !== null) {
    return { code: 'segment-unexpected', segment: 'encrypted-key' };
  }
  if (!isKeyless && encryptedKey === null) {
    return { code: 'segment-missing', segment: 'encrypted-key' };
  }
  return (
    lengthFailure(sealed.iv, 'initialization-vector', iv) ??
    lengthFailure(sealed.tag, 'authentication-tag', tag) ??
    managementFailure(header, mode)
  );
}

function lengthFailure(
  text: string | null,
  segment: SegmentName,
  needed: number,
): TokenFailure | null {
  if (text === null) return { code: 'segment-missing', segment };
  const bytes = lengthOf(text);
  return bytes === needed ? null : { code: 'segment-length', segment, bytes, needed };
}

function lengthOf(text: string): number {
  const reading = decodeBase64url(text);
  return reading.ok ? reading.bytes.length : -1;
}

/** The members that the management of the key needs, in octets where they have a length. */
function managementFailure(header: JsonObject, mode: KeyManagement): TokenFailure | null {
  if (mode === 'agreement') {
    const epk = member(header, 'epk');
    if (epk === undefined) return { code: 'member-missing', name: 'epk' };
    if (epk.type !== 'object') return { code: 'member-invalid', name: 'epk' };
    return octetsFailure(header, 'apu', 0, true) ?? octetsFailure(header, 'apv', 0, true);
  }
  // RFC 7518 §4.8.1.1: eight octets or more.
  if (mode === 'password') return octetsFailure(header, 'p2s', 8);
  const isGcm = mode === 'wrapping' && /GCMKW$/.test(stringMember(header, 'alg') ?? '');
  // RFC 7518 §4.7.1.
  return isGcm ? (octetsFailure(header, 'iv', 12) ?? octetsFailure(header, 'tag', 16)) : null;
}

function octetsFailure(
  header: JsonObject,
  name: string,
  least: number,
  optional = false,
): TokenFailure | null {
  if (optional && member(header, name) === undefined) return null;
  const text = stringMember(header, name);
  if (text === undefined) return textFailure(header, name);
  const isRead = segmentFailure(text, 'header') === null && lengthOf(text) >= least;
  return isRead ? null : { code: 'member-invalid', name };
}

/**
 * Whether the password's iterations are out of bounds, which is known before they are calculated.
 * @param most how many a person allows
 */
export function iterationsFailure({ header }: Sealed, most: number): TokenFailure | null {
  if (!/^PBES2-/.test(stringMember(header, 'alg') ?? '')) return null;
  const count = member(header, 'p2c');
  if (count === undefined) return { code: 'member-missing', name: 'p2c' };
  const iterations = count.type === 'number' ? Number(count.text) : Number.NaN;
  if (!Number.isSafeInteger(iterations) || iterations < 1) {
    return { code: 'member-invalid', name: 'p2c' };
  }
  return iterations >= LEAST_ITERATIONS && iterations <= most
    ? null
    : { code: 'p2c-out-of-bounds', iterations, least: LEAST_ITERATIONS, most };
}

/** What of the header speaks against this very key, or null. */
export function keyFailureOf({ header }: Sealed, { crv }: VerificationKey): KeyFailure | null {
  const epk = member(header, 'epk');
  if (epk?.type !== 'object' || !/^ECDH-ES/.test(stringMember(header, 'alg') ?? '')) return null;
  const curve = stringMember(epk, 'crv') ?? '';
  return curve === crv ? null : { code: 'epk-mismatch', epk: curve, crv };
}
