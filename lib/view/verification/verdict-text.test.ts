import { afterEach, describe, expect, test } from 'vitest';
import { speakEnglish, speakGerman } from '../../../scripts/speak.ts';
import { NOW } from '../../../tests/gallery/tokens.ts';
import { VERIFY_SCENES } from '../../../tests/gallery/verify-scenes.ts';
import { entriesOf } from '../../../tests/support/entries.ts';
import type { VerificationKey } from '../../judge/verify/key.ts';
import { verifyToken } from '../../judge/verify/verify.ts';
import type { Entry } from '../entry.ts';
import type { Answer } from './answers.ts';
import { failureWords } from './failure-words.ts';
import { openedOf } from './opened.ts';
import { signatureState, signedPart } from './signature-state.ts';
import { signatureWords } from './signature-words.ts';
import { verdictText } from './verdict-text.ts';

/** A token of a scene of the gallery, checked with the keys of that scene a while ago. */
async function checked(scene: string, id: string): Promise<{ entry: Entry; answer: Answer }> {
  const { tokens = [], keys = [] } = VERIFY_SCENES[scene]?.() ?? {};
  const entry = entriesOf(tokens).find((one) => one.id === id);
  if (entry === undefined) throw new Error(`${scene} has no token ${id}.`);
  const verification = await verifyToken(entry.token, keys, { now: NOW - 60_000 });
  const opened = openedOf(verification, entry);
  return { entry, answer: { state: 'told', verification, at: NOW - 60_000, opened } };
}

async function copied(scene: string, id: string): Promise<string> {
  const { entry, answer } = await checked(scene, id);
  return verdictText(entry, answer, NOW, []);
}

/** Pieces of a token that must not be in a text about it. */
const pieces = (raw: string) => raw.match(/[\w-]{16,}/g) ?? [];

afterEach(speakEnglish);

