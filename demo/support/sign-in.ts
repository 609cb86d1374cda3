import { createHash, randomBytes } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { API_RESOURCE, CLIENT_ID, OLD_CLIENT_ID, TRADE_CLIENT_ID } from '../names.ts';
import type { Demo } from '../server.ts';
import type { Prover } from './prover.ts';
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

/** A page as the provider knows it. */
export interface TestClient {
  readonly clientId: string;
  /** Where it wants people back. */
  readonly back: string;
}

const SHOP: TestClient = { clientId: CLIENT_ID, back: '/callback' };
const TRADE: TestClient = { clientId: TRADE_CLIENT_ID, back: '/trade' };
const OLD: TestClient = { clientId: OLD_CLIENT_ID, back: '/old-counter' };

export type ProviderButton = 'continue' | 'cancel';

/** Opens the provider's page at this address and presses one of its buttons, up to the way back. */
export async function pressAtProvider(
  visitor: Visitor,
  address: string,
  button: ProviderButton,
): Promise<Answer> {
  const { origin } = new URL(address);
  const atProvider = (next: URL): boolean => next.origin === origin;
  const page = await visitor.follow(address, {}, atProvider);
  const action = new RegExp(`action="(/interaction/[^"]+/${button})"`).exec(page.body)?.[1];
  if (action === undefined)
    throw new Error(`The provider shows no button to ${button}: ${page.body}`);
  return visitor.follow(origin + action, { method: 'POST' }, atProvider);
}

export interface Returned {
  readonly visitor: Visitor;
  readonly verifier: string;
  readonly nonce: string;
  /** Query of the redirect to the shop. */
  readonly query: URLSearchParams;
}

/** Goes to the provider and presses one of its buttons, up to the redirect back to the shop. */
export async function visitProvider(
  demo: Demo,
  button: ProviderButton,
  client: TestClient = SHOP,
): Promise<Returned> {
  const visitor = new Visitor();
  const [verifier, nonce, state] = [randomText(), randomText(), randomText()];
  const query = new URLSearchParams({
    ...commonQuery(demo, client),
    response_type: 'code',
    state,
    nonce,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const last = await pressAtProvider(visitor, `${demo.accountsUrl}/auth?${query}`, button);
  const back = new URL(last.headers.location ?? '', last.url);
  if (back.searchParams.get('state') !== state) throw new Error('The state came back changed.');
  return { visitor, verifier, nonce, query: back.searchParams };
}

/** The whole code flow with PKCE, as the shop's page does it. */
export async function signIn(demo: Demo): Promise<SignedInVisit> {
  const { visitor, verifier, nonce, query } = await visitProvider(demo, 'continue');
  const answer = await askForTokens(demo, codeGrant(demo, SHOP, query, verifier));
  if (answer.status !== 200) throw new Error(`The token endpoint refused the code: ${answer.body}`);
  return { visitor, nonce, tokens: JSON.parse(answer.body) as TokenAnswer };
}

/** The code flow of the trade counter: tokens that are bound to the prover's key. */
export async function signInBound(demo: Demo, prover: Prover): Promise<TokenAnswer> {
  const { verifier, query } = await visitProvider(demo, 'continue', TRADE);
  const answer = await askForBoundTokens(demo, prover, codeGrant(demo, TRADE, query, verifier));
  if (answer.status !== 200) throw new Error(`The token endpoint refused the code: ${answer.body}`);
  return JSON.parse(answer.body) as TokenAnswer;
}

/** Asks the token endpoint with a proof, and again with the nonce that it wants. */
export async function askForBoundTokens(
  demo: Demo,
  prover: Prover,
  parameters: Record<string, string>,
): Promise<Answer> {
  const ask = async (nonce: string | undefined): Promise<Answer> => {
    const dpop = await prover.proof('POST', `${demo.accountsUrl}/token`, { nonce });
    return askForTokens(demo, parameters, TRADE, { dpop });
  };
  const first = await ask(undefined);
  const nonce = first.headers['dpop-nonce'];
  return typeof nonce === 'string' && first.status === 400 ? ask(nonce) : first;
}

/** The implicit flow of the old counter: the address that the provider sends the browser to. */
export async function signInTheOldWay(demo: Demo, state: string, nonce: string): Promise<Answer> {
  const query = new URLSearchParams({
    ...commonQuery(demo, OLD),
    response_type: 'id_token token',
    state,
    nonce,
  });
  return pressAtProvider(new Visitor(), `${demo.accountsUrl}/auth?${query}`, 'continue');
}

export function askForTokens(
  demo: Demo,
  parameters: Record<string, string>,
  { clientId }: TestClient = SHOP,
  headers: OutgoingHttpHeaders = {},
): Promise<Answer> {
  return new Visitor().ask(`${demo.accountsUrl}/token`, {
    method: 'POST',
    headers: { origin: demo.shopUrl, ...headers },
    body: new URLSearchParams({ ...parameters, client_id: clientId, resource: API_RESOURCE }),
  });
}

export function bearer(token: string): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}

export function randomText(): string {
  return randomBytes(32).toString('base64url');
}

function commonQuery(demo: Demo, { clientId, back }: TestClient): Record<string, string> {
  return {
    client_id: clientId,
    redirect_uri: demo.shopUrl + back,
    scope: 'openid profile email orders:read prices:read',
    resource: API_RESOURCE,
    prompt: 'login',
  };
}

function codeGrant(
  demo: Demo,
  { back }: TestClient,
  query: URLSearchParams,
  verifier: string,
): Record<string, string> {
  return {
    grant_type: 'authorization_code',
    code: query.get('code') ?? '',
    redirect_uri: demo.shopUrl + back,
    code_verifier: verifier,
  };
}
