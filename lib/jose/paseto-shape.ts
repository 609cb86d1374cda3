// What the outside of a PASETO tells; paseto.ts has its grammar.
export type PasetoVersion = 'v1' | 'v2' | 'v3' | 'v4';
export type PasetoPurpose = 'local' | 'public';

interface Sizes {
  /** Of the signature behind a public message, in bytes. */
  readonly signature: number;
  /** Of nonce and tag around a local ciphertext, in bytes. */
  readonly sealing: number;
}

/** From the steps "Decrypt" and "Verify" of Version1.md to Version4.md. */
const SIZES: Readonly<Record<PasetoVersion, Sizes>> = {
  v1: { signature: 256, sealing: 32 + 48 },
  v2: { signature: 64, sealing: 24 + 16 },
  v3: { signature: 96, sealing: 32 + 48 },
  v4: { signature: 64, sealing: 32 + 32 },
};

/** Bytes of a payload that protect its message, and do not belong to it. */
export function protectionSize(version: PasetoVersion, purpose: PasetoPurpose): number {
  return purpose === 'public' ? SIZES[version].signature : SIZES[version].sealing;
}

export function isPasetoVersion(text: string): text is PasetoVersion {
  return Object.hasOwn(SIZES, text);
}

export function isPasetoPurpose(text: string): text is PasetoPurpose {
  return text === 'local' || text === 'public';
}

/**
 * Whether `readPaseto` reads a text of base64url digits between the dots, told by lengths alone. Total and linear.
 */
export function isPaseto(text: string): boolean {
  const [version = '', purpose = '', payload = '', footer, more] = text.split('.', 5);
  if (!isPasetoVersion(version) || !isPasetoPurpose(purpose)) return false;
  if (footer === '' || more !== undefined) return false;
  const whole = [payload, footer ?? ''].every(({ length }) => length % 4 !== 1);
  return whole && (payload.length * 3) >> 2 >= protectionSize(version, purpose);
}
