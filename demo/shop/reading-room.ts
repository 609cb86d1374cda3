import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { OPENID_SCOPES, READING_CLIENT_ID } from '../names.ts';
import { type BackChannel, createBackChannel } from './back-channel.ts';
import { type Loan, loansAt } from './books.ts';
import { chunkLines, endLines, joinCookie } from './chunked-cookie.ts';
import { cookieLine, readCookie } from './cookies.ts';
import { personOf, type SignedIn } from './session.ts';
import { type TrustedProvider, verifyIdToken } from './tokens.ts';
import { json, problem } from './web.ts';

/** The session of the reading room, in as many parts as it needs. */
export const READING_COOKIE = 'reading_session';

/** Ties a sign-in under way to the browser that began it. */
export const PENDING_COOKIE = 'reading_sign_in';

const SESSION_SECONDS = 60 * 60;
const SIGN_IN_SECONDS = 5 * 60;
const MOST_PENDING = 1000;

export interface ReadingRoomSetup {
  readonly shopUrl: string;
  readonly accountsUrl: string;
  readonly provider: TrustedProvider;
  readonly secret: string;
}

/** A web application of the classical kind: its server signs people in, the browser gets a cookie. */
export interface ReadingRoom {
  /** Sends the browser to the provider. */
  leave(): Promise<Response>;
  /** Takes it back from there; the tokens stay on this side. */
  comeBack(request: Request): Promise<Response>;
  /** What the session cookie says. */
  read(request: Request): Promise<Response>;
  signOut(request: Request): Promise<Response>;
  /** Ends the first part alone, as a browser does that ran out of room. */
  losePart(request: Request): Promise<Response>;
}

interface Pending {
  readonly verifier: string;
  readonly nonce: string;
  readonly expiresAt: number;
}

export function createReadingRoom(setup: ReadingRoomSetup): ReadingRoom {
  const { shopUrl, accountsUrl, provider, secret } = setup;
  const { now } = provider;
  const redirectUri = `${shopUrl}/reading-room/callback`;
  const backChannel = createBackChannel({ accountsUrl, redirectUri, secret });
  const signInsUnderWay = new Map<string, Pending>();
  const key = randomBytes(32);

  /** The sign-in that an answer of the provider belongs to; it is used up by asking. */
  const pendingOf = (request: Request, state: string): Pending | undefined => {
    const pending = signInsUnderWay.get(state);
    if (pending === undefined || readCookie(request, PENDING_COOKIE) !== state) return undefined;
    signInsUnderWay.delete(state);
    return pending.expiresAt > now() ? pending : undefined;
  };

  const write = async (person: SignedIn): Promise<string> => {
    const iat = Math.floor(now() / 1000);
    return new SignJWT({ ...person, sid: randomUUID(), loans: loansAt(now()) })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(shopUrl)
      .setIssuedAt(iat)
      .setExpirationTime(iat + SESSION_SECONDS)
      .sign(key);
  };

  return {
    async leave() {
      const [state, verifier, nonce] = [randomText(), randomText(), randomText()];
      const expiresAt = now() + SIGN_IN_SECONDS * 1000;
      signInsUnderWay.set(state, { verifier, nonce, expiresAt });
      const [oldest] = signInsUnderWay.keys();
      if (signInsUnderWay.size > MOST_PENDING && oldest !== undefined)
        signInsUnderWay.delete(oldest);
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: READING_CLIENT_ID,
        redirect_uri: redirectUri,
        scope: OPENID_SCOPES.join(' '),
        state,
        nonce,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        prompt: 'login',
      });
      const pendingLine = cookieLine(PENDING_COOKIE, state, SIGN_IN_SECONDS);
      return redirect(`${accountsUrl}/auth?${query}`, [pendingLine]);
    },

    async comeBack(request) {
      const { searchParams } = new URL(request.url);
      const over = cookieLine(PENDING_COOKIE, '', 0);
      const failed = (code: string) => redirect(`${shopUrl}/reading-room?problem=${code}`, [over]);
      const pending = pendingOf(request, searchParams.get('state') ?? '');
      if (pending === undefined) return failed('bad-state');
      // RFC 9207: the answer must come from the provider that was asked.
      if (searchParams.get('iss') !== accountsUrl) return failed('other-issuer');
      if (searchParams.has('error')) return failed('refused');
      const person = await whoCame(backChannel, provider, pending, searchParams.get('code') ?? '');
      if (person === undefined) return failed('refused');
      const lines = chunkLines(request, READING_COOKIE, await write(person), SESSION_SECONDS);
      return redirect(`${shopUrl}/reading-room`, [over, ...lines]);
    },

    async read(request) {
      const joined = joinCookie(request, READING_COOKIE);
      if (!joined.ok && joined.code === 'absent') return json({ signedIn: false });
      if (!joined.ok) {
        const words = `The session came without its part ${joined.missing.join(', ')}.`;
        return problem(401, joined.code, words);
      }
      const checks = { issuer: shopUrl, algorithms: ['HS256'], currentDate: new Date(now()) };
      const session = await jwtVerify(joined.value, key, checks).catch(() => undefined);
      if (session === undefined) {
        return problem(401, 'session-broken', 'The parts of the session do not make a whole.');
      }
      const loans = session.payload['loans'] as readonly Loan[];
      const parts = joined.parts.map(({ name, value }) => ({ name, bytes: value.length }));
      return json({ signedIn: true, ...personOf(session.payload), loans, parts });
    },

    async signOut(request) {
      return json({ signedIn: false }, endLines(request, READING_COOKIE));
    },

    async losePart() {
      return json({ lost: `${READING_COOKIE}.0` }, [cookieLine(`${READING_COOKIE}.0`, '', 0)]);
    },
  };
}

async function whoCame(
  backChannel: BackChannel,
  provider: TrustedProvider,
  { verifier, nonce }: Pending,
  code: string,
): Promise<SignedIn | undefined> {
  const idToken = await backChannel.exchange(code, verifier);
  if (idToken === undefined) return undefined;
  const checked = await verifyIdToken(idToken, provider, READING_CLIENT_ID);
  return checked.ok && checked.claims['nonce'] === nonce ? personOf(checked.claims) : undefined;
}

function redirect(location: string, setCookies: readonly string[]): Response {
  const headers = new Headers({ location, 'cache-control': 'no-store' });
  for (const line of setCookies) headers.append('set-cookie', line);
  return new Response(null, { status: 302, headers });
}

function randomText(): string {
  return randomBytes(32).toString('base64url');
}
