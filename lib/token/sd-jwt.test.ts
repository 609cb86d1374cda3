import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import rfc9901 from '../../tests/fixtures/rfc9901.json' with { type: 'json' };
import { bound, digest, disclosure, sdJwt } from '../../tests/support/sd-jwt.ts';
import { decoded, jwe, jws } from '../../tests/support/tokens.ts';
import { stringifyJson } from '../jose/json-text.ts';
import { decodeToken } from './decode.ts';
import { readToken } from './reading.ts';
import { disclosed } from './sd-jwt-json.ts';

function claimsOf(raw: string): string {
  const { claims } = disclosed(decoded(raw));
  return claims.state === 'read' ? stringifyJson(claims.set) : claims.state;
}

/** The faults as lines: what, which part, the name. */
function faultsOf(raw: string): readonly string[] {
  return decoded(raw).faults.map(({ code, segment, index, name }) =>
    [code, segment, segment === 'disclosure' ? index : null, name]
      .filter((x) => x !== null)
      .join(' '),
  );
}

describe('the examples of RFC 9901', () => {
  test.each(rfc9901.cases)('$name', ({ compact, expected }) => {
    expect(JSON.parse(claimsOf(compact))).toEqual(expected);
    expect(decoded(compact)).toMatchObject({ form: 'sd-jwt', faults: [] });
  });

  test.each(rfc9901.cases)('$name, in JSON serialization (§8.1)', ({ compact, expected }) => {
    const [jwt = '', ...rest] = compact.split('~');
    const [protectedHeader, payload, signature] = jwt.split('.');
    const header = { disclosures: rest.slice(0, -1), kb_jwt: rest.at(-1) || undefined };
    const signed = { protected: protectedHeader, header, signature };
    for (const json of [
      { payload, ...signed },
      { payload, signatures: [signed] },
    ]) {
      const raw = JSON.stringify(json);
      expect(JSON.parse(claimsOf(raw))).toEqual(expected);
      const token = disclosed(decoded(raw));
      expect([token.raw, token.form, token.faults]).toEqual([raw, 'jws-json', []]);
      expect(token.sdJwt).toEqual(decoded(compact).sdJwt);
    }
  });

  test('disclosures in a JSON serialization that are none leave the claims as they are', () => {
    const [, payload] = jws({ iss: 'a', _sd: ['x'] }).split('.');
    for (const disclosures of [[1], [''], ['no base64url!'], 'x', {}]) {
      const raw = JSON.stringify({
        payload,
        signature: 'AAAA',
        header: { alg: 'ES256', disclosures },
      });
      expect(JSON.parse(claimsOf(raw))).toMatchObject({ iss: 'a' });
    }
  });

  test('A.4 is bound to a key, and to what stands before', () => {
    expect(decoded(rfc9901.cases[2]?.compact ?? '').sdJwt?.keyBinding?.hash).toBe('matches');
  });

  test('§4.2.1 and §4.2.3: a disclosure and its digest', () => {
    const text = 'WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0';
    const raw = sdJwt({ _sd: ['X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0'] }, text);
    expect(claimsOf(raw)).toBe('{"family_name":"Möbius"}');
    expect(decoded(raw).sdJwt?.disclosures).toMatchObject([
      { salt: '_26bc4LT-ac6q2KI6cBW5es', name: 'family_name', path: '$.family_name' },
    ]);
  });

  test('§4.2.4.2: an element of an array', () => {
    const claims = {
      nationalities: ['DE', { '...': 'w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs' }, 'US'],
    };
    const text = 'WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0';
    expect(claimsOf(sdJwt(claims, text))).toBe('{"nationalities":["DE","FR","US"]}');
    expect(claimsOf(sdJwt(claims))).toBe('{"nationalities":["DE","US"]}');
  });
});

