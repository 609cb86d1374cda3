/** Values of `alg` for signatures with RSA (RFC 7518 §3.3 and §3.5). */
export const RSA = /^[RP]S(?:256|384|512)$/;

/** RFC 7518 §3.3 and §3.5: keys of 2048 bits or larger; a signature is as long as the modulus. */
export const LEAST_RSA_BYTES = 2048 / 8;

/**
 * Whether an RSA signature is as long as keys that were made in earnest: 512 bits or more in steps of 128.
 * One of another length was cut off.
 */
export function isKeyLength(bytes: number): boolean {
  return bytes >= 512 / 8 && bytes % (128 / 8) === 0;
}
