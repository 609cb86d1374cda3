// Examples for the rules about a token and the message that it came or went in, and about what was beside it.
import { createHash } from 'node:crypto';
import type { RuleCode } from '../../lib/judge/rules.ts';
import type { TokenId, TokenRecord } from '../../lib/ledger/record.ts';
import { inSeconds, NOW, record as recordOf } from '../gallery/tokens.ts';
import { access, at, type Examples, from, grant, idToken, proof, used } from './example.ts';

const BEARER = at('request-header', 'Authorization', 'Bearer');
const DPOP = at('request-header', 'Authorization', 'DPoP');
const id = (name: string): TokenId => name as TokenId;

/** The thumbprint of the key that proofs have in examples. */
const JKT = thumbprint('{"crv":"P-256","kty":"EC","x":"l8tF","y":"9VE4"}');

function thumbprint(jwk: string): string {
  return createHash('sha256').update(jwk).digest('base64url');
}

const BOUND = access({ cnf: { jkt: JKT } }, {}, { id: 'bound', places: [DPOP] });
const ATH = thumbprint(BOUND.raw);
const ORDERS = 'https://api.shop.example/orders';

/** A proof that went out with the bound token. */
const sent = (claims = {}, request = {}, header = {}): TokenRecord =>
  proof({ ath: ATH, ...claims }, header, {
    id: 'proof',
    origin: used({}, { url: ORDERS, beside: [BOUND.id], ...request }),
  });
const alone = { beside: [] };
/** What a server for its own frontend answers: proofs, which nobody has used yet. */
const HANDED = { method: 'POST', url: 'https://shop.example/proofs', use: null };
const HANDED_PLACES = [at('response-body', '$.proof'), at('request-header', 'DPoP')];
/** Another proof, by default one that the same request used. */
const another = (name: string, claims = {}, use = {}): TokenRecord =>
  proof({ jti: name, ...claims }, {}, { id: name, origin: used(use) });

const half = (text: string, bits = 256): string =>
  createHash(`sha${bits}`)
    .update(text)
    .digest()
    .subarray(0, bits / 16)
    .toString('base64url');

const GIVEN = access({ jti: 'given' }, {}, { id: 'given' });
const OPAQUE = recordOf('q9Zk3vT1xY7bN5mLw2RaQ8cDeFgHiJ', {
  form: 'reference',
  places: [at('response-body', '$.access_token')],
  id: 'opaque',
});
const code = grant('authorization_code');

/** An ID token that a token endpoint gave beside an access token. */
const issued = (claims = {}, origin = {}, header = {}): TokenRecord =>
  idToken(claims, header, {
    id: 'id',
    origin: from({
      ...{ beside: [GIVEN.id], accessToken: GIVEN.id, grant: code, noStore: true },
      ...origin,
    }),
  });
const answered = (nonce: string | null, hash: string | null, claims = {}) =>
  issued(
    { nonce: 'n-0S6_WzA2Mj', ...claims },
    { grant: grant('authorization', { nonce, code: hash }) },
  );

