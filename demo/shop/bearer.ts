import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import {
  ACCESS_TOKEN_ALG,
  API_RESOURCE,
  type API_SCOPES,
  CLIENT_ID,
  ID_TOKEN_ALG,
} from '../names.ts';
import { problem } from './web.ts';

export type BearerCheck =
  | { readonly ok: true; readonly claims: JWTPayload & { readonly sub: string } }
  | { readonly ok: false; readonly response: Response };

export interface TrustedProvider {
  readonly issuer: string;
  /** Finds the provider's public key for a token's header. */
  readonly keys: JWTVerifyGetKey;
  /** The time in milliseconds. */
  readonly now: () => number;
}

type Scope = (typeof API_SCOPES)[number];

/** Accepts only this provider's access tokens for this API (RFC 9068 §4) with the scope needed. */
export async function checkAccessToken(
  request: Request,
  provider: TrustedProvider,
  scope: Scope,
): Promise<BearerCheck> {
  const checked = await check(request, provider, {
    audience: API_RESOURCE,
    typ: 'at+jwt',
    algorithms: [ACCESS_TOKEN_ALG],
    requiredClaims: ['exp', 'iat', 'sub', 'jti', 'client_id', 'scope'],
  });
  if (!checked.ok) return checked;
  const granted = String(checked.claims['scope']).split(' ');
  if (granted.includes(scope)) return checked;
  return refuse(403, 'insufficient_scope', `The access token lacks the scope ${scope}`);
}

/** Accepts only this provider's ID tokens for this shop (OpenID Connect Core §3.1.3.7). */
export function checkIdToken(request: Request, provider: TrustedProvider): Promise<BearerCheck> {
  return check(request, provider, {
    audience: CLIENT_ID,
    algorithms: [ID_TOKEN_ALG],
    requiredClaims: ['exp', 'iat', 'sub', 'nonce'],
  });
}

interface Demands {
  readonly audience: string;
  readonly algorithms: string[];
  readonly requiredClaims: string[];
  readonly typ?: string;
}

async function check(
  request: Request,
  provider: TrustedProvider,
  demands: Demands,
): Promise<BearerCheck> {
  const field = request.headers.get('authorization');
  if (field === null || !/^bearer\b/i.test(field)) return refuse(401);
  const token = /^bearer +([\w~+/.-]+=*)$/i.exec(field)?.[1];
  if (token === undefined) return refuse(400, 'invalid_request', 'The bearer token is malformed');
  try {
    const { payload } = await jwtVerify(token, provider.keys, {
      ...demands,
      issuer: provider.issuer,
      currentDate: new Date(provider.now()),
      // A token is refused from the second on that its `exp` names.
      clockTolerance: 0,
    });
    if (typeof payload.sub !== 'string')
      return refuse(401, 'invalid_token', 'The token has no subject');
    return { ok: true, claims: { ...payload, sub: payload.sub } };
  } catch (error) {
    return refuse(401, 'invalid_token', reason(error));
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

/** The challenge of RFC 6750 §3; without a code when no bearer credential was sent at all. */
function refuse(status: number, code?: string, sentence?: string): BearerCheck {
  const detail = code === undefined ? '' : `, error="${code}", error_description="${sentence}"`;
  const message = sentence ?? 'Send a token: Authorization: Bearer …';
  const response = problem(status, code ?? 'token-missing', `${message}.`, {
    'www-authenticate': `Bearer realm="shop"${detail}`,
  });
  return { ok: false, response };
}
