// Text that was decoded → what can be told of it with the keys at hand.
import { decodeToken } from '../../token/decode.ts';
import { issuer as issuerOf } from '../../token/parties.ts';
import { isEncrypted, type Token } from '../../token/token.ts';
import { MOST_SIGNATURES } from './candidates.ts';
import { decryptToken } from './decryption.ts';
import type { VerificationKey } from './key.ts';
import { proofOf } from './proof.ts';
import { presentationOf } from './sd-jwt.ts';
import { verifySigned } from './signature.ts';
import { type Signed, signaturesOf } from './signed.ts';
import type { SignatureVerdict, Verification, VerifyOptions } from './verification.ts';
import { markedWellKnown } from './well-known.ts';

/** Tokens inside of tokens are opened so many times. */
const DEEPEST = 4;

/**
 * Verifies a token, and decrypts it where it is encrypted. Total: whatever token and keys, there is an
 * answer, and no error is thrown.
 * @param keys in any order; those inside of the token need not be given
 */
export async function verifyToken(
  token: Token,
  keys: readonly VerificationKey[],
  options: VerifyOptions,
): Promise<Verification> {
  return verifyAtDepth(token, markedWellKnown(keys), options, 0);
}

async function verifyAtDepth(
  token: Token,
  keys: readonly VerificationKey[],
  options: VerifyOptions,
  depth: number,
): Promise<Verification> {
  if (isEncrypted(token)) {
    return encrypted(token, keys, options, depth);
  }
  const signed = signaturesOf(token).slice(0, MOST_SIGNATURES);
  if (signed.length === 0) {
    return { token, signature: { state: 'unsupported', algorithm: null, why: 'form' } };
  }
  const verdicts: SignatureVerdict[] = [];
  const signing = { ...options, issuer: issuerOf(token) ?? null };
  for (const one of signed) verdicts.push(await verifySigned(one, keys, signing));
  const signature = best(verdicts);
  const inner = depth < DEEPEST ? tokenInside(token) : null;
  return {
    token,
    signature,
    ...(verdicts.length > 1 ? { signatures: verdicts } : {}),
    ...givenContent(signature, signed, options),
    ...(inner === null
      ? {}
      : { inner: await verifyAtDepth(inner, keys, withoutRequest(options), depth + 1) }),
    ...(await presentationOf(token)),
    ...(await proofOf(token, options)),
  };
}

async function encrypted(
  token: Token,
  keys: readonly VerificationKey[],
  options: VerifyOptions,
  depth: number,
): Promise<Verification> {
  const decryption = await decryptToken(token, keys, options);
  const signature = { state: 'encrypted' } as const;
  if (decryption.state !== 'decrypted' || decryption.plaintext.kind !== 'token') {
    return { token, signature, decryption };
  }
  if (depth >= DEEPEST) return { token, signature, decryption };
  const { token: inside } = decryption.plaintext;
  const inner = await verifyAtDepth(inside, keys, withoutRequest(options), depth + 1);
  return { token, signature, decryption, inner };
}

/**
 * The request that carried the outer token says nothing about the one inside. Content is meant for that one: what
 * has a token inside has its own.
 */
function withoutRequest(options: VerifyOptions): VerifyOptions {
  const { request: _request, accessToken: _token, ...others } = options;
  return others;
}

/** Only where it was calculated with. */
function givenContent(
  signature: SignatureVerdict,
  signed: readonly Signed[],
  { detachedContent }: VerifyOptions,
): Pick<Verification, 'givenContent'> {
  const isCalculated =
    signature.state === 'verified' || (signature.state === 'failed' && signature.matches !== null);
  const isElsewhere = signed.some(({ content }) => content === null);
  return detachedContent !== undefined && isElsewhere && isCalculated
    ? { givenContent: detachedContent.length }
    : {};
}

/** A token that is the whole content of another (RFC 7519 §5.2), or null. */
function tokenInside({ claims }: Token): Token | null {
  const text = claims.state === 'unreadable' ? claims.text : null;
  return text === null ? null : decodeToken(text);
}

/** With what was signed, a key that is there could tell. */
function rankOf(verdict: SignatureVerdict): SignatureVerdict['state'] | 'content-elsewhere' {
  const isElsewhere = verdict.state === 'unsupported' && verdict.why === 'content-elsewhere';
  return isElsewhere ? 'content-elsewhere' : verdict.state;
}

const FROM_BEST = [
  'verified',
  'failed',
  'content-elsewhere',
  'no-key',
  'unsupported',
  'unsigned',
  'encrypted',
] as const satisfies readonly ReturnType<typeof rankOf>[];

/** RFC 7515 §5.2: in a general serialization it is for the recipient to say which must verify. */
function best(verdicts: readonly SignatureVerdict[]): SignatureVerdict {
  const trusted = verdicts.find(
    (one) => one.state === 'verified' && one.key.source.from !== 'token',
  );
  if (trusted !== undefined) return trusted;
  for (const state of FROM_BEST) {
    const found = verdicts.find((verdict) => rankOf(verdict) === state);
    if (found !== undefined) return found;
  }
  return { state: 'unsupported', algorithm: null, why: 'form' };
}
