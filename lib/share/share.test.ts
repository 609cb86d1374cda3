import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import serializations from '../../tests/fixtures/json-serializations.json' with { type: 'json' };
import paseto from '../../tests/fixtures/paseto.json' with { type: 'json' };
import rfc9901 from '../../tests/fixtures/rfc9901.json' with { type: 'json' };
import { ORDINARY } from '../../tests/gallery/scenes.ts';
import { record, sightings } from '../../tests/gallery/tokens.ts';
import { anyUtf16 } from '../../tests/support/arbitraries.ts';
import { bound, digest, disclosure, sdJwt } from '../../tests/support/sd-jwt.ts';
import { givenAway, secretsOf } from '../../tests/support/secrets.ts';
import { decoded, jwe, jws, jwsOf, segment } from '../../tests/support/tokens.ts';
import { decodeToken } from '../token/decode.ts';
import { createShare } from './share.ts';

/** The safe form of a token in a share of its own. */
function shared(raw: string): string {
  const share = createShare();
  share.learn(record(raw, { form: decodeToken(raw)?.form ?? 'jws' }));
  return share.token(raw) ?? 'no token';
}

const claimsOf = (raw: string): unknown => {
  const [, claims = ''] = raw.split('.');
  return JSON.parse(Buffer.from(claims, 'base64url').toString());
};

const ADA = {
  iss: 'https://accounts.shop.example/realms/ada-shop',
  sub: '248289761001',
  aud: ['https://api.shop.example', 'shop-spa'],
  exp: 1_795_465_205,
  iat: 1_795_461_605.25,
  email: 'Ada@Shop.example',
  email_verified: true,
  name: 'Ada Lovelace',
  phone_number: '+49 30 1234567',
  birthdate: '1815-12-10',
  client_id: 'shop-spa',
  azp: 'shop-spa',
  scope: 'openid profile orders:read ada:secretthing',
  jti: 'f1a2b3c4-d5e6-47f8-9a0b-1c2d3e4f5a6b',
  ip: '203.0.113.77',
  tenant_number: 100002348117,
  visits: 42,
  address: { locality: 'London', postal_code: 10115 },
  cart: { items: [4, 8], note: 'for Ada' },
};

