import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import {
  ACCESS_TOKEN_ALG,
  API_RESOURCE,
  type API_SCOPES,
  CLIENT_ID,
  ID_TOKEN_ALG,
} from '../names.ts';

export interface TrustedProvider {
  readonly issuer: string;
  /** Finds the provider's public key for a token's header. */
  readonly keys: JWTVerifyGetKey;
  /** The time in milliseconds. */
  readonly now: () => number;
}

export type Claims = JWTPayload & { readonly sub: string };

/** A no, in the words of RFC 6750 §3.1, with one sentence for people. */
export interface Refusal {
  readonly ok: false;
  readonly status: number;
  readonly error: string;
  readonly sentence: string;
}

export type TokenCheck = { readonly ok: true; readonly claims: Claims } | Refusal;

export type Scope = (typeof API_SCOPES)[number];

/** Accepts only this provider's access tokens for this API (RFC 9068 §4) with the scope needed. */
export async function verifyAccessToken(
  token: string,
  provider: TrustedProvider,
  scope: Scope,
): Promise<TokenCheck> {
  const checked = await verify(token, provider, {
    audience: API_RESOURCE,
    typ: 'at+jwt',
    algorithms: [ACCESS_TOKEN_ALG],
    requiredClaims: ['exp', 'iat', 'sub', 'jti', 'client_id', 'scope'],
  });
  if (!checked.ok) return checked;
  const granted = String(checked.claims['scope']).split(' ');
  if (granted.includes(scope)) return checked;
  return refusal(403, 'insufficient_scope', `The access token lacks the scope ${scope}`);
}

/** Accepts only this provider's ID tokens for one client (OpenID Connect Core §3.1.3.7). */
export function verifyIdToken(
  token: string,
  provider: TrustedProvider,
  clientId: string = CLIENT_ID,
): Promise<TokenCheck> {
  return verify(token, provider, {
    audience: clientId,
    algorithms: [ID_TOKEN_ALG],
    requiredClaims: ['exp', 'iat', 'sub', 'nonce'],
  });
}

/** The thumbprint of the key that a token is bound to (RFC 7800 §3.1, RFC 9449 §6.1), if any. */
export function boundTo(claims: Claims): string | undefined {
  const confirmation = claims['cnf'];
  if (typeof confirmation !== 'object' || confirmation === null) return undefined;
  return 'jkt' in confirmation && typeof confirmation.jkt === 'string'
    ? confirmation.jkt
    : undefined;
}

export function refusal(status: number, error: string, sentence: string): Refusal {
  return { ok: false, status, error, sentence };
}

interface Demands {
  readonly audience: string;
  readonly algorithms: string[];
  readonly requiredClaims: string[];
  readonly typ?: string;
}

async function verify(
  token: string,
  provider: TrustedProvider,
  demands: Demands,
): Promise<TokenCheck> {
  try {
    const { payload } = await jwtVerify(token, provider.keys, {
      ...demands,
      issuer: provider.issuer,
      currentDate: new Date(provider.now()),
      // A token is refused from the second on that its `exp` names.
      clockTolerance: 0,
    });
    if (typeof payload.sub !== 'string')
      return refusal(401, 'invalid_token', 'The token has no subject');
    return { ok: true, claims: { ...payload, sub: payload.sub } };
  } catch (error) {
    return refusal(401, 'invalid_token', reason(error));
  }
}

function reason(error: unknown): string {
  if (error instanceof errors.JWTExpired) {
    const at = new Date((error.payload.exp ?? 0) * 1000).toISOString().replace('.000', '');
    return `The token expired at ${at}`;
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    return `The token is not for this use: ${error.claim} is not as required`;
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return 'The signature does not match';
  }
  return 'The token cannot be accepted';
}
