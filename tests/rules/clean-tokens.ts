// Tokens as their specifications want them, carried as these want it, and otherwise as different as can be.
import fc from 'fast-check';
import type { TokenRecord } from '../../lib/ledger/record.ts';
import type { Carrier } from '../../lib/scan/carriers.ts';
import type { Kind } from '../../lib/token/kind.ts';
import { inSeconds, NOW } from '../gallery/tokens.ts';
import { digest, disclosure } from '../support/sd-jwt.ts';
import { at, jwe, jws, other, PUBLIC_KEY, sessionOf } from './example.ts';

type Members = Readonly<Record<string, unknown>>;

/** Bytes of a signature: RSA with 2048, 3072 or 4096 bits, ECDSA with both numbers at full length, EdDSA. */
const ASYMMETRIC = [
  ['RS256', 256],
  ['RS512', 384],
  ['PS256', 512],
  ['ES256', 64],
  ['ES384', 96],
  ['ES512', 132],
  ['EdDSA', 64],
  ['Ed25519', 64],
] as const;
const SYMMETRIC = [
  ['HS256', 32],
  ['HS384', 48],
  ['HS512', 64],
] as const;

const host = fc.domain();
const id = fc.oneof(fc.uuid(), fc.stringMatching(/^[\w-]{8,40}$/));
const issuer = host.map((name) => `https://${name}/realms/shop`);
/** Claims of one's own, with any JSON. */
const own = fc.dictionary(
  fc.stringMatching(/^[a-z]{1,8}$/).map((name) => `https://shop.example/${name}`),
  fc.jsonValue({ maxDepth: 2 }),
  { maxKeys: 4 },
);
/** Begun up to a day ago, and current when it was last sent. */
const life = fc
  .record({ age: fc.integer({ min: 1, max: 86_400 }), rest: fc.integer({ min: 60, max: 86_400 }) })
  .map(({ age, rest }) => ({ iat: inSeconds(-age), exp: inSeconds(rest) }));
const issued = fc
  .record({ iss: issuer, sub: id, life, own })
  .map(({ life: dates, own: more, ...who }): Members => ({ ...more, ...who, ...dates }));

type Algorithms = readonly (readonly [string, number])[];

/** A JWS of generated claims with a whole signature. */
function signed(
  claims: fc.Arbitrary<Members>,
  header: Members,
  algorithms: Algorithms = ASYMMETRIC,
): fc.Arbitrary<string> {
  const alg = fc.constantFrom(...algorithms);
  return fc
    .tuple(claims, alg, fc.option(id, { nil: undefined }))
    .map(([set, [name, bytes], kid]) =>
      jws(set, { ...header, alg: name, kid }, 'A'.repeat(Math.ceil((bytes * 4) / 3))),
    );
}

/** The same with more claims of its own. */
const andAlso = (more: fc.Arbitrary<Members>): fc.Arbitrary<Members> =>
  fc.tuple(issued, more).map(([claims, added]) => ({ ...claims, ...added }));

/** Carried in one of these ways, and seen with one host. */
function carried(
  raw: fc.Arbitrary<string>,
  ways: readonly (readonly [Carrier, string, ...string[]])[],
): fc.Arbitrary<TokenRecord> {
  return fc
    .tuple(raw, fc.subarray([...ways], { minLength: 1 }), host)
    .map(([text, places, name]) =>
      other(text, { places: places.map((place) => at(...place)), hosts: [name] }),
    );
}

const access = signed(
  andAlso(
    fc.record({ aud: issuer, client_id: id, jti: id, scope: fc.constantFrom('a', 'a b:read') }),
  ),
  { typ: 'at+jwt' },
);
const idClaims = andAlso(fc.record({ aud: id, nonce: id, at_hash: id }));
const proofClaims = fc.record({
  jti: id,
  htm: fc.constantFrom('GET', 'POST'),
  htu: host.map((name) => `https://${name}/orders`),
  iat: fc.integer({ min: -300, max: 0 }).map(inSeconds),
});
const logoutClaims = andAlso(
  fc.record({
    aud: id,
    jti: id,
    sid: id,
    events: fc.constant({ 'http://schemas.openid.net/event/backchannel-logout': {} }),
  }),
);
const assertionClaims = andAlso(fc.record({ aud: issuer, jti: id })).map((claims) => ({
  ...claims,
  iss: claims['sub'],
}));
const credential = fc
  .tuple(issued, fc.array(fc.tuple(id, id, fc.jsonValue({ maxDepth: 1 })), { maxLength: 4 }))
  .chain(([claims, hidden]) => {
    const texts = hidden.map(([salt, name, value]) => disclosure(salt, `c_${name}`, value));
    const set = {
      ...claims,
      vct: 'https://shop.example/card',
      _sd: texts.map((text) => digest(text)),
    };
    return signed(fc.constant(set), { typ: 'dc+sd-jwt' }).map((head) =>
      [head, ...texts, ''].join('~'),
    );
  });
const encrypted = fc
  .constantFrom<Members[]>(
    { alg: 'RSA-OAEP-256' },
    { alg: 'ECDH-ES+A256KW', epk: PUBLIC_KEY },
    { alg: 'A256KW' },
    { alg: 'PBES2-HS256+A128KW', p2s: 'c2FsdA', p2c: 600_000 },
  )
  .map(jwe);

const AUTHORIZATION = ['request-header', 'Authorization', 'Bearer'] as const;

/** Tokens of each of these kinds. */
export const CLEAN_TOKENS: Partial<Readonly<Record<Kind, fc.Arbitrary<TokenRecord>>>> = {
  access: carried(fc.oneof({ weight: 4, arbitrary: access }, encrypted), [
    AUTHORIZATION,
    ['response-body', '$.access_token'],
    ['session-storage', 'oidc.user', '$.access_token'],
  ]),
  id: carried(signed(idClaims, { typ: 'JWT' }), [
    ['response-body', '$.id_token'],
    ['url-fragment', 'id_token'],
    ['url-query', 'id_token_hint'],
  ]),
  refresh: carried(
    signed(andAlso(fc.record({ typ: fc.constantFrom('Refresh', 'Offline') })), {}, SYMMETRIC),
    [
      ['response-body', '$.refresh_token'],
      ['request-body', 'refresh_token'],
    ],
  ),
  session: fc.tuple(life, own).map(([dates, more]) => sessionOf({ ...more, ...dates })),
  'dpop-proof': carried(signed(proofClaims, { typ: 'dpop+jwt', jwk: PUBLIC_KEY }), [
    ['request-header', 'DPoP'],
  ]).map((record) => ({ ...record, firstSeen: NOW, lastSentAt: NOW })),
  logout: carried(signed(logoutClaims, { typ: 'logout+jwt' }), [['request-body', 'logout_token']]),
  'client-assertion': carried(signed(assertionClaims, { typ: 'client-authentication+jwt' }), [
    ['request-body', 'client_assertion'],
  ]),
  'request-object': carried(
    fc
      .record({
        response_type: fc.constant('code'),
        client_id: id,
        nonce: id,
        redirect_uri: issuer,
      })
      .map((claims) => jws(claims, { typ: 'oauth-authz-req+jwt', alg: 'none' })),
    [['url-query', 'request']],
  ),
  credential: carried(credential, [['response-body', '$.credentials[0].credential']]),
  // Nothing tells what is inside.
  unknown: carried(encrypted, [
    ['request-body', 'data'],
    ['response-body', '$.ticket'],
  ]),
};