describe('the processed payload', () => {
  const name = disclosure('s1', 'name', 'Ada');
  const street = disclosure('s2', 'street', 'Main St 1');

  test('has every claim at its place, in the order of disclosure', () => {
    const city = disclosure('s3', 'city', 'London');
    const claims = {
      _sd: [digest(name)],
      a: { _sd: [digest(city), 'decoy', digest(street)], b: 1 },
    };
    expect(claimsOf(sdJwt(claims, street, name, city))).toBe(
      '{"a":{"b":1,"street":"Main St 1","city":"London"},"name":"Ada"}',
    );
  });

  test('is recursive (§4.2.6)', () => {
    const address = disclosure('s4', 'address', { _sd: [digest(street)], list: [{ '...': 'x' }] });
    const raw = sdJwt({ _sd: [digest(address)] }, street, address);
    expect(claimsOf(raw)).toBe('{"address":{"list":[],"street":"Main St 1"}}');
    expect(decoded(raw).sdJwt).toMatchObject({ undisclosed: 1 });
  });

  test('keeps numbers as they were written', () => {
    const raw = sdJwt(
      { _sd: [digest(segmentOf('["s","n",100002348117421473]'))] },
      segmentOf('["s","n",100002348117421473]'),
    );
    expect(claimsOf(raw)).toBe('{"n":100002348117421473}');
  });

  test('has neither digests nor _sd_alg, and an object without members stays one', () => {
    expect(claimsOf(sdJwt({ _sd_alg: 'sha-256', _sd: [], a: { _sd: ['decoy'] } }))).toBe(
      '{"a":{}}',
    );
  });

  test.each(['sha-256', 'sha-384', 'sha-512'] as const)('is found by %s', (hash) => {
    const raw = sdJwt({ _sd_alg: hash, _sd: [digest(name, hash)] }, name);
    expect(claimsOf(raw)).toBe('{"name":"Ada"}');
    expect(decoded(raw).sdJwt?.algorithm).toBe(hash);
  });

  test('counts what was not disclosed', () => {
    const raw = sdJwt({ _sd: [digest(name), 'a', 'b'], list: [{ '...': 'c' }] }, name);
    expect(decoded(raw).sdJwt).toMatchObject({ undisclosed: 3 });
    expect(decoded(raw).faults).toEqual([]);
  });
});

describe('what RFC 9901 §7.1 refuses is read and reported', () => {
  const name = disclosure('s1', 'name', 'Ada');
  const element = disclosure('s2', 'FR');

  test.each([
    [
      'a digest twice',
      { _sd: [digest(name), digest(name)] },
      [name],
      `digest-twice disclosure 0 ${digest(name)}`,
    ],
    [
      'a digest twice without disclosure',
      { _sd: ['x'], a: { _sd: ['x'] } },
      [],
      'digest-twice claims x',
    ],
    [
      'a disclosure that nothing refers to',
      {},
      [name],
      'unreferenced-disclosure disclosure 0 name',
    ],
    [
      'the same disclosure twice',
      { _sd: [digest(name)] },
      [name, name],
      'unreferenced-disclosure disclosure 1 name',
    ],
    [
      'two elements for a claim',
      { _sd: [digest(element)] },
      [element],
      'disclosure-length disclosure 0 $',
    ],
    [
      'three elements for an element',
      { l: [{ '...': digest(name) }] },
      [name],
      'disclosure-length disclosure 0 $.l[0]',
    ],
    [
      'a claim that is there',
      { name: 'Eve', _sd: [digest(name)] },
      [name],
      'claim-exists disclosure 0 name',
    ],
    ['digests that are none', { _sd: 'x' }, [], 'invalid-digests claims $'],
    ['a digest that is no string', { a: { _sd: [1] } }, [], 'invalid-digests claims $.a'],
    ['... outside an array', { '...': 'x' }, [], 'reserved-name claims ...'],
    ['_sd_alg further in', { a: { _sd_alg: 'sha-256' } }, [], 'misplaced-hash-name claims $.a'],
    ['an unknown hash', { _sd_alg: 'md5', _sd: ['x'] }, [name], 'unknown-hash claims md5'],
  ])('%s', (_name, claims, disclosures, fault) => {
    expect(faultsOf(sdJwt(claims, ...disclosures))).toEqual([fault]);
  });

  test.each([
    ['no array', segmentOf('{"a":1}'), ['disclosure-not-array disclosure 0']],
    ['no JSON', segmentOf('["s"'), ['disclosure-not-array disclosure 0']],
    ['one element', disclosure('s'), ['disclosure-length disclosure 0']],
    ['four elements', disclosure('s', 'a', 1, 2), ['disclosure-length disclosure 0']],
    ['no salt', disclosure(1, 'a', 2), ['disclosure-salt disclosure 0']],
    ['a name that is no string', disclosure('s', 1, 2), ['disclosure-name disclosure 0']],
    ['padding', `${disclosure('s', 'aa', 1)}=`, ['padding disclosure 0']],
  ])('a disclosure with %s', (_name, text, faults) => {
    expect(faultsOf(sdJwt({ _sd: [digest(text)] }, text))).toEqual(faults);
  });

  test.each(['_sd', '...'])('a disclosed claim of the name %s', (reserved) => {
    const text = disclosure('s', reserved, ['x']);
    expect(faultsOf(sdJwt({ _sd: [digest(text)] }, text))).toEqual([
      `reserved-name disclosure 0 ${reserved}`,
    ]);
  });

  test('nothing is placed that was refused', () => {
    const raw = sdJwt({ name: 'Eve', _sd: [digest(name)] }, name);
    expect(claimsOf(raw)).toBe('{"name":"Eve"}');
    expect(decoded(raw).sdJwt?.disclosures[0]?.path).toBeNull();
  });
});