describe('a token in a share', () => {
  test('decodes the same way, with stand-ins of the same shape for whom and what it names', () => {
    expect(claimsOf(shared(jws(ADA)))).toEqual({
      iss: 'https://host-1.example/realms/path-1',
      sub: '100000000001',
      aud: ['https://host-2.example', 'client-1'],
      exp: 1_795_465_205,
      iat: 1_795_461_605.25,
      email: 'person-1@domain-1.example',
      email_verified: true,
      name: 'person-1',
      phone_number: '+99900000001',
      birthdate: '1900-01-01',
      client_id: 'client-1',
      azp: 'client-1',
      scope: 'openid profile orders:read scope-1',
      jti: '00000000-0000-4000-8000-000000000001',
      ip: '192.0.2.1',
      tenant_number: 100_000_000_002,
      visits: 42,
      address: { locality: 'contact-1', postal_code: 10_001 },
      cart: { items: [4, 8], note: 'value-1' },
    });
  });

  test('keeps the algorithm and the type in its header, and no key', () => {
    const header = {
      alg: 'ES256',
      typ: 'dpop+jwt',
      kid: 'key-of-ada',
      jku: 'https://keys.shop.example/jwks.json',
      x5c: ['MIIBAda'],
      jwk: { kty: 'EC', crv: 'P-256', x: 'adas-x-coordinate', y: 'adas-y-coordinate' },
    };
    expect(
      JSON.parse(Buffer.from(shared(jws({}, header)).split('.')[0] ?? '', 'base64url').toString()),
    ).toEqual({
      alg: 'ES256',
      typ: 'dpop+jwt',
      kid: 'kid-1',
      jku: 'https://host-1.example/jwks.json',
      x5c: ['key-1'],
      jwk: { kty: 'EC', crv: 'P-256', x: 'key-2', y: 'key-3' },
    });
  });

  test('keeps small numbers, but no address and no number of somebody that is made of them', () => {
    const url = 'https://api.shop.example/v2/users/42';
    const claims = {
      roles: ['203.0.113.77', '123.456.789-00', '06.12.34.56.78', 'v1.10.2', 'orders:read'],
      '123.456.789-00': true,
      link: `${url}/203.0.113.77/123.456.789-00?page=2&pin=4711&code=4712`,
    };
    expect(claimsOf(shared(jws(claims)))).toEqual({
      roles: ['scope-1', 'scope-2', 'scope-3', 'v1.10.2', 'orders:read'],
      'claim-1': true,
      link: 'https://host-1.example/v2/users/42/scope-1/scope-2?page=2&pin=1001&code=1002',
    });
  });

  test('has the same mark for every signature, and none where there was none', () => {
    const mark = Buffer.from('removed-by-bearerscope').toString('base64url');
    expect(shared(jwsOf('{}', undefined, 'c2hvcnQ')).split('.')[2]).toBe(mark);
    expect(shared(jwsOf('{}', undefined, 'x'.repeat(342))).split('.')[2]).toBe(mark);
    expect(shared(jwsOf('{}', '{"alg":"none"}', ''))).toMatch(/\.$/);
  });

  test('keeps its five parts when it is encrypted, empty ones empty', () => {
    const parts = shared(jwe({ kid: 'adas key' })).split('.');
    expect(parts).toHaveLength(5);
    expect(parts[1]).toBe('');
    expect(decoded(parts.join('.'))).toMatchObject({ form: 'jwe' });
  });

  test('is rewritten inside of other tokens too, the same as by itself', () => {
    const inner = jws(ADA);
    const share = createShare();
    const outer = share.token(jws({ vp_token: inner, act: { sub: ADA.sub } })) ?? '';
    expect(claimsOf(outer)).toEqual({ vp_token: share.token(inner), act: { sub: '100000000001' } });
    const [, content = ''] = (share.token(jwsOf(inner)) ?? '').split('.');
    expect(Buffer.from(content, 'base64url').toString()).toBe(share.token(inner));
  });

  test('keeps no short number that lets somebody in or names somebody', () => {
    const claims = claimsOf(
      shared(jws({ pin: 4711, employee_number: 815, visits: 42, level: 3 })),
    ) as Record<string, unknown>;
    expect(claims['pin']).not.toBe(4711);
    expect(claims['employee_number']).not.toBe(815);
    expect(claims).toMatchObject({ visits: 42, level: 3 });
  });

  test('keeps no number that an id is, however short, and none of four digits but amounts and dates', () => {
    const kept = {
      exp: 1_795_465_205,
      iat: 1_795_464_000,
      expires_in: 86_400,
      port: 8443,
      level: 3,
      page_size: 5_000,
    };
    const ids = {
      org_id: 7,
      userId: 42,
      customer: { id: 815 },
      badge: 4711,
      seat: 4712,
      phone: 49_151,
    };
    const claims = claimsOf(shared(jws({ ...kept, ...ids })));
    expect(claims).toMatchObject(kept);
    const text = JSON.stringify(claims);
    for (const [name, value] of Object.entries(ids)) {
      expect(text, name).not.toContain(`"${name}":${JSON.stringify(value)}`);
    }
    expect(text).not.toMatch(/4711|4712|49151|815/);
  });

  test('knows the name of an id however it is written, and no word that only ends like one', () => {
    const claims = claimsOf(
      shared(
        jws({
          ID: 42,
          Id: 43,
          customerid: 123,
          accountIDs: 77,
          PIN: 124,
          userPin: 125,
          paid: 5,
          valid: 1,
        }),
      ),
    );
    expect(claims).toMatchObject({ paid: 5, valid: 1 });
    expect(JSON.stringify(claims)).not.toMatch(/:(?:42|43|123|77|124|125)\b/);
  });

  test('keeps what is told of people in a list, whose names are values there', () => {
    const text = shared(jws({ members: [{ email: 'ada@shop.example', role: 'admin' }] }));
    expect(claimsOf(text)).toMatchObject({
      members: [{ email: expect.any(String), role: 'admin' }],
    });
    expect(JSON.stringify(claimsOf(text))).not.toContain('ada@');
  });

  test('names nobody in the place it was found at either', () => {
    const found = ['$.users.lovelace.access_token', '$.users[0].access_token'].map((field) => ({
      carrier: 'response-body' as const,
      field,
      via: [],
      count: 1,
    }));
    const shown = createShare().history({
      record: record(jws({}), { places: found }),
      sightings: [],
    });
    expect(shown?.record.places.map(({ field }) => field)).toEqual([
      '$.users["client-1"].access_token',
      '$.users[0].access_token',
    ]);
  });

  test('names nobody where members are called after people', () => {
    const share = createShare();
    const raw = jws({
      'ada@shop.example': 'admin',
      'https://shop.example/users/4815162342': true,
      email: 'ada@shop.example',
      users: { ada: 'admin', grace: 'viewer' },
    });
    const text = JSON.stringify(claimsOf(share.token(raw) ?? ''));
    expect(text).not.toMatch(/ada|grace|shop\.example|4815162342/);
    // The same address has the same stand-in, whether it is a name or a value.
    expect(text.match(/person-1@domain-1\.example/g)).toHaveLength(2);
    expect([...share.receipt().replaced.keys()]).toEqual(
      expect.arrayContaining(['email', 'client']),
    );
  });

  test('keeps numbers as they were written where they may stay', () => {
    expect(
      Buffer.from(shared(jwsOf('{"a":3.0,"a":1e3}')).split('.')[1] ?? '', 'base64url').toString(),
    ).toBe('{"a":3.0,"a":1e3}');
  });

  test('is nothing for a text that is no token', () => {
    expect(createShare().token('hello')).toBeNull();
  });
});

