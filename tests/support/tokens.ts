// Tokens for tests: quick ones whose signature nobody could check, and real ones made by npm jose.
import { CompactEncrypt, CompactSign, exportJWK, generateKeyPair, generateSecret } from 'jose';
import { encodeBase64url } from '../../lib/jose/base64url.ts';
import { decodeToken } from '../../lib/token/decode.ts';
import type { Token } from '../../lib/token/token.ts';

const utf8 = new TextEncoder();

/** base64url of a text's UTF-8. */
export function segment(text: string): string {
  return encodeBase64url(utf8.encode(text));
}

type Members = Readonly<Record<string, unknown>>;

/** A JWS in every respect but that its signature is made up. */
export function jws(claims: Members = {}, header: Members = {}): string {
  const head = JSON.stringify({ alg: 'RS256', typ: 'JWT', ...header });
  return jwsOf(JSON.stringify(claims), head);
}

/** A JWS of exactly these texts. */
export function jwsOf(claims: string, header = '{"alg":"RS256"}', signature = 'c2lnbmF0dXJl') {
  return `${segment(header)}.${segment(claims)}.${signature}`;
}

/** A JWE whose other four segments are made up; by default the key segment is empty, as for `dir`. */
export function jwe(header: Members = {}, key = ''): string {
  const head = JSON.stringify({ alg: 'dir', enc: 'A256GCM', ...header });
  return `${segment(head)}.${key}.aW5pdA.Y2lwaGVydGV4dA.dGFn`;
}

/** The decoded form of a text that is a token. */
export function decoded(raw: string): Token {
  const token = decodeToken(raw);
  if (token === null) throw new Error(`The test's text is no token: ${raw.slice(0, 80)}`);
  return token;
}

export const SIGNING = ['HS256', 'RS256', 'PS256', 'ES256', 'ES512', 'EdDSA'] as const;
export const ENCRYPTING = ['dir', 'RSA-OAEP-256', 'ECDH-ES', 'ECDH-ES+A256KW'] as const;

/** A JWS that npm jose signed with a fresh key. */
export async function signed(claims: string, alg: string): Promise<string> {
  const key = alg.startsWith('HS')
    ? await generateSecret(alg)
    : (await generateKeyPair(alg)).privateKey;
  return new CompactSign(utf8.encode(claims)).setProtectedHeader({ alg, typ: 'JWT' }).sign(key);
}

/** A JWE that npm jose encrypted with a fresh key. */
export async function encrypted(content: string, alg: string): Promise<string> {
  const enc = 'A256GCM';
  const key = alg === 'dir' ? await generateSecret(enc) : (await generateKeyPair(alg)).publicKey;
  return new CompactEncrypt(utf8.encode(content)).setProtectedHeader({ alg, enc }).encrypt(key);
}

/** A public key as a header or a `cnf` claim carries it. */
export async function publicJwk(): Promise<Members> {
  return { ...(await exportJWK((await generateKeyPair('ES256')).publicKey)) };
}