describe('the verdict as a text', () => {
  test('has the three verdicts, the key and where it came from, and the date', async () => {
    expect(await copied('published', 'access')).toMatchInlineSnapshot(`
      "**Access token of accounts.shop.example**

      - **Signature:** Signature verified. Verified with RS256 by the key "2026-10-a", which accounts.shop.example publishes (fetched 2026-11-23 20:12:41 UTC).
      - **Time:** Current. Expires in 1 min 12 s by the clock of this machine.
      - **Claims:** No findings. No rule finds anything wrong with what the token says, or with how it travels.
      - **Key:** "2026-10-a", RSA, 2,048 bits · Thumbprint \`rBOb_DsormG_CN58_7iwmtrd6GPr8RfS4WsZdJDgpO0\` · published by accounts.shop.example, fetched 2026-11-23 20:12:41 UTC
      - **Algorithm:** \`RS256\`
      - **Checked:** signature 2026-11-23 20:11:53 UTC, time and claims 2026-11-23 20:12:53 UTC
      "
    `);
  });

  test('has the reason of a failure', async () => {
    expect(await copied('published', 'tampered')).toMatch(
      /\*\*Signature:\*\* Signature does not match\..*\n[\s\S]*\*\*Algorithm:\*\* `RS256`\n- \*\*Reason:\*\* `signature-mismatch`/,
    );
  });

  test('tells how it was opened and what is inside', async () => {
    const text = await copied('opened', 'nested');
    expect(text).toMatch(/\*\*Decryption:\*\* Decrypted\. .*RSA-OAEP-256/);
    expect(text).toMatch(/\*\*Signature:\*\* .*ES256/);
    expect(text).toMatch(/\*\*Time:\*\* (?!Time unknown).*This is about what was inside of it\./);
  });

  test('tells what else is bound to the token', async () => {
    expect(await copied('published', 'sd-jwt')).toMatch(/\*\*Disclosures:\*\* All 2 disclosures/);
    expect(await copied('published', 'sd-jwt')).toMatch(/\*\*Key binding:\*\* /);
    expect(await copied('published', 'proof')).toMatch(/\*\*Bound to:\*\* /);
  });

  test('has no query, fragment or name of a user of the request or of what a proof says', async () => {
    const { entry } = await checked('published', 'proof');
    const bound = async (url: string, htu: string) => {
      const verification = await verifyToken(entry.token, [], { now: NOW });
      const { proof } = verification;
      if (proof === undefined) throw new Error('It is no proof.');
      const compared = { state: 'differs', said: htu, expected: url } as const;
      const told = { ...verification, proof: { ...proof, url: compared } };
      return verdictText(
        entry,
        { state: 'told', verification: told, at: NOW, opened: null },
        NOW,
        [],
      );
    };
    for (const secret of ['?access_token=SECRET', '#access_token=SECRET', '?a#SECRET']) {
      const text = await bound(`https://api.example/b${secret}`, `https://api.example/a${secret}`);
      expect(text).not.toContain('SECRET');
      expect(text).toContain('example/a');
      expect(text).toContain('example/b');
    }
    for (const start of [
      'https://ada:SECRET@',
      'https:SECRET@',
      '//a@SECRET@',
      ' https:\\\\SECRET@',
    ]) {
      const text = await bound(`${start}api.example/b`, `${start}api.example/a`);
      expect(text).not.toContain('SECRET');
      expect(text).toContain('example/a');
    }
  });

  test('tells how weak the secret is that opened it', async () => {
    const scene = await checked('passphrase', 'passphrase');
    if (scene.answer.state !== 'told') throw new Error('The token was not checked.');
    const { verification } = scene.answer;
    const { decryption } = verification;
    if (decryption?.state !== 'decrypted') throw new Error('The token was not opened.');
    const faults = [{ code: 'secret-well-known' } as const];
    const weak = { ...verification, decryption: { ...decryption, faults } };
    const text = verdictText(scene.entry, { ...scene.answer, verification: weak }, NOW, []);
    expect(text).toMatch(/\*\*Decryption:\*\* .*public lists/);
  });

  test('tells how odd the key is that a holder signed with', async () => {
    const { entry, answer } = await checked('published', 'sd-jwt');
    if (answer.state !== 'told') throw new Error('The token was not checked.');
    const { keyBinding } = answer.verification;
    if (keyBinding?.signature.state !== 'verified') throw new Error('The holder did not sign.');
    const signature = { ...keyBinding.signature, faults: [{ code: 'roca' } as const] };
    const verification = { ...answer.verification, keyBinding: { ...keyBinding, signature } };
    const { reason } = failureWords({ code: 'roca' });
    const text = verdictText(entry, { ...answer, verification }, NOW, []);
    expect(text.split('\n').find((line) => line.includes('Key binding'))).toContain(
      reason.slice(0, 30),
    );
  });

  test('speaks the language of its reader', async () => {
    speakGerman();
    expect(await copied('published', 'access')).toMatch(/\*\*Signatur:\*\* Signatur geprüft\./);
  });

  test.each([
    ['published', 'access'],
    ['secrets', 'session'],
    ['secrets', 'weak'],
    ['opened', 'nested'],
    ['published', 'sd-jwt'],
    ['published', 'proof'],
    ['signed', 'embedded'],
  ])(
    'has neither the token nor a secret in it, nor what a secret could be guessed by: %s %s',
    async (scene, id) => {
      const { entry, answer } = await checked(scene, id);
      const text = verdictText(entry, answer, NOW, []);
      for (const piece of pieces(entry.token.raw)) expect(text).not.toContain(piece);
      const secrets = (VERIFY_SCENES[scene]?.().keys ?? []).filter(isSecret);
      for (const { id: thumbprint, material } of secrets) {
        expect(text).not.toContain(thumbprint);
        const bytes = material.type === 'jwk' ? null : material.bytes;
        if (bytes !== null && bytes.length > 8)
          expect(text).not.toContain(new TextDecoder().decode(bytes));
      }
    },
  );

  test('holds names that are markup or links, and stays the text it is', async () => {
    const { entry, answer } = await checked('published', 'access');
    if (answer.state !== 'told') throw new Error('The token was not checked.');
    const { signature } = answer.verification;
    if (signature.state !== 'verified') throw new Error('The token is not verified.');
    const label = '[x](https://evil.example) **b** `c`\n# www.evil.example';
    const verification = {
      ...answer.verification,
      signature: { ...signature, key: { ...signature.key, label } },
    };
    const text = verdictText(entry, { ...answer, verification }, NOW, []);
    expect(text).not.toMatch(/https:\/\/evil|(?<!\\)\]|^#|www\.evil/m);
    expect(text.split('\n')).toHaveLength(verdictText(entry, answer, NOW, []).split('\n').length);
  });
});

function isSecret({ material, kty }: VerificationKey): boolean {
  return material.type !== 'jwk' || kty === 'oct';
}

test('the word for a signature agrees with its mark in the views', async () => {
  const marks = new Map<string, string>();
  for (const scene of ['signed', 'published', 'given-set', 'stranger', 'secrets', 'opened']) {
    for (const { id } of VERIFY_SCENES[scene]?.().tokens ?? []) {
      const { entry, answer } = await checked(scene, id);
      if (answer.state !== 'told') continue;
      const part = signedPart(answer.verification);
      if (part.decryption !== undefined) continue;
      const isProof = part.proof !== undefined;
      const issuer = entry.issuer ?? null;
      const { mark } = signatureWords(part.signature, NOW, { isProof, issuer });
      marks.set(signatureState(entry.token, answer), mark);
    }
  }
  expect(Object.fromEntries(marks)).toEqual({
    verified: 'verified',
    matches: 'trusting',
    failed: 'failed',
    'no-key': 'no-key',
    unsupported: 'unsupported',
  });
});
