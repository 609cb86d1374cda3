// Algorithms of the IANA registry "JSON Web Signature and Encryption Algorithms": RFC 7518, what RFC
// 8037, 8812, 9864 and 9964 added, and what the Web Cryptography API registered. Those that it
// registered only as Prohibited, for keys, occur in no token.
import type { RegistryGroup } from './row.ts';

export const ALGORITHMS: readonly RegistryGroup[] = [
  {
    source: 'RFC 7518',
    rows: [
      ['HS256', '§3.2', 'HMAC with SHA-256: who can check it can also make it.'],
      ['HS384', '§3.2', 'HMAC with SHA-384: who can check it can also make it.'],
      ['HS512', '§3.2', 'HMAC with SHA-512: who can check it can also make it.'],
      ['RS256', '§3.3', 'RSA PKCS#1 v1.5 signature with SHA-256.'],
      ['RS384', '§3.3', 'RSA PKCS#1 v1.5 signature with SHA-384.'],
      ['RS512', '§3.3', 'RSA PKCS#1 v1.5 signature with SHA-512.'],
      ['ES256', '§3.4', 'ECDSA signature on P-256 with SHA-256.'],
      ['ES384', '§3.4', 'ECDSA signature on P-384 with SHA-384.'],
      ['ES512', '§3.4', 'ECDSA signature on P-521 with SHA-512.'],
      ['PS256', '§3.5', 'RSA-PSS signature with SHA-256.'],
      ['PS384', '§3.5', 'RSA-PSS signature with SHA-384.'],
      ['PS512', '§3.5', 'RSA-PSS signature with SHA-512.'],
      ['none', '§3.6', 'No signature at all.'],
      ['RSA1_5', '§4.2', 'The key is encrypted with RSA PKCS#1 v1.5.'],
      ['RSA-OAEP', '§4.3', 'The key is encrypted with RSA-OAEP and SHA-1.'],
      ['RSA-OAEP-256', '§4.3', 'The key is encrypted with RSA-OAEP and SHA-256.'],
      ['A128KW', '§4.4', 'The key is wrapped with AES-128.'],
      ['A192KW', '§4.4', 'The key is wrapped with AES-192.'],
      ['A256KW', '§4.4', 'The key is wrapped with AES-256.'],
      ['dir', '§4.5', 'A shared key encrypts the content directly.'],
      ['ECDH-ES', '§4.6', 'The key comes from an elliptic-curve key agreement.'],
      ['ECDH-ES+A128KW', '§4.6', 'The key is wrapped with AES-128, after a key agreement.'],
      ['ECDH-ES+A192KW', '§4.6', 'The key is wrapped with AES-192, after a key agreement.'],
      ['ECDH-ES+A256KW', '§4.6', 'The key is wrapped with AES-256, after a key agreement.'],
      ['A128GCMKW', '§4.7', 'The key is encrypted with AES-128-GCM.'],
      ['A192GCMKW', '§4.7', 'The key is encrypted with AES-192-GCM.'],
      ['A256GCMKW', '§4.7', 'The key is encrypted with AES-256-GCM.'],
      ['PBES2-HS256+A128KW', '§4.8', 'The key is wrapped with AES-128 and a password, by SHA-256.'],
      ['PBES2-HS384+A192KW', '§4.8', 'The key is wrapped with AES-192 and a password, by SHA-384.'],
      ['PBES2-HS512+A256KW', '§4.8', 'The key is wrapped with AES-256 and a password, by SHA-512.'],
      ['A128CBC-HS256', '§5.2.3', 'AES-128-CBC with HMAC SHA-256.'],
      ['A192CBC-HS384', '§5.2.4', 'AES-192-CBC with HMAC SHA-384.'],
      ['A256CBC-HS512', '§5.2.5', 'AES-256-CBC with HMAC SHA-512.'],
      ['A128GCM', '§5.3', 'AES-128-GCM.'],
      ['A192GCM', '§5.3', 'AES-192-GCM.'],
      ['A256GCM', '§5.3', 'AES-256-GCM.'],
    ],
  },
  {
    source: 'RFC 8037',
    rows: [['EdDSA', '§3.1', 'Edwards-curve signature; which curve, only the key tells.']],
  },
  {
    source: 'RFC 8812',
    rows: [['ES256K', '§3.2', 'ECDSA signature on secp256k1 with SHA-256.']],
  },
  {
    source: 'RFC 9864',
    rows: [
      ['Ed25519', '§2.2', 'EdDSA signature on Ed25519.'],
      ['Ed448', '§2.2', 'EdDSA signature on Ed448.'],
    ],
  },
  {
    source: 'RFC 9964',
    rows: [
      ['ML-DSA-44', '', 'Post-quantum lattice signature (FIPS 204), category 2.'],
      ['ML-DSA-65', '', 'Post-quantum lattice signature (FIPS 204), category 3.'],
      ['ML-DSA-87', '', 'Post-quantum lattice signature (FIPS 204), category 5.'],
    ],
  },
  {
    source: 'Web Cryptography API',
    rows: [
      ['RSA-OAEP-384', '', 'The key is encrypted with RSA-OAEP and SHA-384.'],
      ['RSA-OAEP-512', '', 'The key is encrypted with RSA-OAEP and SHA-512.'],
    ],
  },
];
