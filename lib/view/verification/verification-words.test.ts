import { afterEach, describe, expect, test } from 'vitest';
import { speakEnglish, speakGerman } from '../../../scripts/speak.ts';
import type { Discovery, DiscoveryFailure } from '../../judge/verify/discovery/discovery.ts';
import type { KeyFault, VerificationKey } from '../../judge/verify/key.ts';
import type { SignatureVerdict } from '../../judge/verify/verification.ts';
import { discoveryWords } from './discovery-words.ts';
import { failureWords } from './failure-words.ts';
import { keyProblemWords } from './key-problem-words.ts';
import { certificateDates, keyType } from './key-words.ts';
import { signatureWords } from './signature-words.ts';

const NOW = Date.UTC(2026, 10, 23, 20, 12, 53);
const ISSUER = 'https://accounts.shop.example';

function key(told: Partial<VerificationKey> = {}): VerificationKey {
  return {
    id: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
    label: '2026-10-a',
    source: { from: 'given', name: 'jwks.json' },
    material: { type: 'jwk', jwk: { kty: 'RSA' } },
    kid: '2026-10-a',
    alg: null,
    use: null,
    keyOps: null,
    kty: 'RSA',
    crv: null,
    bits: 2_048,
    isPrivate: false,
    certificate: null,
    faults: [],
    ...told,
  };
}

const published = (issuer: string | null, fetchedAt = NOW - 12_000) =>
  key({ source: { from: 'issuer', url: `${ISSUER}/jwks`, issuer, fetchedAt } });

function verified(
  by: VerificationKey,
  issuer: string | null = ISSUER,
  isProof = false,
  faults: readonly KeyFault[] = [],
) {
  const verdict = { state: 'verified', key: by, algorithm: 'RS256', faults, attempts: [] } as const;
  return signatureWords(verdict, NOW, { isProof, issuer });
}

afterEach(speakEnglish);

describe('a signature that is verified', () => {
  test('names its key and where that came from', () => {
    expect(verified(key())).toMatchObject({
      mark: 'verified',
      sentence: 'Verified with RS256 by the key "2026-10-a", which was given here as jwks.json.',
      fix: null,
    });
    expect(verified(published(ISSUER)).sentence).toBe(
      'Verified with RS256 by the key "2026-10-a", which accounts.shop.example publishes (fetched 12 s ago).',
    );
  });

  test('by keys that came after the last tick of the clock: they were fetched now, not in a second', () => {
    expect(verified(published(ISSUER, NOW + 400)).sentence).toMatch(/\(fetched now\)\.$/);
  });

  test('says how its key is written where that is odd', () => {
    const fault = { code: 'key-not-canonical', member: 'n', section: 'RFC 7518 §6.3.1.1' } as const;
    expect(verified(key(), ISSUER, false, [fault])).toMatchObject({
      mark: 'verified',
      notes: [
        "The key's n is written unlike RFC 7518 §6.3.1.1 says. Which key is meant is beyond doubt.",
      ],
    });
  });

  test('by a key of another issuer proves nothing about the one that the token names', () => {
    const words = verified(published('https://evil.example'));
    expect(words.mark).toBe('trusting');
    expect(words.sentence).toMatch(
      /another issuer, https:\/\/evil\.example, and not one of https:\/\/accounts/,
    );
    expect(verified(published('https://evil.example'), null).mark).toBe('trusting');
  });

  test('by a key inside of the token proves nothing, except in a proof', () => {
    const own = key({ source: { from: 'token', member: 'jwk' } });
    expect(verified(own)).toMatchObject({ mark: 'trusting', short: 'Matches its own key only' });
    expect(verified(own, null, true).short).toBe('Proof matches its key');
  });

  test('by a secret that everybody knows is no good news', () => {
    expect(verified(key({ source: { from: 'well-known-secret' } })).mark).toBe('failed');
  });
});

