import { CompactSign, exportJWK, generateKeyPair, type JWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { jwkKeys } from '../../../tests/support/jose-examples.ts';
import { digest, disclosure } from '../../../tests/support/sd-jwt.ts';
import { decoded } from '../../../tests/support/tokens.ts';
import { saidOf } from '../../../tests/support/verification-words.ts';
import { verifyToken } from './verify.ts';

const issuer = await generateKeyPair('ES256', { extractable: true });
const holder = await generateKeyPair('ES256', { extractable: true });
const issuerJwk = await exportJWK(issuer.publicKey);
const holderJwk = await exportJWK(holder.publicKey);

function sign(claims: object, typ: string, key: CryptoKey): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'ES256', typ })
    .sign(key);
}

const NAME = disclosure('salt', 'name', 'Ada');
const AGE = disclosure('salt', 'age', 36);

async function presented(cnf: JWK | undefined = holderJwk, ...shown: readonly string[]) {
  const claims = { iss: 'https://issuer.example', _sd: [digest(NAME), digest(AGE)] };
  const jwt = await sign(
    { ...claims, ...(cnf && { cnf: { jwk: cnf } }) },
    'dc+sd-jwt',
    issuer.privateKey,
  );
  return [jwt, ...shown, ''].join('~');
}

async function bound(sdJwt: string, claims: object = {}, key = holder.privateKey) {
  const own = { iat: 5, aud: 'https://verifier.example', nonce: 'n', sd_hash: digest(sdJwt) };
  return sdJwt + (await sign({ ...own, ...claims }, 'kb+jwt', key));
}

async function verify(text: string) {
  return verifyToken(decoded(text), await jwkKeys(issuerJwk), { now: 0 });
}

describe('disclosures', () => {
  test('that the issuer signed match, and what was held back is counted', async () => {
    const { signature, disclosures } = await verify(await presented(holderJwk, NAME));
    expect(signature.state).toBe('verified');
    expect(disclosures).toEqual({ state: 'matched', count: 1, undisclosed: 1, faults: [] });
  });

  test.each([
    ['one that was not signed', disclosure('salt', 'admin', true), 'unreferenced-disclosure'],
    ['one that is no disclosure', 'e30', 'disclosure-not-array'],
  ])('%s fails, and the signature stays what it is', async (_what, added, code) => {
    const { signature, disclosures } = await verify(await presented(holderJwk, NAME, added));
    expect(signature.state).toBe('verified');
    expect(disclosures?.state).toBe('failed');
    expect(disclosures?.faults.map((fault) => fault.code)).toContain(code);
  });
});

describe('the key binding', () => {
  test('is verified by the key that the issuer named', async () => {
    const { keyBinding } = await verify(await bound(await presented(holderJwk, NAME)));
    expect(keyBinding).toMatchObject({
      signature: { state: 'verified', key: { source: { from: 'confirmation' } } },
      hash: 'matches',
      audience: 'https://verifier.example',
      nonce: 'n',
      issuedAt: 5000,
      faults: [],
    });
  });

  test('by another key fails, even if it is the issuer’s', async () => {
    const text = await bound(await presented(holderJwk, NAME), {}, issuer.privateKey);
    const { keyBinding } = await verify(text);
    expect(keyBinding && saidOf(keyBinding.signature)).toBe('failed signature-mismatch');
  });

  test('without a key in cnf cannot be verified', async () => {
    const jwt = await sign({ iss: 'a' }, 'dc+sd-jwt', issuer.privateKey);
    const { keyBinding } = await verify(await bound(`${jwt}~`));
    expect(keyBinding && saidOf(keyBinding.signature)).toBe('no-key none-given');
  });

  test('of another presentation differs', async () => {
    const binding = (await bound(await presented(holderJwk, NAME))).split('~').at(-1);
    const { keyBinding } = await verify(`${await presented(holderJwk, AGE)}${binding}`);
    expect(keyBinding).toMatchObject({ signature: { state: 'verified' }, hash: 'differs' });
    expect(keyBinding?.faults.map(({ code }) => code)).toContain('key-binding-hash');
  });
});

describe('in JSON serialization (§8)', () => {
  async function serialized(form: 'flattened' | 'general', ...shown: readonly string[]) {
    const text = await bound(await presented(holderJwk, ...shown));
    const [jwt = '', ...rest] = text.split('~');
    const [head, payload, signature] = jwt.split('.');
    const header = { disclosures: rest.slice(0, -1), kb_jwt: rest.at(-1) };
    const signed = { protected: head, header, signature };
    return JSON.stringify(
      form === 'general' ? { payload, signatures: [signed] } : { payload, ...signed },
    );
  }

  test.each(['flattened', 'general'] as const)('%s, with its key binding', async (form) => {
    const answer = await verify(await serialized(form, NAME));
    expect(answer).toMatchObject({
      signature: { state: 'verified' },
      disclosures: { state: 'matched', count: 1, undisclosed: 1 },
      keyBinding: { signature: { state: 'verified' }, hash: 'matches' },
    });
  });

  test('a disclosure that was taken away shows in the hash', async () => {
    const json = JSON.parse(await serialized('flattened', NAME, AGE));
    json.header.disclosures.pop();
    const { disclosures, keyBinding } = await verify(JSON.stringify(json));
    expect(disclosures?.state).toBe('matched');
    expect(keyBinding?.hash).toBe('differs');
  });

  test('a disclosure that was added fails', async () => {
    const json = JSON.parse(await serialized('flattened', NAME));
    json.header.disclosures.push(disclosure('salt', 'admin', true));
    expect((await verify(JSON.stringify(json))).disclosures?.state).toBe('failed');
  });
});
