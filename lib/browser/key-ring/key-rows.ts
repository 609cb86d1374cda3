// Keys as text, as ports and stores take no bytes.
import { decodeBase64url, encodeBase64url } from '../../jose/base64url.ts';
import type { KeyMaterial, VerificationKey } from '../../judge/verify/key.ts';
import { placeOf } from '../../judge/verify/key-place.ts';
import type { KeyRow } from './messages.ts';

/** What tells a key from others: the same key from another source is another. */
export function identityOf({ id, source }: VerificationKey): string {
  // When it was fetched does not count: a later fetch replaces it.
  return JSON.stringify([id, { ...source, fetchedAt: undefined }]);
}

export function rowOf(key: VerificationKey): KeyRow {
  const { material } = key;
  const written =
    material.type === 'jwk' ? material : { ...material, bytes: encodeBase64url(material.bytes) };
  return [identityOf(key), JSON.stringify({ ...key, material: written }), placeOf(key.source)];
}

/** The key of a row; null where it is none that this build has written. Total. */
export function keyOf([, text]: KeyRow): VerificationKey | null {
  try {
    // Only this build writes such rows; the session ends with it.
    const key = JSON.parse(text) as VerificationKey & { readonly material: WrittenMaterial };
    const material = materialOf(key.material);
    return material === null ? null : { ...key, material };
  } catch {
    return null;
  }
}

type WrittenMaterial =
  | Extract<KeyMaterial, { readonly type: 'jwk' }>
  | { readonly type: 'secret' | 'password'; readonly bytes: string };

function materialOf(material: WrittenMaterial): KeyMaterial | null {
  if (material.type === 'jwk') return material;
  const reading = decodeBase64url(material.bytes);
  return reading.ok ? { type: material.type, bytes: reading.bytes } : null;
}
