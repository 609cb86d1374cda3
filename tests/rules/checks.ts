// What is worth checking about a token, and what answers it: rules, the verification of its signature, or
// nothing, and why.
import type { RuleCode } from '../../lib/judge/rules.ts';

export interface Check {
  readonly check: string;
  readonly rules?: readonly RuleCode[];
  /** Answered by verification, which a person asks for. */
  readonly verified?: boolean;
  /** What answers it otherwise, or why nothing does. */
  readonly why?: string;
}

const FORM: readonly Check[] = [
  {
    check: 'Three or five segments, a whole signature',
    rules: ['signature-missing', 'signature-length'],
  },
  { check: 'Padding, loose bits', rules: ['not-canonical'] },
  {
    check: 'White space in a segment',
    why: 'such text is no token; an import says what is wrong with it',
  },
  { check: 'A name twice', rules: ['duplicate-member'] },
  { check: 'UTF-8', rules: ['not-utf8'] },
  {
    check: 'Claims that are no object, a header without alg',
    why: 'such text is not taken for a token',
  },
  { check: '`b64` without `crit`, or in a JWT', rules: ['b64-not-critical', 'b64-in-jwt'] },
  { check: '`crit` unknown, empty or repeated', rules: ['crit-faulty'] },
  { check: '`none` in any letter case', rules: ['unsigned'] },
  { check: '`alg` no string, or of another case', rules: ['alg-not-a-string', 'alg-letter-case'] },
  { check: 'An HMAC secret that is short, or well known', verified: true },
  {
    check: 'RSA under 2048 bits, odd exponents',
    rules: ['rsa-key-too-small', 'weak-key-in-header'],
    verified: true,
  },
  { check: 'RSA1_5', rules: ['rsa1-5'] },
  {
    check: '`p2c` too small or too large',
    rules: ['password-iterations', 'password-iterations-many'],
  },
  { check: '`zip` bombs', why: 'what is compressed is encrypted: decryption has a limit' },
  { check: '`alg` that does not fit the key', verified: true },
  { check: 'Private members in `jwk`', rules: ['private-key-in-header'] },
  {
    check: '`jku`, `x5u`, `jwk`, odd `kid`',
    rules: ['key-url-in-header', 'embedded-key', 'odd-kid'],
    verified: true,
  },
];

const CLAIMS: readonly Check[] = [
  {
    check: 'Dates that are no numbers, or milliseconds',
    rules: ['date-not-a-number', 'date-in-milliseconds'],
  },
  { check: '`exp` before `nbf` or `iat`', rules: ['ends-before-it-begins'] },
  {
    check: 'No `exp`, or a long life',
    rules: ['access-token-without-exp', 'long-lived-access-token'],
  },
  {
    check: 'Issued in the future, sent too early',
    rules: ['issued-in-future', 'sent-before-start'],
  },
  { check: 'Expired and still being sent', rules: ['expired-still-sent'] },
  { check: 'A cookie that outlives its token', rules: ['cookie-outlives-token'] },
  {
    check: 'A cookie that ends before its token',
    why: 'does no harm: who renews the token renews the cookie',
  },
  { check: 'Claims of an access token', rules: ['access-token-incomplete'] },
  { check: 'Claims of an ID token', rules: ['id-token-incomplete'] },
  {
    check: '`azp` with several audiences',
    why: 'required by no specification any more (OpenID Connect Core 1.0, errata 2)',
  },
  { check: '`nonce` of the request', rules: ['nonce-differs'] },
  { check: '`at_hash`, `c_hash`', rules: ['at-hash-differs', 'c-hash-differs'] },
  { check: 'Copies of claims in the header', rules: ['header-copy-differs'] },
  { check: 'An ID token used as an access token', rules: ['id-token-as-credential'] },
  {
    check: 'A logout token with a nonce, or incomplete',
    rules: ['logout-token-with-nonce', 'logout-token-incomplete'],
  },
  {
    check: 'A logout token in the front channel',
    why: 'every one that a browser shows is; a recording of a server shows good ones',
  },
  {
    check: 'Disclosures of an SD-JWT',
    rules: ['sd-jwt-faulty', 'hidden-validity'],
    verified: true,
  },
];

const CARRIERS: readonly Check[] = [
  { check: 'In a URL', rules: ['token-in-url', 'token-in-websocket-url', 'token-in-fragment'] },
  { check: 'Leaked by Referer', rules: ['token-in-referer', 'token-in-referer-of-site'] },
  { check: 'Over plain http', rules: ['token-over-http'] },
  {
    check: 'To hosts outside of the audience, with several sites',
    rules: ['sent-outside-audience', 'several-sites'],
  },
  { check: 'Two ways in one request', rules: ['two-ways-in-one-request'] },
  { check: 'Implicit flow', rules: ['token-in-fragment'] },
  {
    check: 'Password grant, no PKCE, a secret in the browser',
    rules: [
      'password-grant',
      'code-without-pkce',
      'unknown-client-without-pkce',
      'confidential-client-without-pkce',
      'client-secret-in-browser',
      'client-secret-as-basic',
    ],
  },
  {
    check: 'PKCE of a client on a server',
    why: 'its request to the token endpoint is not seen by a browser',
  },
  { check: 'An answer without no-store', rules: ['token-answer-stored'] },
  { check: 'A refresh token sent to others', rules: ['refresh-token-elsewhere'] },
  {
    check: 'Rotation and reuse of refresh tokens',
    rules: ['refresh-token-reused', 'refresh-token-not-rotated'],
  },
  {
    check: 'Readable by scripts',
    rules: ['refresh-token-in-storage', 'access-token-in-storage', 'cookie-without-httponly'],
  },
  {
    check: 'Cookie attributes',
    rules: [
      'cookie-without-secure',
      'cookie-without-samesite',
      'cookie-with-domain',
      'cookie-prefix-broken',
    ],
  },
  {
    check: 'A path other than /',
    why: 'gives nothing away; it is told where the name of the cookie promises another',
  },
  {
    check: 'A name that begins with __Host-',
    why: 'advised with cookie-without-secure: by itself it would be told of nearly every cookie',
  },
  { check: 'Session ids that can be guessed', rules: ['guessable-session-id'] },
  {
    check: 'Session ids in URLs',
    why: 'an opaque value in a URL is looked for by names that a specification gave alone',
  },
  {
    check: 'A session id that stays the same after sign-in',
    why: 'no message says that it signs somebody in',
  },
  { check: 'Internal addresses in cookies of balancers', rules: ['balancer-shows-address'] },
];

const DPOP: readonly Check[] = [
  { check: 'One proof, and whole', rules: ['several-dpop-proofs', 'dpop-proof-incomplete'] },
  { check: 'Its signature', verified: true },
  { check: '`htm` and `htu` of its own request', rules: ['dpop-proof-other-request'] },
  { check: '`iat` fresh', rules: ['dpop-proof-stale'] },
  { check: '`jti` not seen before', rules: ['dpop-proof-reused'] },
  { check: '`ath` of the access token beside it', rules: ['dpop-proof-other-token'] },
  { check: '`cnf.jkt` of the access token', rules: ['dpop-proof-other-key'] },
  { check: 'The scheme DPoP', rules: ['bound-token-as-bearer'] },
];

/** All checks, in groups. */
export const CHECKS: Readonly<Record<string, readonly Check[]>> = {
  'Form, algorithms and keys': FORM,
  'Time and claims': CLAIMS,
  'Carriers and sign-ins': CARRIERS,
  DPoP: DPOP,
};
