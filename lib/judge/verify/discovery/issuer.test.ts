import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metadataUrls, readIssuer } from './issuer.ts';

function urlsOf(name: string, isCredential = false): readonly string[] {
  const reading = readIssuer(name);
  if (!reading.ok) throw new Error(`${name} is refused: ${reading.fault.code}`);
  return metadataUrls(reading.issuer, isCredential);
}

const faultOf = (name: string | null): unknown => {
  const reading = readIssuer(name);
  return reading.ok ? null : reading.fault;
};

describe('where the metadata of an issuer may be', () => {
  test('a whole host has two places', () => {
    expect(urlsOf('https://accounts.example')).toEqual([
      'https://accounts.example/.well-known/openid-configuration',
      'https://accounts.example/.well-known/oauth-authorization-server',
    ]);
  });

  test('with a path they are appended by OpenID Connect and inserted by RFC 8414', () => {
    const places = [
      'https://accounts.example:8443/realms/one/.well-known/openid-configuration',
      'https://accounts.example:8443/.well-known/oauth-authorization-server/realms/one',
      'https://accounts.example:8443/.well-known/openid-configuration/realms/one',
    ];
    expect(urlsOf('https://accounts.example:8443/realms/one')).toEqual(places);
    expect(urlsOf('https://accounts.example:8443/realms/one/')).toEqual(places);
  });

  test('the issuer of a credential has metadata of its own', () => {
    expect(urlsOf('https://issuer.example/tenant', true)[0]).toBe(
      'https://issuer.example/.well-known/jwt-vc-issuer/tenant',
    );
  });
});

describe('an issuer that cannot be asked', () => {
  test.each([null, ''])('names nobody: %o', (name) => {
    expect(faultOf(name)).toEqual({ code: 'no-issuer' });
  });

  test.each([
    'accounts.google.com',
    'https:accounts.example',
    'https:\\\\accounts.example',
    ' https://accounts.example',
    'https://accounts.example\n',
    'https://acc\tounts.example',
    'https://',
    'https://accounts.example:99999',
    'did:web:issuer.example',
    'joe',
  ])('is no URL as it stands: %j', (name) => {
    expect(faultOf(name)).toEqual({ code: 'not-a-url', issuer: name });
  });

  test.each([
    'http://accounts.example',
    'http://192.168.1.4:8080',
    'http://127.0.0.1.accounts.example',
    'http://localhost.example',
    'http://notlocalhost',
    'ftp://accounts.example',
    'file:///etc/issuer',
    'ws://localhost:8080',
  ])('is neither https nor on this machine: %s', (name) => {
    expect(faultOf(name)).toEqual({ code: 'not-https', url: name });
  });

  test.each([
    ['https://me@accounts.example', 'userinfo'],
    ['https://me:secret@accounts.example/', 'userinfo'],
    ['https://accounts.example@evil.example/', 'userinfo'],
    ['https://accounts.example/?tenant=1', 'query'],
    ['https://accounts.example?', 'query'],
    ['https://accounts.example/#', 'fragment'],
  ])('has more than a host and a path: %s', (url, part) => {
    expect(faultOf(url)).toEqual({ code: 'not-plain', url, part });
  });
});

test.each([
  'http://localhost',
  'http://localhost:8080/oidc',
  'http://accounts.localhost:8080',
  'http://127.0.0.1:1234',
  'http://127.8.9.10',
  'http://[::1]:8080',
])('http on this machine can be asked: %s', (name) => {
  expect(faultOf(name)).toBeNull();
});

test('whatever is said, only well-known places on the host that it names are asked', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.tuple(fc.webUrl(), fc.string()).map(([url, more]) => url + more),
    fc.string().map((text) => `https://${text}`),
  );
  fc.assert(
    fc.property(texts, fc.boolean(), (name, isCredential) => {
      const reading = readIssuer(name);
      if (!reading.ok) return;
      const { issuer } = reading;
      expect(issuer.name).toBe(name);
      for (const text of metadataUrls(issuer, isCredential)) {
        const url = new URL(text);
        expect(url.origin).toBe(new URL(name).origin);
        expect(url.pathname).toContain('/.well-known/');
        expect([url.search, url.hash, url.username, url.password].join('')).toBe('');
      }
    }),
  );
});
