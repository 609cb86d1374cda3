import {
  boundTo,
  type Claims,
  type Refusal,
  refusal,
  type Scope,
  type TokenCheck,
  type TrustedProvider,
  verifyAccessToken,
  verifyIdToken,
} from './tokens.ts';
import { problem } from './web.ts';

export type RequestCheck =
  | { readonly ok: true; readonly claims: Claims }
  | { readonly ok: false; readonly response: Response };

/** Accepts a bearer access token with the scope needed. */
export function checkAccessToken(
  request: Request,
  provider: TrustedProvider,
  scope: Scope,
): Promise<RequestCheck> {
  return check(request, (token) => verifyBearer(token, provider, scope));
}

/** Accepts an ID token of the shop's own page, sent as a bearer credential. */
export function checkIdToken(request: Request, provider: TrustedProvider): Promise<RequestCheck> {
  return check(request, (token) => verifyIdToken(token, provider));
}

/** Accepts an access token as a URI query parameter (RFC 6750 §2.3), as nobody should any more. */
export async function checkTokenInQuery(
  request: Request,
  provider: TrustedProvider,
  scope: Scope,
): Promise<RequestCheck> {
  const token = new URL(request.url).searchParams.get('access_token');
  if (token === null || token === '') return { ok: false, response: withoutToken() };
  return answered(await verifyBearer(token, provider, scope));
}

/** A token that is bound to a key must not pass without its proof (RFC 9449 §7.2). */
export async function verifyBearer(
  token: string,
  provider: TrustedProvider,
  scope: Scope,
): Promise<TokenCheck> {
  const checked = await verifyAccessToken(token, provider, scope);
  if (!checked.ok || boundTo(checked.claims) === undefined) return checked;
  return refusal(
    401,
    'invalid_token',
    'The token is bound to a key: send it with a proof, as DPoP',
  );
}

async function check(
  request: Request,
  verify: (token: string) => Promise<TokenCheck>,
): Promise<RequestCheck> {
  const field = request.headers.get('authorization');
  if (field === null || !/^bearer\b/i.test(field)) return { ok: false, response: withoutToken() };
  const token = /^bearer +([\w~+/.-]+=*)$/i.exec(field)?.[1];
  return answered(
    token === undefined
      ? refusal(400, 'invalid_request', 'The bearer token is malformed')
      : await verify(token),
  );
}

function answered(checked: TokenCheck): RequestCheck {
  return checked.ok ? checked : { ok: false, response: challenge(checked) };
}

/** The challenge of RFC 6750 §3. */
function challenge({ status, error, sentence }: Refusal): Response {
  return problem(status, error, `${sentence}.`, {
    'www-authenticate': `Bearer realm="shop", error="${error}", error_description="${sentence}"`,
  });
}

/** Without an error code, when no credential was sent at all. */
function withoutToken(): Response {
  return problem(401, 'token-missing', 'Send a token: Authorization: Bearer ….', {
    'www-authenticate': 'Bearer realm="shop"',
  });
}
