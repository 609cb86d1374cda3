// Against npm jose alone: what it refuses is never verified here, and where it verifies and we do not, the
// reason is one of the faults that it lets pass.
import fc from 'fast-check';
import { compactVerify, flattenedVerify, generalVerify, type JWK } from 'jose';
import { describe, expect, test } from 'vitest';
import {
  type EXAMPLES,
  JWKS,
  jwkKeys,
  optionsOf,
  SERIALIZED,
} from '../../../tests/support/jose-examples.ts';
import { changedMembers, flippedBits, otherTexts } from '../../../tests/support/tampering.ts';
import { decodeToken } from '../../token/decode.ts';
import type { SignatureVerdict } from './verification.ts';
import { verifyToken } from './verify.ts';

/** Why we refuse what jose verifies. */
const STRICTER = [
  'not-canonical',
  'white-space',
  'duplicate-member',
  'member-not-critical',
  'rsa-exponent',
  'roca',
  'secret-too-short',
  'secret-well-known',
  'key-not-canonical',
  'key-duplicate-member',
  'certificate-mismatch',
  'unencoded-content-invalid',
];

/** Whether jose verifies a text with a key, its private half left out. */
async function joseVerifies(text: string, key: JWK, detached?: Uint8Array): Promise<boolean> {
  const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...jwk } = key;
  try {
    if (text.startsWith('{')) {
      const json = JSON.parse(text);
      const payload = json.payload ?? given(json.protected, detached);
      if (json.signatures === undefined) await flattenedVerify({ ...json, payload }, jwk);
      else await generalVerify({ ...json, payload }, jwk);
    } else {
      const [head = '', content = '', signature = ''] = text.split('~')[0]?.split('.') ?? [];
      if (content === '' && detached !== undefined) {
        const payload = given(head, detached);
        await flattenedVerify({ protected: head, payload, signature }, jwk);
      } else await compactVerify(text.split('~')[0] ?? '', jwk);
    }
    return true;
  } catch {
    return false;
  }
}

function given(head: string | undefined, content: Uint8Array = new Uint8Array()) {
  const header = head === undefined ? '' : Buffer.from(head, 'base64url').toString();
  return /"b64"\s*:\s*false/.test(header) ? content : Buffer.from(content).toString('base64url');
}

function said(verdict: SignatureVerdict): string {
  return verdict.state === 'failed' ? verdict.reason.code : verdict.state;
}

const SIGNED = SERIALIZED.filter(
  ({ example, text }) =>
    example.expect === 'verified' && example.keys.length === 1 && !/~/.test(text),
);

async function difference(text: string, name: string, example: (typeof EXAMPLES)[number]) {
  const token = decodeToken(text);
  if (token === null) return null;
  const options = optionsOf(example);
  const jwk = JWKS[name] as JWK;
  const ours = said((await verifyToken(token, await jwkKeys(jwk), options)).signature);
  const theirs = await joseVerifies(text, jwk, options.detachedContent);
  if (theirs === (ours === 'verified')) return null;
  return theirs && STRICTER.includes(ours) ? null : { text, name, ours, theirs };
}

describe('against npm jose alone', () => {
  test.each(SIGNED)('$name and all its tampered copies', async ({ example, text }) => {
    const copies = [...flippedBits(text), ...otherTexts(text), ...changedMembers(text)];
    const found = [await difference(text, example.keys[0] ?? '', example)];
    for (const copy of copies) {
      found.push(await difference(copy.text, example.keys[0] ?? '', example));
    }
    expect(found.filter((one) => one !== null)).toEqual([]);
  });

  test('any token with any key', async () => {
    const names = Object.keys(JWKS);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SIGNED),
        fc.constantFrom(...names),
        async ({ example, text }, name) => {
          expect(await difference(text, name, example)).toBeNull();
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);
});
