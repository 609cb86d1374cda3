// Algorithms of the IANA registry "JSON Web Signature and Encryption Algorithms": RFC 7518, what RFC
// 8037, 8812, 9864 and 9964 added, and what the Web Cryptography API registered. Those that it
// registered only as Prohibited, for keys, occur in no token.
import type { RegistryGroup } from './row.ts';

export const ALGORITHMS: readonly RegistryGroup[] = [
  {
    source: 'RFC 7518',
    rows: [
      ['HS256', '§3.2'],
      ['HS384', '§3.2'],
      ['HS512', '§3.2'],
      ['RS256', '§3.3'],
      ['RS384', '§3.3'],
      ['RS512', '§3.3'],
      ['ES256', '§3.4'],
      ['ES384', '§3.4'],
      ['ES512', '§3.4'],
      ['PS256', '§3.5'],
      ['PS384', '§3.5'],
      ['PS512', '§3.5'],
      ['none', '§3.6'],
      ['RSA1_5', '§4.2'],
      ['RSA-OAEP', '§4.3'],
      ['RSA-OAEP-256', '§4.3'],
      ['A128KW', '§4.4'],
      ['A192KW', '§4.4'],
      ['A256KW', '§4.4'],
      ['dir', '§4.5'],
      ['ECDH-ES', '§4.6'],
      ['ECDH-ES+A128KW', '§4.6'],
      ['ECDH-ES+A192KW', '§4.6'],
      ['ECDH-ES+A256KW', '§4.6'],
      ['A128GCMKW', '§4.7'],
      ['A192GCMKW', '§4.7'],
      ['A256GCMKW', '§4.7'],
      ['PBES2-HS256+A128KW', '§4.8'],
      ['PBES2-HS384+A192KW', '§4.8'],
      ['PBES2-HS512+A256KW', '§4.8'],
      ['A128CBC-HS256', '§5.2.3'],
      ['A192CBC-HS384', '§5.2.4'],
      ['A256CBC-HS512', '§5.2.5'],
      ['A128GCM', '§5.3'],
      ['A192GCM', '§5.3'],
      ['A256GCM', '§5.3'],
    ],
  },
  {
    source: 'RFC 8037',
    rows: [['EdDSA', '§3.1']],
  },
  {
    source: 'RFC 8812',
    rows: [['ES256K', '§3.2']],
  },
  {
    source: 'RFC 9864',
    rows: [
      ['Ed25519', '§2.2'],
      ['Ed448', '§2.2'],
    ],
  },
  {
    source: 'RFC 9964',
    rows: [
      ['ML-DSA-44', ''],
      ['ML-DSA-65', ''],
      ['ML-DSA-87', ''],
    ],
  },
  {
    source: 'Web Cryptography API',
    rows: [
      ['RSA-OAEP-384', ''],
      ['RSA-OAEP-512', ''],
    ],
  },
];
