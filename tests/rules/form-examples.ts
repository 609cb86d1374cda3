// Examples for the rules about how a token is written and protected.
import type { RuleCode } from '../../lib/judge/rules.ts';
import {
  ACCESS_CLAIMS,
  access,
  at,
  type Examples,
  ID_CLAIMS,
  idToken,
  jwe,
  jws,
  other,
  PUBLIC_KEY,
  proof,
  sessionOf,
} from './example.ts';

const CLAIMS = JSON.stringify(ACCESS_CLAIMS);

export const FORM_EXAMPLES = {
  unsigned: {
    finds: [
      ['an access token with alg none', access({}, { alg: 'none' })],
      ['an ID token with alg None', idToken({}, { alg: 'None' })],
      ['alg NONE with a signature', other(jws(ACCESS_CLAIMS, { alg: 'NONE' }, 'AAAA'))],
    ],
    passes: [
      ['a signed token', access()],
      ['a request object', other(jws({ response_type: 'code', client_id: 'a' }, { alg: 'none' }))],
      ['a JWE', other(jwe({ alg: 'dir' }))],
    ],
  },
  'signature-missing': {
    finds: [
      ['RS256 and nothing behind the last dot', other(jws(ACCESS_CLAIMS, {}, ''))],
      ['HS256 and nothing behind the last dot', other(jws({ sub: 'ada' }, { alg: 'HS256' }, ''))],
      ['two segments', other(jws(ACCESS_CLAIMS).split('.').slice(0, 2).join('.'))],
    ],
    passes: [
      ['a signed token', access()],
      ['alg none, which has another finding', access({}, { alg: 'none' })],
      ['detached content with its signature', other(jws('', { alg: 'ES256' }))],
    ],
  },
  'private-key-in-header': {
    finds: [
      ['a DPoP proof whose jwk has d', proof({}, { jwk: { ...PUBLIC_KEY, d: 'AAAA' } })],
      ['an access token with a secret', access({}, { jwk: { kty: 'oct', k: 'AAAA' } })],
      [
        'the primes of an RSA key',
        other(jws({}, { jwk: { kty: 'RSA', n: 'AA', e: 'AQAB', p: 'AA' } })),
      ],
    ],
    passes: [
      ['a DPoP proof with its public key', proof()],
      ['no key at all', access()],
      ['a jwk that is a string', other(jws({}, { jwk: 'd' }))],
    ],
  },
  'alg-letter-case': {
    finds: [
      ['rs256', access({}, { alg: 'rs256' })],
      ['Es256', access({}, { alg: 'Es256' })],
      ['eddsa', access({}, { alg: 'eddsa' })],
    ],
    passes: [
      ['EdDSA', access({}, { alg: 'EdDSA' })],
      ['an algorithm of one’s own', access({}, { alg: 'X-SIGN' })],
      ['None, which has another finding', access({}, { alg: 'None' })],
    ],
  },
  'alg-not-a-string': {
    finds: [
      ['a number', other(jws(CLAIMS, '{"alg":256}'))],
      ['null', other(jws(CLAIMS, '{"alg":null}'))],
      ['a list', other(jws(CLAIMS, '{"alg":["RS256"]}'))],
    ],
    passes: [
      ['a registered name', access()],
      ['an unknown name', access({}, { alg: 'X' })],
      ['an empty name', other(jws(CLAIMS, '{"alg":""}'))],
    ],
  },
  'signature-length': {
    finds: [
      ['ES256 in DER', other(jws(ACCESS_CLAIMS, { alg: 'ES256' }, 'A'.repeat(95)))],
      ['HS256 cut off', other(jws(ACCESS_CLAIMS, { alg: 'HS256' }, 'A'.repeat(40)))],
      ['RS256 cut off', other(jws(ACCESS_CLAIMS, {}, 'A'.repeat(340)))],
      ['ES512 as long as ES256', other(jws(ACCESS_CLAIMS, { alg: 'ES512' }, 'A'.repeat(86)))],
    ],
    passes: [
      ['RS256 with 1024 bits, which has another finding', other(jws({}, {}, 'A'.repeat(171)))],
      ['ES512 with 132 bytes', access({}, { alg: 'ES512' })],
      ['HS256 padded', other(jws(ACCESS_CLAIMS, { alg: 'HS256' }, `${'A'.repeat(43)}=`))],
      ['an RSA signature, which may have many lengths', access()],
    ],
  },
  'rsa-key-too-small': {
    finds: [
      ['1024 bits', other(jws(ACCESS_CLAIMS, {}, 'A'.repeat(171)))],
      ['512 bits with PS256', other(jws(ACCESS_CLAIMS, { alg: 'PS256' }, 'A'.repeat(86)))],
      ['1920 bits', other(jws(ACCESS_CLAIMS, {}, 'A'.repeat(320)))],
    ],
    passes: [
      ['2048 bits', access()],
      ['4096 bits', other(jws(ACCESS_CLAIMS, {}, 'A'.repeat(683)))],
      ['a short ECDSA signature, which is as it must be', access({}, { alg: 'ES256' })],
    ],
  },
  'b64-not-critical': {
    finds: [
      ['b64 alone', other(jws('$.02', { b64: false }))],
      ['crit that names another', other(jws('$.02', { b64: false, crit: ['exp'], exp: 1 }))],
      ['crit that is no list', other(jws('$.02', { b64: false, crit: 'b64' }))],
    ],
    passes: [
      ['b64 in crit', other(jws('$.02', { b64: false, crit: ['b64'] }))],
      ['b64 that is true', other(jws(ACCESS_CLAIMS, { b64: true }))],
      ['no b64', access()],
    ],
  },
  'crit-faulty': {
    finds: [
      ['an empty list', access({}, { crit: [] })],
      ['a name that is not in the header', access({}, { crit: ['b64'] })],
      ['a name that everyone knows', access({}, { crit: ['alg'] })],
      ['a name twice', access({}, { crit: ['x', 'x'], x: 1 })],
      ['a string', access({}, { crit: 'x', x: 1 })],
    ],
    passes: [
      ['b64', other(jws('$.02', { b64: false, crit: ['b64'] }))],
      [
        'an extension that is there',
        access({}, { crit: ['http://x.example/e'], 'http://x.example/e': true }),
      ],
      ['no crit', access()],
    ],
  },
  'not-utf8': {
    finds: [
      ['a lone byte in the claims', other(bytes('{"name":"Ad', 0xe9, '"}'))],
      ['an overlong form', other(bytes('{"name":"', 0xc0, 0x80, '"}'))],
      ['half a surrogate pair', other(bytes('{"name":"', 0xed, 0xa0, 0x80, '"}'))],
    ],
    passes: [
      ['ASCII', access()],
      ['UTF-8', access({ name: 'Zoë Łukasiewicz 👩‍💻' })],
      ['an escape in place of it', other(jws('{"name":"Zo\\u00eb"}'))],
      ['content that is no JSON', other(bytes('', 0x78, 0xda, 0xab))],
    ],
  },
  'header-copy-differs': {
    finds: [
      ['another issuer', access({}, { iss: 'https://elsewhere.example' })],
      ['another subject', access({}, { sub: 'grace' })],
      ['an audience in a list', access({}, { aud: [ACCESS_CLAIMS.aud] })],
    ],
    passes: [
      ['the same issuer', access({}, { iss: ACCESS_CLAIMS.iss })],
      ['a copy of a claim that is not there', access({ sub: undefined }, { sub: 'ada' })],
      ['no copies', access()],
    ],
  },
  'dpop-proof-incomplete': {
    finds: [
      ['no jti', proof({ jti: undefined })],
      ['another typ', proof({}, { typ: 'JWT' })],
      ['a symmetric algorithm', proof({}, { alg: 'HS256' })],
    ],
    passes: [
      ['a whole proof', proof()],
      ['one with ath and nonce', proof({ ath: 'x', nonce: 'y' })],
      ['typ in full', proof({}, { typ: 'application/dpop+jwt' })],
    ],
  },
  'embedded-key': {
    finds: [
      ['an access token', access({}, { jwk: PUBLIC_KEY })],
      ['an ID token', idToken({}, { jwk: PUBLIC_KEY })],
      [
        'a session',
        other(jws({ sub: 'ada' }, { jwk: PUBLIC_KEY }), { places: [at('cookie', 's')] }),
      ],
    ],
    passes: [
      ['a DPoP proof', proof()],
      ['a kid', access({}, { kid: 'a' })],
      ['a message of another kind', other(jws({ a: 1 }, { jwk: PUBLIC_KEY }))],
    ],
  },
  'odd-kid': {
    finds: [
      ['a way out of a folder', access({}, { kid: '../../dev/null' })],
      ['SQL', access({}, { kid: "x' UNION SELECT 'k" })],
      ['a device', access({}, { kid: '/dev/null' })],
    ],
    passes: [
      [
        'a thumbprint',
        access({}, { kid: 'NjVBRjY5MDlCMUIwNzU4RTA2QzZFMDQ4QzQ2MDAyQjVDNjk1RTM2Qg' }),
      ],
      ['a URL', access({}, { kid: 'https://as.example/keys/1.json#a' })],
      ['a DID', access({}, { kid: 'did:key:z6Mk#z6Mk' })],
    ],
  },
  'rsa1-5': {
    finds: [
      ['a JWE', other(jwe({ alg: 'RSA1_5' }))],
      ['with CBC', other(jwe({ alg: 'RSA1_5', enc: 'A128CBC-HS256' }))],
      ['in a cookie', other(jwe({ alg: 'RSA1_5' }), { places: [at('cookie', 'rt')] })],
    ],
    passes: [
      ['RSA-OAEP-256', other(jwe({ alg: 'RSA-OAEP-256' }))],
      ['ECDH-ES', other(jwe({ alg: 'ECDH-ES' }))],
      ['RS256, which signs', access()],
    ],
  },
  'password-iterations': {
    finds: [
      ['999', other(jwe({ alg: 'PBES2-HS256+A128KW', p2c: 999 }))],
      ['1', other(jwe({ alg: 'PBES2-HS512+A256KW', p2c: 1 }))],
      ['0', other(jwe({ alg: 'PBES2-HS384+A192KW', p2c: 0 }))],
    ],
    passes: [
      ['1000', other(jwe({ alg: 'PBES2-HS256+A128KW', p2c: 1000 }))],
      ['600,000', other(jwe({ alg: 'PBES2-HS512+A256KW', p2c: 600_000 }))],
      ['p2c with another algorithm', other(jwe({ alg: 'dir', p2c: 1 }))],
    ],
  },
  'duplicate-member': {
    finds: [
      ['two subjects', other(jws('{"sub":"ada","sub":"grace"}'))],
      ['two algorithms', other(jws('{"sub":"ada"}', '{"alg":"RS256","alg":"none"}'))],
      ['deep inside', other(jws('{"cnf":{"jkt":"a","jkt":"b"}}'))],
    ],
    passes: [
      ['each name once', access()],
      ['one name in two objects', other(jws({ a: { x: 1 }, b: { x: 2 } }))],
      ['a name in header and claims', access({}, { iss: ACCESS_CLAIMS.iss })],
    ],
  },
  'not-canonical': {
    finds: [
      ['padding behind the signature', other(`${jws(ACCESS_CLAIMS, { alg: 'HS256' })}=`)],
      ['bits left over', other(jws(ACCESS_CLAIMS, { alg: 'HS256' }, `${'A'.repeat(42)}B`))],
      ['padding behind the header', other(jws({ sub: 'ada' }).replace('.', '=.'))],
    ],
    passes: [
      ['no padding', access()],
      [
        'a load balancer, which always pads',
        other(
          `${jws(ID_CLAIMS, { alg: 'ES256', signer: 'arn:aws:elasticloadbalancing:eu:1:a' })}==`,
        ),
      ],
      ['an empty signature', access({}, { alg: 'none' })],
    ],
  },
  'key-url-in-header': {
    finds: [
      ['jku', access({}, { jku: 'https://as.example/jwks' })],
      ['x5u', idToken({}, { x5u: 'https://as.example/cert' })],
      ['in a session', sessionOf({}, { jku: 'https://a.example' })],
    ],
    passes: [
      ['kid', access({}, { kid: 'a' })],
      ['x5t', access({}, { x5t: 'AAAA' })],
      ['a proof of another kind', proof({}, { jku: 'https://as.example/jwks' })],
    ],
  },
} as const satisfies Partial<Record<RuleCode, Examples>>;

/** A JWS whose claims are exactly these texts and bytes. */
function bytes(...parts: readonly (string | number)[]): string {
  const binary = parts
    .map((part) => (typeof part === 'number' ? String.fromCharCode(part) : part))
    .join('');
  const [header, , signature] = jws('{}').split('.');
  const claims = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return `${header}.${claims}.${signature}`;
}
