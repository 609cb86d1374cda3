// The fingerprint of RSA keys made by Infineon's library (CVE-2017-15361). Its primes have the form
// k·M + (65537^a mod M), M being a product of the first primes (Nemec, Sys, Svenda, Klinec, Matyas: The
// Return of Coppersmith's Attack, CCS 2017, §2). So a modulus, a product of two of them, is a power of 65537
// modulo every prime in M. Of other moduli about one in 2^27 is that, or fewer: each of the primes below at
// which 65537 does not generate everything halves the chance or better.

/** The primes in M of 512-bit keys; longer keys have these and more. 2 tells nothing. */
const PRIMES = [
  3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101,
  103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167,
];
const GENERATOR = 65537;

/** Residues that a weak modulus can have, for each prime. */
const POWERS = PRIMES.map((prime) => ({ prime, residues: powersModulo(prime) }));

function powersModulo(prime: number): ReadonlySet<number> {
  const residues = new Set<number>();
  for (let power = 1; !residues.has(power); power = (power * GENERATOR) % prime) {
    residues.add(power);
  }
  return residues;
}

/**
 * Whether a modulus has the fingerprint, so that its primes can be found. Linear.
 * @param modulus octets, the most significant first
 */
export function hasRocaFingerprint(modulus: Uint8Array): boolean {
  return POWERS.every(({ prime, residues }) => residues.has(remainder(modulus, prime)));
}

function remainder(octets: Uint8Array, divisor: number): number {
  let rest = 0;
  for (const octet of octets) rest = (rest * 256 + octet) % divisor;
  return rest;
}