describe('an SD-JWT in a share', () => {
  const inner = disclosure('salt-of-street', 'street_address', 'Ada Street 12');
  const outer = disclosure('salt-of-address', 'address', { _sd: [digest(inner)] });
  const element = disclosure('salt-of-nation', 'British subject');
  const raw = bound(
    sdJwt(
      { _sd: [digest(outer), digest('held back')], nationalities: [{ '...': digest(element) }] },
      outer,
      inner,
      element,
    ),
  );

  test('shows its disclosures in place, and its key binding still fits', () => {
    const token = decoded(shared(raw));
    expect(token.faults).toEqual([]);
    expect(token.claims.state === 'read' && JSON.stringify(token.claims.set)).toContain(
      'contact-1',
    );
    expect(token.sdJwt).toMatchObject({ undisclosed: 1, keyBinding: { hash: 'matches' } });
    expect(token.sdJwt?.disclosures.map(({ path }) => path)).toEqual([
      '$.address',
      '$.address.street_address',
      '$.nationalities[0]',
    ]);
  });

  test('gives away no salt, no digest and no value', () => {
    expect(givenAway(shared(raw), secretsOf(raw))).toEqual([]);
    expect(givenAway(shared(raw), [digest('held back'), digest(outer)])).toEqual([]);
  });
});

describe('what no share shows', () => {
  const text = fc.string({
    minLength: 8,
    maxLength: 24,
    unit: fc.constantFrom(...'bcdfghjkmnpqrstvwxzBCDFGHJKM0123456789'),
  });
  const value = fc.oneof(
    text,
    text.map((it) => `${it}@${it.slice(2)}.example`),
    text.map((it) => `https://${it}.example/a/${it.slice(1)}?state=${it.slice(2)}&page=1#${it}`),
    fc.uuid(),
    fc.integer({ min: 234_567_891, max: 999_999_999_999 }),
    fc.array(text, { maxLength: 3 }),
    fc.ipV4(),
    fc.constantFrom('openid orders:read', true, null, 42, 'RS256'),
    fc.string({ minLength: 6 }).map((it) => `§§${it}§§`),
  );
  const name = fc.constantFrom(
    ...[
      'sub',
      'iss',
      'aud',
      'name',
      'email',
      'scope',
      'roles',
      'kid',
      'jti',
      'custom',
      'acr',
      'typ',
      'phone_number',
    ],
    ...[
      'address',
      'birthdate',
      'nonce',
      'https://shop.example/claim',
      'cnf',
      'resource_access',
      'vct',
      '__proto__',
    ],
  );
  const { claims } = fc.letrec<{ claims: Record<string, unknown>; any: unknown }>((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      value,
      tie('claims'),
      tie('claims').map((it) => jws(it, { kid: 'sixteen letters' })),
    ),
    claims: fc.dictionary(name, tie('any'), { maxKeys: 6 }),
  }));
  const raw = fc.oneof(
    fc.tuple(claims, claims).map(([it, more]) => jws(it, { ...more, alg: 'RS256' })),
    claims.map((it) => jwe({ ...it, enc: 'A256GCM' })),
    fc.tuple(claims, text).map(([it, salt]) => {
      const parts = Object.entries(it).map(([key, held]) => disclosure(salt, key, held));
      return bound(sdJwt({ _sd: parts.map((part) => digest(part)) }, ...parts), { nonce: salt });
    }),
    claims.map(
      (it) =>
        `v4.public.${Buffer.concat([Buffer.from(JSON.stringify(it)), createHash('sha512').update('s').digest()]).toString('base64url')}.${segment('{"kid":"footer-key-name"}')}`,
    ),
    claims.map(
      (it) =>
        `v4.local.${Buffer.concat([Buffer.from(JSON.stringify(it)), Buffer.alloc(64, 7)]).toString('base64url')}`,
    ),
    claims.map((it) =>
      JSON.stringify({
        payload: segment(JSON.stringify(it)),
        protected: segment('{"alg":"RS256"}'),
        header: it,
        signature: 'c2lnbmF0dXJlIG9mIGFkYQ',
        more: it,
      }),
    ),
  );

  test('is anything that a token says, in any form or encoding', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(raw, (it) => {
        const result = shared(it);
        expect(decodeToken(result)?.form).toBe(decodeToken(it)?.form);
        expect(givenAway(result, secretsOf(it))).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  test('would be noticed: its judge finds all of it in the token itself', () => {
    for (const it of [jws(ADA), ...rfc9901.cases.map(({ compact }) => compact)]) {
      const secrets = secretsOf(it);
      expect(secrets.size).toBeGreaterThan(8);
      expect(givenAway(it, secrets)).toEqual([...secrets]);
    }
  });

  test('is anything of the examples of the standards', () => {
    for (const { value } of serializations.cases) {
      const it = JSON.stringify(value);
      expect(givenAway(shared(it), secretsOf(it))).toEqual([]);
    }
    for (const it of [
      ...rfc9901.cases.map(({ compact }) => compact),
      ...paseto.cases.map(({ token }) => token),
      ...ORDINARY.map(({ raw }) => raw),
    ]) {
      expect(givenAway(shared(it), secretsOf(it))).toEqual([]);
    }
  });

  test('is any host, path, name or value that a token was seen with', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(raw, text, (it, secret) => {
        const share = createShare();
        const of = record(it, {
          form: decodeToken(it)?.form ?? 'jws',
          hosts: [`${secret}.example`],
          jarDomains: [`${secret}.example`],
          workers: [`https://${secret}.example`],
          places: [
            {
              carrier: 'request-header',
              field: `X-${secret}`,
              via: ['Bearer', `$.${secret}0${secret}`],
              count: 1,
            },
            {
              carrier: 'local-storage',
              field: `https://${secret}.example:${secret}@x.example`,
              via: ['JSON'],
              count: 1,
            },
          ],
        });
        share.learn(of);
        const seen = sightings(of).map((sighting) => ({
          ...sighting,
          url: `https://${secret}:${secret}@${secret}.example/${secret}/users?token=${it}&${secret}0${secret}=${secret}#${secret}`,
          challenge: `Bearer realm="${secret}", error="${secret}", error_description="${secret}"`,
          failure: secret,
          store: secret,
          partition: `https://${secret}.example`,
          initiator: `https://${secret}.example`,
          resource: secret,
          method: secret,
        }));
        const result = share.history({ record: of, sightings: seen });
        const { id, ...told } = result?.record ?? of;
        expect(
          givenAway(JSON.stringify([told, result?.sightings]), [secret, ...secretsOf(it)]),
        ).toEqual([]);
        expect(result?.sightings[0]?.url).toContain('/users?token=');
      }),
      { numRuns: 50 },
    );
  });
});

