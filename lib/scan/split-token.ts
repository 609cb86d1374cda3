// A JWT cut in two: a cookie that scripts may read holds header and claims, another that they may not
// read holds the signature. A signature is nothing but bytes; its length and its name give it away.
import type { CookiePair } from '../http/cookies.ts';
import { readJoseHeader } from '../jose/jose-header.ts';

const HALF = /^([\w-]{14,})\.[\w-]+\.?$/;
const SIGNATURE = /^[\w-]+$/;

/** base64url characters of a signature: RFC 7518 §3.2 to §3.5, RFC 8037 §3.1, RFC 8812 §3.2. */
const LENGTHS: Readonly<Record<string, readonly number[]>> = {
  HS256: [43],
  HS384: [64],
  HS512: [86],
  ES256: [86],
  ES256K: [86],
  ES384: [128],
  ES512: [176],
  EdDSA: [86, 152],
  Ed25519: [86],
  Ed448: [152],
};
/** RSA with 2048, 3072, 4096 and, of old, 1024 bits. */
const RSA_LENGTHS: readonly number[] = [342, 512, 683, 171];
const ALL_LENGTHS = new Set([...Object.values(LENGTHS).flat(), ...RSA_LENGTHS]);

/** More half tokens than any site has: each is compared with all the others. */
const MOST_HALVES = 20;

/** The algorithm of the signature that header and claims lack which a value consists of, or null. */
export function halfOf(value: string): string | null {
  const segment = HALF.exec(value)?.[1];
  const header = segment === undefined ? null : readJoseHeader(segment);
  return header?.form !== 'jws' || header.algorithm === 'none' ? null : header.algorithm;
}

/** The halves of tokens that belong together: header and claims first, then the signature. */
export function splitTokens(
  pairs: readonly CookiePair[],
): readonly (readonly [half: CookiePair, signature: CookiePair])[] {
  const signatures = new Set(pairs.filter(({ value }) => mayBeSignature(value)));
  if (signatures.size === 0) return [];
  const halves = pairs
    .flatMap((pair) => {
      const algorithm = halfOf(pair.value);
      return algorithm === null ? [] : [{ pair, algorithm }];
    })
    .slice(0, MOST_HALVES);
  return halves.flatMap(({ pair, algorithm }) => {
    const signature = signatureFor(pair.name, algorithm, signatures);
    if (signature === null) return [];
    signatures.delete(signature);
    return [[pair, signature] as const];
  });
}

/** Whether a value is as long as a signature is. */
export function mayBeSignature(value: string): boolean {
  return ALL_LENGTHS.has(value.length) && SIGNATURE.test(value);
}

/**
 * The cookie that holds the signature for a half token: of those with the right length the one whose
 * name begins most like the half's.
 */
function signatureFor(
  name: string,
  algorithm: string,
  pairs: Iterable<CookiePair>,
): CookiePair | null {
  const lengths = Object.hasOwn(LENGTHS, algorithm) ? LENGTHS[algorithm] : RSA_LENGTHS;
  let best: CookiePair | null = null;
  let likeness = -1;
  for (const pair of pairs) {
    if (!lengths?.includes(pair.value.length) || !SIGNATURE.test(pair.value)) continue;
    const like = commonStart(name.toLowerCase(), pair.name.toLowerCase());
    if (like > likeness) [best, likeness] = [pair, like];
  }
  return best;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
