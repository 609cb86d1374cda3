import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, type JWTPayload, jwtVerify } from 'jose';
import { PROOF_ALG } from '../names.ts';
import type { RequestCheck } from './bearer.ts';
import type { ProofDesk } from './proof-desk.ts';
import {
  boundTo,
  type Refusal,
  refusal,
  type Scope,
  type TokenCheck,
  type TrustedProvider,
  verifyAccessToken,
} from './tokens.ts';
import { problem } from './web.ts';

/** How far a proof's clock may be from ours, either way. */
const PROOF_WINDOW_MS = 60_000;

/**
 * Accepts an access token that is bound to a key, with a proof that whoever sends it holds that key
 * (RFC 9449 §7.1). Each proof counts once.
 */
export async function checkBoundToken(
  request: Request,
  provider: TrustedProvider,
  desk: ProofDesk,
  scope: Scope,
): Promise<RequestCheck> {
  const checked = await verifyBound(request, provider, desk, scope);
  return checked.ok ? checked : { ok: false, response: challenge(checked, desk) };
}

async function verifyBound(
  request: Request,
  provider: TrustedProvider,
  desk: ProofDesk,
  scope: Scope,
): Promise<TokenCheck> {
  const field = request.headers.get('authorization') ?? '';
  if (!/^dpop\b/i.test(field))
    return refusal(401, 'token-missing', 'Send a token: Authorization: DPoP …');
  const token = /^dpop +([\w~+/.-]+=*)$/i.exec(field)?.[1];
  if (token === undefined) return refusal(400, 'invalid_request', 'The token is malformed');
  const checked = await verifyAccessToken(token, provider, scope);
  if (!checked.ok) return checked;
  const thumbprint = boundTo(checked.claims);
  if (thumbprint === undefined)
    return refusal(401, 'invalid_token', 'The token is not bound to a key');
  const proof = request.headers.get('dpop');
  if (proof === null) return badProof('The field DPoP with the proof is missing');
  return (
    (await proofFault(proof, { request, token, thumbprint, desk, now: provider.now() })) ?? checked
  );
}

interface Use {
  readonly request: Request;
  readonly token: string;
  /** Of the key that the token is bound to. */
  readonly thumbprint: string;
  readonly desk: ProofDesk;
  /** Milliseconds. */
  readonly now: number;
}

/** The checks of RFC 9449 §4.3, in its order; undefined when the proof passes them all. */
async function proofFault(proof: string, use: Use): Promise<Refusal | undefined> {
  const read = await jwtVerify(proof, EmbeddedJWK, {
    typ: 'dpop+jwt',
    algorithms: [PROOF_ALG],
  }).catch(() => undefined);
  if (read === undefined) return badProof('The proof is not signed by the key inside it');
  const { payload, protectedHeader } = read;
  const wrong = wrongClaim(payload, use);
  if (wrong !== undefined) return badProof(`The proof is for another request: ${wrong} differs`);
  if (typeof payload.iat !== 'number' || Math.abs(use.now - payload.iat * 1000) > PROOF_WINDOW_MS)
    return badProof('The proof is not from just now');
  const made = await calculateJwkThumbprint(protectedHeader.jwk ?? {});
  if (made !== use.thumbprint) return badProof('The proof was made with another key');
  if (!use.desk.isCurrent(payload['nonce']))
    return refusal(401, 'use_dpop_nonce', 'The proof needs the nonce of this answer');
  if (!use.desk.isFirst(payload.jti)) return badProof('The proof was used before');
  return undefined;
}

function wrongClaim(payload: JWTPayload, { request, token }: Use): string | undefined {
  if (payload['htm'] !== request.method) return 'htm';
  if (bare(payload['htu']) !== bare(request.url)) return 'htu';
  const hash = createHash('sha256').update(token).digest('base64url');
  return payload['ath'] === hash ? undefined : 'ath';
}

/** A URL without query and fragment, which `htu` leaves out (RFC 9449 §4.2). */
function bare(url: unknown): string | undefined {
  const read = typeof url === 'string' ? URL.parse(url) : null;
  return read === null ? undefined : read.origin + read.pathname;
}

function badProof(sentence: string): Refusal {
  return refusal(401, 'invalid_dpop_proof', sentence);
}

/** The challenges of RFC 9449 §7.1 and §9. */
function challenge({ status, error, sentence }: Refusal, desk: ProofDesk): Response {
  const detail =
    error === 'token-missing' ? '' : `, error="${error}", error_description="${sentence}"`;
  return problem(status, error, `${sentence}.`, {
    'www-authenticate': `DPoP realm="trade"${detail}, algs="${PROOF_ALG}"`,
    ...(error === 'use_dpop_nonce' ? { 'dpop-nonce': desk.nonce() } : {}),
  });
}
