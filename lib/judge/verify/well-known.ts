// Secrets that a person gave, against the list of those that everybody can know. The list is an argument: it is
// large, and loaded when there is a secret to look for.
import type { KeyFault, VerificationKey } from './key.ts';
import { base64Octets } from './keys/secret-readings.ts';

const WELL_KNOWN: KeyFault = { code: 'secret-well-known' };
const ENCODER = new TextEncoder();

/**
 * Which secrets are in a list, each line of which is meant as UTF-8 or, where it can be, as base64: as they
 * are tried on tokens. An empty one is known to everybody. Total; linear in the list.
 * @returns for each secret whether it is
 */
export function wellKnownAmong(
  secrets: readonly Uint8Array[],
  list: Iterable<string>,
): readonly boolean[] {
  const known = new Set<string>();
  const wanted = new Set(secrets.map(String));
  const lengths = new Set(secrets.map(({ length }) => length));
  const look = (octets: Uint8Array | null) => {
    if (octets === null || !lengths.has(octets.length)) return;
    const mark = String(octets);
    if (wanted.has(mark)) known.add(mark);
  };
  const longest = Math.max(0, ...lengths);
  for (const text of list) {
    // Octets are at most as many as three for each character, and base64 has four characters for three.
    if (text.length <= longest) look(ENCODER.encode(text));
    if (lengths.has(Math.floor((text.replace(/=+$/, '').length * 3) / 4))) look(base64Octets(text));
  }
  return secrets.map((octets) => octets.length === 0 || known.has(String(octets)));
}

/** Secrets among keys of which nobody has said yet that everybody knows them. */
export function unmarkedSecrets(keys: readonly VerificationKey[]): readonly VerificationKey[] {
  return keys.filter((key) => key.material.type !== 'jwk' && !isMarked(key));
}

/** The octets of a secret; of what is none, none. */
export function octetsOf({ material }: VerificationKey): Uint8Array {
  return material.type === 'jwk' ? new Uint8Array() : material.bytes;
}

/**
 * Keys, those marked that are known to everybody: some were found to be, and whatever has the same octets
 * is the same secret, wherever it came from.
 * @param found identifiers of keys that are known to be
 */
export function markedWellKnown(
  keys: readonly VerificationKey[],
  found: Iterable<string> = [],
): readonly VerificationKey[] {
  const ids = new Set([...found, ...keys.filter(isMarked).map(({ id }) => id)]);
  if (ids.size === 0) return keys;
  return keys.map((key) =>
    ids.has(key.id) && !isMarked(key) ? { ...key, faults: [WELL_KNOWN, ...key.faults] } : key,
  );
}

function isMarked({ faults }: VerificationKey): boolean {
  return faults.some(({ code }) => code === WELL_KNOWN.code);
}
