// What each algorithm asks of a key.

export interface Requirement {
  readonly use: 'sig' | 'enc';
  readonly kty: string;
  /** Curves that it may have; missing where none is asked for. */
  readonly crvs?: readonly string[];
  /** Bits of an RSA modulus or of a secret: so many or more. */
  readonly leastBits?: number;
  /** Bits of a secret: neither more nor fewer. `enc`: as many as the content encryption has. */
  readonly bits?: number | 'enc';
  /** Any of these in `key_ops` allows it (RFC 7517 §4.3). The first is what is to be done. */
  readonly operations: readonly [string, ...string[]];
  /** It works with the private half or the secret alone. */
  readonly needsPrivate: boolean;
  /** A password is a key for it (RFC 7518 §4.8). */
  readonly takesPassword?: boolean;
}

type Row = readonly [algorithms: readonly string[], requirement: Requirement];

// Who may sign with a private key or a secret can check with it just as well.
const SIGNS = { use: 'sig', operations: ['verify', 'sign'], needsPrivate: false } as const;
const UNWRAPS = { use: 'enc', operations: ['unwrapKey', 'decrypt'], needsPrivate: true } as const;
const DERIVES = {
  use: 'enc',
  operations: ['deriveKey', 'deriveBits'],
  needsPrivate: true,
} as const;

function hmac(bits: number): Row {
  return [[`HS${bits}`], { ...SIGNS, kty: 'oct', leastBits: bits }];
}

function ecdsa(alg: string, crv: string): Row {
  return [[alg], { ...SIGNS, kty: 'EC', crvs: [crv] }];
}

function edwards(alg: string, ...crvs: readonly string[]): Row {
  return [[alg], { ...SIGNS, kty: 'OKP', crvs }];
}

function aes(bits: number): Row {
  return [[`A${bits}KW`, `A${bits}GCMKW`], { ...UNWRAPS, kty: 'oct', bits }];
}

const WRAPS = ['A128KW', 'A192KW', 'A256KW'];

const ROWS: readonly Row[] = [
  // RFC 7518 §3.2.
  ...[256, 384, 512].map(hmac),
  // RFC 7518 §3.3 and §3.5.
  [
    ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
    { ...SIGNS, kty: 'RSA', leastBits: 2048 },
  ],
  // RFC 7518 §3.4; RFC 8812 §3.2.
  ecdsa('ES256', 'P-256'),
  ecdsa('ES384', 'P-384'),
  ecdsa('ES512', 'P-521'),
  ecdsa('ES256K', 'secp256k1'),
  // RFC 8037 §3.1; RFC 9864 §2.2.
  edwards('EdDSA', 'Ed25519', 'Ed448'),
  edwards('Ed25519', 'Ed25519'),
  edwards('Ed448', 'Ed448'),
  // RFC 9964.
  [['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'], { ...SIGNS, kty: 'AKP' }],
  // RFC 7518 §4.2 and §4.3.
  [
    ['RSA1_5', 'RSA-OAEP', 'RSA-OAEP-256', 'RSA-OAEP-384', 'RSA-OAEP-512'],
    { ...UNWRAPS, kty: 'RSA', leastBits: 2048 },
  ],
  // RFC 7518 §4.4 and §4.7.
  ...[128, 192, 256].map(aes),
  // RFC 7518 §4.5.
  [['dir'], { ...UNWRAPS, operations: ['decrypt', 'unwrapKey'], kty: 'oct', bits: 'enc' }],
  // RFC 7518 §4.8.
  [
    ['PBES2-HS256+A128KW', 'PBES2-HS384+A192KW', 'PBES2-HS512+A256KW'],
    {
      ...DERIVES,
      operations: ['deriveKey', 'deriveBits', 'unwrapKey'],
      kty: 'oct',
      takesPassword: true,
    },
  ],
];

const REQUIREMENTS: ReadonlyMap<string, Requirement> = new Map(
  ROWS.flatMap(([algorithms, one]) => algorithms.map((alg) => [alg, one] as const)),
);

const AGREEMENTS = ['ECDH-ES', ...WRAPS.map((wrap) => `ECDH-ES+${wrap}`)];
/** RFC 7518 §4.6; RFC 8037 §3.2. By the type of the key, as both may be agreed with. */
const AGREEING: Readonly<Record<string, Requirement>> = {
  EC: { ...DERIVES, kty: 'EC', crvs: ['P-256', 'P-384', 'P-521'] },
  OKP: { ...DERIVES, kty: 'OKP', crvs: ['X25519', 'X448'] },
};

/** Null for an algorithm that is not known. */
export function requirementOf(alg: string, kty: string): Requirement | null {
  if (AGREEMENTS.includes(alg)) return AGREEING[kty] ?? AGREEING['EC'] ?? null;
  return REQUIREMENTS.get(alg) ?? null;
}

/** Bits of the key of each content encryption (RFC 7518 §5.2, §5.3). */
export const CONTENT_BITS: Readonly<Record<string, number>> = {
  'A128CBC-HS256': 256,
  'A192CBC-HS384': 384,
  'A256CBC-HS512': 512,
  A128GCM: 128,
  A192GCM: 192,
  A256GCM: 256,
};
