import { randomBytes, randomUUID } from 'node:crypto';
import { type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { cookieLine, readCookie } from './cookies.ts';

/** The value token of the shop: who is signed in, inside a cookie, signed by the shop alone. */
export const SESSION_COOKIE = 'shop_session';

const SESSION_SECONDS = 60 * 60;

export interface SignedIn {
  readonly sub: string;
  readonly name: string;
  readonly email: string;
}

export interface Sessions {
  /** The `Set-Cookie` line that signs this person in at `now` (milliseconds). */
  begin(person: SignedIn, now: number): Promise<string>;
  /** Who the request's session cookie says, if it is ours and has not expired. */
  read(request: Request, now: number): Promise<SignedIn | undefined>;
  /** The `Set-Cookie` line that signs out. */
  end(): string;
}

export function createSessions(issuer: string): Sessions {
  const secret = randomBytes(32);
  return {
    async begin({ sub, name, email }, now) {
      const iat = Math.floor(now / 1000);
      const token = await new SignJWT({ sub, name, email, sid: randomUUID() })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setIssuer(issuer)
        .setIssuedAt(iat)
        .setExpirationTime(iat + SESSION_SECONDS)
        .sign(secret);
      return cookieLine(SESSION_COOKIE, token, SESSION_SECONDS);
    },
    async read(request, now) {
      const token = readCookie(request, SESSION_COOKIE);
      if (token === undefined) return undefined;
      const currentDate = new Date(now);
      return jwtVerify(token, secret, { issuer, algorithms: ['HS256'], currentDate }).then(
        ({ payload }) => personOf(payload),
        // Of an earlier start of the shop, tampered with, or expired: nobody is signed in.
        () => undefined,
      );
    },
    end: () => cookieLine(SESSION_COOKIE, '', 0),
  };
}

/** The person an ID token or a session is about. */
export function personOf(claims: JWTPayload): SignedIn {
  return {
    sub: textOf(claims.sub),
    name: textOf(claims['name']),
    email: textOf(claims['email']),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