describe('a signature that is not accepted', () => {
  const failed = (more: Partial<Extract<SignatureVerdict, { state: 'failed' }>>) =>
    signatureWords(
      {
        state: 'failed',
        algorithm: 'HS256',
        reason: { code: 'signature-mismatch' },
        key: key(),
        matches: false,
        attempts: [],
        ...more,
      },
      NOW,
      { isProof: false, issuer: null },
    );

  test('says why, and what to do', () => {
    expect(failed({})).toMatchObject({ mark: 'failed', short: 'Signature does not match' });
    expect(failed({}).fix).not.toBeNull();
  });

  test('although it matches says both', () => {
    const reason = { code: 'secret-too-short', bits: 48, needed: 256 } as const;
    expect(failed({ reason, matches: true }).sentence).toBe(
      'The signature matches by this key and still must not be accepted. The secret has 48 bits, fewer than the 256 that the algorithm needs, so it can be guessed.',
    );
  });
});

describe('failures', () => {
  test('fill their sentences', () => {
    expect(
      failureWords({ code: 'alg-key-mismatch', alg: 'ES256', kty: 'EC', crv: 'P-384' }).reason,
    ).toBe('ES256 needs another type of key than EC P-384.');
    expect(failureWords({ code: 'no-matching-kid', wanted: 'a', kid: null }).reason).toBe(
      'The token asks for the key "a"; this one has no kid.',
    );
    expect(
      failureWords({ code: 'not-canonical', segment: 'signature', index: 0, fault: 'padding' })
        .reason,
    ).toMatch(/^The signature has padding/);
  });

  const FETCHES: readonly DiscoveryFailure[] = [
    { code: 'no-issuer' },
    { code: 'not-plain', url: ISSUER, part: 'query' },
    { code: 'not-found', url: ISSUER, status: 404 },
    { code: 'redirected', url: ISSUER, to: null },
    { code: 'too-large', url: ISSUER, limit: 1_000_000 },
    { code: 'timed-out', url: ISSUER, limit: 10_000 },
    { code: 'blocked-by-permission', hosts: [ISSUER], canAsk: true },
    { code: 'unreachable', url: ISSUER, why: 'certificate', said: null },
    { code: 'wrong-issuer', url: ISSUER, expected: ISSUER, said: null },
    { code: 'other-host', url: ISSUER, jwksUri: ISSUER, origin: 'https://keys.example' },
    { code: 'no-usable-keys', url: ISSUER, count: 3 },
    { code: 'only-secrets', url: ISSUER, count: 1 },
  ];

  test.each(FETCHES)('of a fetch leave no place empty, in both languages: $code', (failure) => {
    const outcome: Discovery = { ok: false, failure, requests: [] };
    for (const speak of [speakEnglish, speakGerman]) {
      speak();
      const { sentence, more } = discoveryWords(outcome);
      expect(sentence).not.toMatch(/[{}]|fetch_/);
      expect(more.join('')).not.toMatch(/[{}]|fetch_/);
    }
  });

  test('of a pasted text name the line', () => {
    const problem = { code: 'pem-unfinished', label: 'CERTIFICATE', at: 80, line: 3 } as const;
    expect(keyProblemWords(problem).sentence).toBe(
      'Line 3: The last line of CERTIFICATE is missing.',
    );
  });
});

describe('keys', () => {
  test('are called by type and strength', () => {
    expect(keyType(key())).toBe('RSA, 2,048 bits');
    expect(keyType(key({ kty: 'EC', crv: 'P-256', bits: null }))).toBe('EC P-256');
    const bytes = new Uint8Array(32);
    expect(keyType(key({ kty: 'oct', material: { type: 'secret', bytes }, bits: 256 }))).toBe(
      'Secret, 256 bits',
    );
  });

  test('have certificates whose end is told', () => {
    const certificate = {
      subject: 'CN=a',
      issuer: 'CN=a',
      notBefore: Date.UTC(2025, 0, 1),
      notAfter: Date.UTC(2026, 0, 1),
      serialNumber: '01',
      thumbprint: '',
    };
    expect(certificateDates(certificate, NOW)).toEqual({
      dates: '2025-01-01 to 2026-01-01: expired 326 days ago',
      overdue: true,
    });
    expect(certificateDates(certificate, Date.UTC(2025, 5, 1)).overdue).toBe(false);
  });
});
