// Registered names with one plain sentence each, as data. Claims: IANA "JSON Web Token Claims";
// header parameters and algorithms: IANA "JSON Object Signing and Encryption". `scp` is registered
// nowhere, but several issuers write it for `scope`.

const HEADER_MEMBERS: Readonly<Record<string, string>> = {
  alg: 'The algorithm that protects the token.',
  enc: 'The algorithm that encrypts the content.',
  zip: 'The compression applied before encryption.',
  typ: 'The type of the whole token.',
  cty: 'The type of the content; JWT means that a token is nested inside.',
  kid: 'Names the key that was used.',
  jku: 'A URL from which the key set could be fetched.',
  jwk: 'The public key itself; it proves nothing about the issuer.',
  x5u: 'A URL from which the certificate could be fetched.',
  x5c: 'The certificate chain of the key.',
  x5t: 'SHA-1 thumbprint of the certificate.',
  'x5t#S256': 'SHA-256 thumbprint of the certificate.',
  crit: 'Header members that a receiver must understand or refuse the token.',
  b64: 'Whether the content is base64url-encoded.',
  epk: "The sender's ephemeral public key for key agreement.",
  apu: 'Information about the sender that goes into the key agreement.',
  apv: 'Information about the receiver that goes into the key agreement.',
  iv: 'Initialization vector of the key encryption.',
  tag: 'Authentication tag of the key encryption.',
  p2s: 'Salt of the password-based key derivation.',
  p2c: 'Iterations of the password-based key derivation.',
};

const CLAIMS: Readonly<Record<string, string>> = {
  iss: 'Who issued the token.',
  sub: 'Whom the token is about.',
  aud: 'For whom the token is meant.',
  exp: 'From this moment on the token must not be accepted.',
  nbf: 'Before this moment the token must not be accepted.',
  iat: 'When the token was issued.',
  jti: 'A unique name of this token.',
  azp: 'The client that the token was issued to.',
  nonce: 'Binds the ID token to the request that asked for it.',
  auth_time: 'When the person last signed in.',
  at_hash: 'Hash of the access token issued with this ID token.',
  c_hash: 'Hash of the authorization code issued with this ID token.',
  acr: 'How strongly the person was authenticated.',
  amr: 'The methods with which the person was authenticated.',
  sid: 'The session at the issuer.',
  scope: 'What the token permits.',
  scp: 'What the token permits.',
  client_id: 'The client that asked for the token.',
  cnf: 'The key that the bearer must prove to hold.',
  act: 'Who acts on behalf of the subject.',
  may_act: 'Who may act on behalf of the subject.',
  events: 'The security events that the token reports.',
  txn: 'The transaction that the token belongs to.',
  name: 'Full name.',
  given_name: 'Given name.',
  family_name: 'Family name.',
  middle_name: 'Middle name.',
  nickname: 'Casual name.',
  preferred_username: 'The name that the person likes to be called by.',
  profile: 'URL of the profile page.',
  picture: 'URL of the profile picture.',
  website: 'URL of the web page or blog.',
  email: 'E-mail address.',
  email_verified: 'Whether the e-mail address was verified.',
  gender: 'Gender.',
  birthdate: 'Birthday.',
  zoneinfo: 'Time zone.',
  locale: 'Language and region.',
  phone_number: 'Telephone number.',
  phone_number_verified: 'Whether the telephone number was verified.',
  address: 'Postal address.',
  updated_at: 'When the profile was last changed.',
  roles: 'Roles of the subject.',
  groups: 'Groups that the subject belongs to.',
  entitlements: 'What the subject is entitled to.',
};

/** Claims whose value is a NumericDate (RFC 7519 §2). */
const DATE_CLAIMS: ReadonlySet<string> = new Set(['exp', 'nbf', 'iat', 'auth_time', 'updated_at']);

const ALGORITHMS: Readonly<Record<string, string>> = {
  none: 'no signature at all',
  HS256: 'HMAC with SHA-256',
  HS384: 'HMAC with SHA-384',
  HS512: 'HMAC with SHA-512',
  RS256: 'RSA PKCS#1 v1.5, SHA-256',
  RS384: 'RSA PKCS#1 v1.5, SHA-384',
  RS512: 'RSA PKCS#1 v1.5, SHA-512',
  PS256: 'RSA-PSS, SHA-256',
  PS384: 'RSA-PSS, SHA-384',
  PS512: 'RSA-PSS, SHA-512',
  ES256: 'ECDSA on P-256, SHA-256',
  ES384: 'ECDSA on P-384, SHA-384',
  ES512: 'ECDSA on P-521, SHA-512',
  ES256K: 'ECDSA on secp256k1, SHA-256',
  EdDSA: 'Edwards-curve signature',
  Ed25519: 'EdDSA on Ed25519',
  Ed448: 'EdDSA on Ed448',
  RSA1_5: 'RSA PKCS#1 v1.5 key encryption',
  'RSA-OAEP': 'RSA-OAEP with SHA-1',
  'RSA-OAEP-256': 'RSA-OAEP with SHA-256',
  A128KW: 'AES-128 key wrap',
  A192KW: 'AES-192 key wrap',
  A256KW: 'AES-256 key wrap',
  dir: 'a shared key used directly',
  'ECDH-ES': 'elliptic-curve key agreement',
  'ECDH-ES+A128KW': 'elliptic-curve key agreement, then AES-128 key wrap',
  'ECDH-ES+A192KW': 'elliptic-curve key agreement, then AES-192 key wrap',
  'ECDH-ES+A256KW': 'elliptic-curve key agreement, then AES-256 key wrap',
  A128GCMKW: 'AES-128-GCM key wrap',
  A192GCMKW: 'AES-192-GCM key wrap',
  A256GCMKW: 'AES-256-GCM key wrap',
  'PBES2-HS256+A128KW': 'a password, PBKDF2 with SHA-256, then AES-128 key wrap',
  'PBES2-HS384+A192KW': 'a password, PBKDF2 with SHA-384, then AES-192 key wrap',
  'PBES2-HS512+A256KW': 'a password, PBKDF2 with SHA-512, then AES-256 key wrap',
  'A128CBC-HS256': 'AES-128-CBC with HMAC SHA-256',
  'A192CBC-HS384': 'AES-192-CBC with HMAC SHA-384',
  'A256CBC-HS512': 'AES-256-CBC with HMAC SHA-512',
  A128GCM: 'AES-128-GCM',
  A192GCM: 'AES-192-GCM',
  A256GCM: 'AES-256-GCM',
};

function lookUp(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** One sentence on a registered JOSE header member, or undefined for a name that is not registered. */
export function explainHeaderMember(name: string): string | undefined {
  return lookUp(HEADER_MEMBERS, name);
}

/** One sentence on a registered claim, or undefined for a name that is not registered. */
export function explainClaim(name: string): string | undefined {
  return lookUp(CLAIMS, name);
}

/** What a registered `alg` or `enc` value stands for, or undefined. */
export function explainAlgorithm(name: string): string | undefined {
  return lookUp(ALGORITHMS, name);
}

/** Whether the claim's value is a date in seconds since the epoch. */
export function isDateClaim(name: string): boolean {
  return DATE_CLAIMS.has(name);
}
