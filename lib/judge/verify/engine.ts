// What an engine's WebCrypto has not, where it would fail as with a wrong key.

let aes192: Promise<boolean> | null = null;

/** Whether keys of 192 bits are known; Chromium knows none. Never rejects. */
function hasAes192(): Promise<boolean> {
  aes192 ??= crypto.subtle
    .importKey('raw', new Uint8Array(24), 'AES-GCM', false, ['decrypt'])
    .then(() => true)
    .catch(() => false);
  return aes192;
}

/**
 * Which of a JWE's two algorithms the engine has not, or null. Never rejects.
 * @param alg of the key's management
 * @param enc of the content
 */
export async function lackingAlgorithm(alg: string, enc: string): Promise<string | null> {
  const needing = [alg, enc].find((name) => name.includes('A192'));
  return needing === undefined || (await hasAes192()) ? null : needing;
}
