import { expect, test } from 'vitest';
import { placeAsked, placeOf } from './key-place.ts';

const published = (issuer: string | null, url: string) =>
  placeOf({ from: 'issuer', issuer, url, fetchedAt: 0 });

test('keys are where they were asked for', () => {
  expect(placeAsked({ issuer: 'https://a' })).toBe(published('https://a', 'https://a/jwks'));
  expect(placeAsked({ issuer: 'https://a' })).toBe(published('https://a', 'https://cdn/other'));
  expect(placeAsked({ issuer: 'https://a' })).not.toBe(published('https://b', 'https://a/jwks'));
});

test('behind an address that was typed they are there, as the browser writes it', () => {
  const asked = placeAsked({ issuer: null, jwksUri: 'HTTPS://A.example:443/keys' });
  expect(asked).toBe(published(null, 'https://a.example/keys'));
  expect(asked).not.toBe(published(null, 'https://a.example/more'));
});

test('what a person gave is nowhere', () => {
  expect(placeOf({ from: 'given', name: 'keys.json' })).toBe('');
  expect(placeOf({ from: 'well-known-secret' })).toBe('');
  expect(placeAsked({ issuer: null })).toBe('');
});
