// At which step a decryption failed. npm jose does not tell, as who answers strangers must not: with a wrong
// key it goes on with a random one (RFC 7516 §11.5). Here the person with the key asks, and asks once.
import { decodeBase64url } from '../../jose/base64url.ts';
import { stringMember } from '../../jose/members.ts';
import type { VerificationKey } from './key.ts';
import { ownBytes, withoutPurpose } from './key-import.ts';
import type { Sealed } from './sealed.ts';

/**
 * Whether the key opened the encrypted key, so that the content is at fault.
 * @returns `either` where the algorithm does not tell, or has no encrypted key; and where a passphrase would
 * have to be hashed as often once more (RFC 7518 §4.8). Never rejects.
 */
export async function failedStep(
  sealed: Sealed,
  alg: string,
  key: VerificationKey,
): Promise<'key' | 'content' | 'either'> {
  const encrypted = octets(sealed.encryptedKey);
  const opens = encrypted === null ? undefined : OPENERS.find(([name]) => name.test(alg))?.[1];
  if (opens === undefined || encrypted === null) return 'either';
  try {
    await opens({ sealed, alg, key, encrypted });
    return 'content';
  } catch {
    return 'key';
  }
}

interface Attempt {
  readonly sealed: Sealed;
  readonly alg: string;
  readonly key: VerificationKey;
  readonly encrypted: Uint8Array<ArrayBuffer>;
}

type Opener = (attempt: Attempt) => Promise<unknown>;

const { subtle } = crypto;

const OPENERS: readonly (readonly [RegExp, Opener])[] = [
  [/^A\d+KW$/, async ({ key, encrypted }) => unwrap(await wrapping(secretOf(key)), encrypted)],
  [/^A\d+GCMKW$/, openGcm],
  [/^RSA-OAEP/, openRsa],
];

/** AES Key Wrap checks itself (RFC 3394 §2.2.3). */
function unwrap(wrap: CryptoKey, encrypted: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const content = { name: 'HMAC', hash: 'SHA-256' };
  return subtle.unwrapKey('raw', encrypted, wrap, 'AES-KW', content, true, ['sign']);
}

function wrapping(octetsOfKey: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return subtle.importKey('raw', octetsOfKey, 'AES-KW', false, ['unwrapKey']);
}

/** RFC 7518 §4.7: initialization vector and tag stand in the header. */
async function openGcm({ sealed, key, encrypted }: Attempt): Promise<ArrayBuffer> {
  const [iv, tag] = ['iv', 'tag'].map((name) => octets(stringMember(sealed.header, name) ?? null));
  const gcm = await subtle.importKey('raw', secretOf(key), 'AES-GCM', false, ['decrypt']);
  const whole = new Uint8Array([...encrypted, ...(tag ?? [])]);
  return subtle.decrypt({ name: 'AES-GCM', iv: iv ?? new Uint8Array() }, gcm, whole);
}

async function openRsa({ alg, key, encrypted }: Attempt): Promise<ArrayBuffer> {
  // RFC 7518 §4.3: RSA-OAEP alone has SHA-1.
  const hash = `SHA-${/\d+$/.exec(alg)?.[0] ?? '1'}`;
  const { material } = key;
  const jwk = material.type === 'jwk' ? withoutPurpose(material.jwk) : {};
  const own = await subtle.importKey('jwk', jwk, { name: 'RSA-OAEP', hash }, false, ['decrypt']);
  return subtle.decrypt('RSA-OAEP', own, encrypted);
}

function secretOf({ material }: VerificationKey): Uint8Array<ArrayBuffer> {
  return material.type === 'jwk' ? new Uint8Array() : ownBytes(material.bytes);
}

function octets(text: string | null): Uint8Array<ArrayBuffer> | null {
  const reading = decodeBase64url(text ?? '');
  return reading.ok && text !== null ? ownBytes(reading.bytes) : null;
}