export const MESSAGE_EXAMPLES = {
  'dpop-proof-other-request': {
    finds: [
      ['another method', sent({ htm: 'POST' }), BOUND],
      ['another path', sent({}, { url: `${ORDERS}/7` }), BOUND],
      ['another host', sent({}, { url: 'https://shop.example/orders' }), BOUND],
      ['an htu that is a path alone', sent({ htu: '/orders' }), BOUND],
    ],
    passes: [
      ['its own request', sent(), BOUND],
      ['an htu with the query', sent({ htu: `${ORDERS}?page=1#a` }), BOUND],
      [
        'the same URL written otherwise',
        sent({ htu: 'HTTPS://API.shop.example:443/%6frders' }),
        BOUND,
      ],
      ['a request that was not seen', proof({ htm: 'POST' }, {}, { origin: null })],
      ['handed to a page in an answer', sent({ htm: 'POST' }, HANDED), BOUND],
    ],
  },
  'dpop-proof-other-token': {
    finds: [
      ['the hash of another token', sent({ ath: thumbprint('other') }), BOUND],
      ['no ath', sent({ ath: undefined }), BOUND],
      ['an ath that is a number', sent({ ath: 7 }), BOUND],
    ],
    passes: [
      ['the hash of the token', sent(), BOUND],
      ['a request to the token endpoint', sent({ ath: undefined }, alone)],
      ['an ID token beside it', sent({ ath: undefined }, { beside: [id('id')] }), issued()],
      ['handed to a page with the token', sent({ ath: undefined }, HANDED), BOUND],
      [
        'a token that is sent as Bearer and bound to nothing',
        sent({ ath: undefined }, { beside: [id('bearer')] }),
        access({}, {}, { id: 'bearer' }),
      ],
    ],
  },
  'dpop-proof-other-key': {
    finds: [
      [
        'another curve',
        sent({}, {}, { jwk: { kty: 'EC', crv: 'P-384', x: 'l8tF', y: '9VE4' } }),
        BOUND,
      ],
      [
        'another point',
        sent({}, {}, { jwk: { kty: 'EC', crv: 'P-256', x: 'AAAA', y: '9VE4' } }),
        BOUND,
      ],
      [
        'a key of another type',
        sent({}, {}, { jwk: { kty: 'RSA', n: 'A'.repeat(342), e: 'AQAB' } }),
        BOUND,
      ],
    ],
    passes: [
      ['the key that the token is bound to', sent(), BOUND],
      ['a token that is bound to none', sent({}, { beside: [GIVEN.id] }), GIVEN],
      [
        'a key that lacks something, which has another finding',
        sent({}, {}, { jwk: { kty: 'EC' } }),
        BOUND,
      ],
    ],
  },
  'several-dpop-proofs': {
    finds: [
      ['two of one request', sent({}, { beside: [id('p2')] }), another('p2')],
      ['beside the token', sent({}, { beside: [BOUND.id, id('p2')] }), BOUND, another('p2')],
      [
        'of one text each',
        sent({ htm: 'GET' }, { beside: [id('p3')] }),
        another('p3', { htm: 'POST' }),
      ],
    ],
    passes: [
      ['one', sent(), BOUND],
      ['two in two requests', sent(), proof({ jti: 'p2' }, {}, { id: 'p2' })],
      [
        'another that stands in a body',
        sent({}, { beside: [id('p2')] }),
        proof({ jti: 'p2' }, {}, { id: 'p2', places: [at('request-body', 'proof')], origin: null }),
      ],
      [
        'two that one answer handed to a page',
        sent({}, { ...HANDED, beside: [id('p2')] }),
        another('p2'),
      ],
      [
        'one that another request had used',
        sent({}, { beside: [id('p2')] }),
        another('p2', {}, { requestId: '2' }),
      ],
    ],
  },
  'bound-token-as-bearer': {
    finds: [
      ['as Bearer', access({ cnf: { jkt: JKT } })],
      [
        'as bearer',
        access(
          { cnf: { jkt: JKT } },
          {},
          { places: [at('request-header', 'Authorization', 'bearer')] },
        ),
      ],
      ['beside the right way', access({ cnf: { jkt: JKT } }, {}, { places: [DPOP, BEARER] })],
    ],
    passes: [
      ['as DPoP', BOUND],
      ['a token that is bound to nothing', access()],
      ['a token that is bound to a certificate', access({ cnf: { 'x5t#S256': 'AAAA' } })],
    ],
  },
  'dpop-proof-reused': {
    finds: [
      [
        'sent again a minute later',
        proof({}, {}, { origin: used({ at: NOW - 60_000, againAt: NOW }) }),
      ],
      ['another with its jti', proof(), another('p2', { jti: 'p1', htm: 'POST' })],
      [
        'two others',
        proof(),
        another('p2', { jti: 'p1', htm: 'POST' }),
        another('p3', { jti: 'p1', htm: 'PUT' }),
      ],
    ],
    passes: [
      ['sent once', proof()],
      [
        'a redirect, followed after a minute',
        proof({}, {}, { firstSeen: NOW - 60_000, origin: used({ at: NOW - 60_000 }) }),
      ],
      ['a connection that broke', proof({}, {}, { origin: used({ againAt: NOW + 80 }) })],
      [
        'handed to a page a minute before',
        proof({}, {}, { firstSeen: NOW - 60_000, places: HANDED_PLACES }),
      ],
      ['another with a jti of its own', proof(), another('p2')],
      [
        'another that was handed out and not used',
        proof(),
        proof({ htm: 'POST' }, {}, { id: 'p2', origin: from(HANDED) }),
      ],
      [
        'that of another client',
        proof(),
        proof({}, { jwk: { kty: 'EC', crv: 'P-256', x: 'AAAA', y: '9VE4' } }, { id: 'p2' }),
      ],
    ],
  },
  'dpop-proof-stale': {
    finds: [
      ['ten minutes old', proof({ iat: inSeconds(-600) })],
      ['an hour old', proof({ iat: inSeconds(-3_600) })],
      ['of another day', proof({ iat: inSeconds(-86_400) })],
    ],
    passes: [
      ['made for the request', proof()],
      ['a minute old', proof({ iat: inSeconds(-60) })],
      ['not used', proof({ iat: inSeconds(-600) }, {}, { origin: from(HANDED) })],
    ],
  },
  'nonce-differs': {
    finds: [
      ['from a fragment', answered('other', null)],
      ['from a token endpoint', issued({}, { grant: { ...code, nonce: 'other' } }), GIVEN],
      [
        'no nonce',
        issued(
          { nonce: undefined, at_hash: 'AAAA' },
          { grant: { ...code, nonce: 'n' }, beside: [] },
        ),
      ],
    ],
    passes: [
      ['the one that was asked with', answered('n-0S6_WzA2Mj', null)],
      ['a request that was not seen', answered(null, null)],
      ['a refresh', issued({ nonce: undefined }, { grant: grant('refresh_token') }), GIVEN],
    ],
  },
  'at-hash-differs': {
    finds: [
      ['another token', issued({ at_hash: half('other') }), GIVEN],
      [
        'an opaque token, and the hash of what is beside it',
        issued(
          { at_hash: half(GIVEN.raw) },
          { beside: [GIVEN.id, OPAQUE.id], accessToken: OPAQUE.id },
        ),
        GIVEN,
        OPAQUE,
      ],
      ['the whole hash', issued({ at_hash: thumbprint(GIVEN.raw) }), GIVEN],
      [
        'the hash of another algorithm',
        issued({ at_hash: half(GIVEN.raw) }, {}, { alg: 'ES512' }),
        GIVEN,
      ],
    ],
    passes: [
      ['the token beside it', issued({ at_hash: half(GIVEN.raw) }), GIVEN],
      ['with ES512', issued({ at_hash: half(GIVEN.raw, 512) }, {}, { alg: 'ES512' }), GIVEN],
      ['an access token that was not seen', issued({ at_hash: half('other') })],
      [
        'a page that keeps an older ID token',
        issued({ at_hash: half('other') }, { grant: null, accessToken: null }),
        GIVEN,
      ],
      [
        'another token beside an opaque one',
        issued(
          { at_hash: half(OPAQUE.raw) },
          { beside: [GIVEN.id, OPAQUE.id], accessToken: OPAQUE.id },
        ),
        GIVEN,
        OPAQUE,
      ],
      [
        'beside a token that no one called the access token',
        issued({ at_hash: half('other') }, { accessToken: null }),
        GIVEN,
      ],
      [
        'EdDSA, of which nothing says which hash it is',
        issued({ at_hash: 'AAAA' }, {}, { alg: 'EdDSA' }),
        GIVEN,
      ],
    ],
  },
  'c-hash-differs': {
    finds: [
      ['another code', answered(null, 'code', { c_hash: half('other') })],
      ['the whole hash', answered(null, 'code', { c_hash: thumbprint('code') })],
      ['an empty hash', answered(null, 'code', { c_hash: '' })],
    ],
    passes: [
      ['the code beside it', answered(null, 'code', { c_hash: half('code') })],
      ['no code', answered(null, null, { c_hash: half('code') })],
      ['no hash', answered(null, 'code')],
      [
        'a code with a plus sign that was not encoded',
        answered(null, 'a b', { c_hash: half('a+b') }),
      ],
    ],
  },
} as const satisfies Partial<Record<RuleCode, Examples>>;