describe('a share', () => {
  test('names nobody by the name of a member', () => {
    const share = createShare();
    const one = record(jws({ nick: 'adalovelace' }), { id: '1' });
    const other = record(jws({ friends: { adalovelace: true, plainword: true } }), { id: '2' });
    share.learn(one);
    share.learn(other);
    const result = share.history({ record: other, sightings: [] });
    expect(claimsOf(result?.record.raw ?? '')).toEqual({
      friends: { 'claim-1': true, plainword: true },
    });
  });

  test('never gives a stand-in that is somebody', () => {
    const share = createShare();
    const of = record(jws({ sub: 'ada', name: 'subject-1' }));
    share.learn(of);
    const raw = share.history({ record: of, sightings: [] })?.record.raw ?? '';
    expect(claimsOf(raw)).toEqual({ sub: 'subject-2', name: 'person-1' });
  });

  test('tells whoever made it what was replaced by what', () => {
    const share = createShare();
    share.token(jws({ sub: 'ada', email: 'ada@shop.example', act: { sub: 'ada' } }));
    const { replaced, removed, replacements } = share.receipt();
    expect([...replaced]).toEqual([
      ['subject', 1],
      ['host', 1],
      ['email', 1],
    ]);
    expect([...removed]).toEqual([['signature', 1]]);
    expect(replacements[0]).toEqual({
      category: 'subject',
      original: 'ada',
      pseudonym: 'subject-1',
    });
  });

  test('takes any record and any text, and comes to an end', () => {
    const whole = ORDINARY.filter((of) => {
      return createShare().history({ record: of, sightings: sightings(of) }) !== null;
    });
    expect(whole.length).toBe(ORDINARY.length);
    fc.assert(
      fc.property(anyUtf16, (it) => {
        createShare().token(it);
        createShare().token(`{"payload":"${it}`);
        createShare().token(jwsOf(it));
      }),
      { numRuns: 50 },
    );
  });
});
