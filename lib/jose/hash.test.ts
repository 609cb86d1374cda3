import { expect, test } from 'vitest';
import { leftHalfOf, sha256Of, thumbprintOf } from './hash.ts';
import type { JsonObject } from './json.ts';

const jwk = (members: Readonly<Record<string, string>>): JsonObject => ({
  type: 'object',
  members: Object.entries(members).map(([name, value]) => ({
    name,
    value: { type: 'string', value },
    duplicate: false,
  })),
});

test('the thumbprint of the key in RFC 7638 §3.1', () => {
  const n =
    '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRX' +
    'jBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaS' +
    'qzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksIN' +
    'HaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw';
  const key = jwk({ kty: 'RSA', n, e: 'AQAB', alg: 'RS256', kid: '2011-04-29' });
  expect(thumbprintOf(key)).toBe('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs');
});

test('the hash of the access token of RFC 9449 §7.1', () => {
  const token = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU';
  expect(sha256Of(token)).toBe('fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo');
});

test('the left halves of the hybrid flow (OpenID Connect Core 1.0 appendix A.6)', () => {
  expect(leftHalfOf('jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y', 'RS256')).toBe(
    '77QmUPtjPfzWtF2AnpK9RQ',
  );
  expect(leftHalfOf('Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk', 'RS256')).toBe(
    'LDktKdoQak3Pk0cnXxCltA',
  );
});

test('nothing where the hash or the key is not known', () => {
  expect(leftHalfOf('a', 'EdDSA')).toBeNull();
  expect(thumbprintOf(jwk({ kty: 'EC', crv: 'P-256', x: 'a' }))).toBeNull();
  expect(thumbprintOf(jwk({ kty: 'toString' }))).toBeNull();
});
