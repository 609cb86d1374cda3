import { createHash, randomBytes } from 'node:crypto';
import { API_RESOURCE, CLIENT_ID } from '../names.ts';
import type { Demo } from '../server.ts';
import { type Answer, Visitor } from './visitor.ts';

export interface TokenAnswer {
  readonly access_token: string;
  readonly id_token: string;
  readonly refresh_token: string;
  readonly token_type: string;
  readonly expires_in: number;
  readonly scope: string;
}

export interface SignedInVisit {
  readonly visitor: Visitor;
  readonly nonce: string;
  readonly tokens: TokenAnswer;
}

export interface Returned {
  readonly visitor: Visitor;
  readonly verifier: string;
  readonly nonce: string;
  /** Query of the redirect to the shop. */
  readonly query: URLSearchParams;
}

/** Goes to the provider and presses one of its buttons, up to the redirect back to the shop. */
export async function visitProvider(demo: Demo, button: 'continue' | 'cancel'): Promise<Returned> {
  const visitor = new Visitor();
  const [verifier, nonce, state] = [randomText(), randomText(), randomText()];
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT_ID,
    redirect_uri: `${demo.shopUrl}/callback`,
    scope: 'openid profile email orders:read prices:read',
    resource: API_RESOURCE,
    state,
    nonce,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    prompt: 'login',
  });
  const atProvider = (next: URL): boolean => next.origin === demo.accountsUrl;
  const page = await visitor.follow(`${demo.accountsUrl}/auth?${query}`, {}, atProvider);
  const action = new RegExp(`action="(/interaction/[^"]+/${button})"`).exec(page.body)?.[1];
  if (action === undefined)
    throw new Error(`The provider shows no button to ${button}: ${page.body}`);
  const post = { method: 'POST' };
  const last = await visitor.follow(`${demo.accountsUrl}${action}`, post, atProvider);
  const back = new URL(last.headers.location ?? '', last.url);
  if (back.searchParams.get('state') !== state) throw new Error('The state came back changed.');
  return { visitor, verifier, nonce, query: back.searchParams };
}

/** The whole code flow with PKCE, as the shop's page does it. */
export async function signIn(demo: Demo): Promise<SignedInVisit> {
  const { visitor, verifier, nonce, query } = await visitProvider(demo, 'continue');
  const answer = await askForTokens(demo, {
    grant_type: 'authorization_code',
    code: query.get('code') ?? '',
    redirect_uri: `${demo.shopUrl}/callback`,
    code_verifier: verifier,
  });
  if (answer.status !== 200) throw new Error(`The token endpoint refused the code: ${answer.body}`);
  return { visitor, nonce, tokens: JSON.parse(answer.body) as TokenAnswer };
}

export function askForTokens(demo: Demo, parameters: Record<string, string>): Promise<Answer> {
  return new Visitor().ask(`${demo.accountsUrl}/token`, {
    method: 'POST',
    headers: { origin: demo.shopUrl },
    body: new URLSearchParams({ ...parameters, client_id: CLIENT_ID, resource: API_RESOURCE }),
  });
}

export function bearer(token: string): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}

function randomText(): string {
  return randomBytes(32).toString('base64url');
}