describe('key binding', () => {
  const plain = sdJwt({ sub: 'ada' });

  test('is bound to the very text before it', () => {
    expect(decoded(bound(plain))).toMatchObject({
      faults: [],
      sdJwt: { keyBinding: { hash: 'matches' } },
    });
    const moved = bound(plain).replace('~', `~${disclosure('s', 'a', 1)}~`);
    expect(decoded(moved).sdJwt?.keyBinding?.hash).toBe('differs');
    expect(faultsOf(moved)).toContain('key-binding-hash key-binding sd_hash');
  });

  test('is hashed as the digests are', () => {
    const raw = sdJwt({ _sd_alg: 'sha-512' });
    const binding = bound(raw, { sd_hash: digest(raw, 'sha-512') });
    expect(decoded(binding).sdJwt?.keyBinding?.hash).toBe('matches');
  });

  test('without its claims, type or hash is reported', () => {
    const raw = plain + jws({ iat: 1 }, { typ: 'JWT' });
    expect(faultsOf(raw)).toEqual([
      'key-binding-type key-binding typ',
      'key-binding-claim key-binding aud',
      'key-binding-claim key-binding nonce',
      'key-binding-claim key-binding sd_hash',
    ]);
    expect(decoded(raw).sdJwt?.keyBinding?.hash).toBe('none');
    expect(decoded(plain).sdJwt?.keyBinding).toBeNull();
  });
});

describe('the text', () => {
  const name = disclosure('s1', 'name', 'Ada');

  test('is divided into its segments', () => {
    const raw = bound(sdJwt({ _sd: [digest(name)] }, name));
    const { segments } = decoded(raw);
    expect(segments.map((part) => part.name)).toEqual([
      'header',
      'claims',
      'signature',
      'disclosure',
      'key-binding',
    ]);
    for (const { start, end, text } of segments) expect(raw.slice(start, end)).toBe(text);
  });

  test.each([
    ['no last tilde', `${sdJwt({}, name)}${name}`],
    ['a JWE before the tilde', `${jwe()}~`],
    ['a JWE behind it', `${sdJwt({})}${jwe()}`],
    ['a foreign character', `${sdJwt({}, 'W$')}`],
    ['an empty disclosure', `${sdJwt({}, '')}`],
    ['two segments before the tilde', `${jws().split('.').slice(0, 2).join('.')}~`],
  ])('with %s is none', (_name, text) => {
    expect(decodeToken(text)).toBeNull();
    expect(readToken(text).faults).not.toEqual([]);
  });

  test('without its last tilde is read as far as it goes', () => {
    const text = sdJwt({ _sd: [digest(name)] }, name).slice(0, -1);
    const reading = readToken(text);
    expect(reading).toMatchObject({ token: null, form: 'sd-jwt' });
    expect(reading.faults).toMatchObject([{ code: 'missing-tilde', at: text.length }]);
    const { claims } = reading;
    expect(claims?.state === 'read' && stringifyJson(claims.set)).toBe('{"name":"Ada"}');
  });

  test('with a damaged key-binding JWT is read as far as it goes', () => {
    const reading = readToken(`${sdJwt({ a: 1 })}eyJ.e30.c2ln`);
    expect(reading.claims).toMatchObject({ state: 'read' });
    expect(reading.faults).toMatchObject([{ code: 'key-binding-unreadable' }]);
  });

  test('a chain of disclosures as long as anyone likes exhausts nothing', () => {
    let inner = disclosure('s', 'end', 1);
    const chain = [inner];
    for (let depth = 0; depth < 1000; depth++) {
      inner = disclosure('s', 'a', { _sd: [digest(inner)] });
      chain.push(inner);
    }
    const raw = sdJwt({ _sd: [digest(inner)] }, ...chain);
    expect(faultsOf(raw).some((line) => line.startsWith('too-deep-disclosure'))).toBe(true);
  });

  test('any disclosures are answered', () => {
    const text = fc.oneof(
      fc.constantFrom(name, digest(name)),
      fc.json().map(segmentOf),
      fc.array(fc.jsonValue(), { maxLength: 4 }).map((items) => disclosure(...items)),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (disclosures) => {
        const claims = { _sd: disclosures.map((one) => digest(one)), a: [{ '...': digest(name) }] };
        const token = decoded(sdJwt(claims, ...disclosures));
        expect(token.claims.state).toBe('read');
        for (const { at } of token.faults) expect(at).toBeLessThanOrEqual(token.raw.length);
      }),
    );
  });
});

function segmentOf(text: string): string {
  return Buffer.from(text).toString('base64url');
}
