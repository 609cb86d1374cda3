import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { errors, type Provider } from 'oidc-provider';
import { readSiteFile } from '../site-files.ts';
import { ADA } from './account.ts';
import { problemPage, signInPage, welcomePage } from './pages.ts';

export interface AccountsSite {
  readonly provider: Provider;
  readonly accountsUrl: string;
  readonly shopUrl: string;
}

interface Visit extends AccountsSite {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly uid: string;
}

/** The accounts site: its own few pages, and the OpenID provider for everything else. */
export function accountsListener(site: AccountsSite): RequestListener {
  const openid = site.provider.callback();
  return (request, response) => {
    const { host } = new URL(site.accountsUrl);
    // The provider builds addresses from the Host field, so no other may get through.
    if (request.headers.host !== host) {
      return sendPage(
        site,
        response,
        421,
        problemPage(`This site is ${site.accountsUrl}.`, site.shopUrl),
      );
    }
    const route = ownRoute(request);
    if (route === undefined) return void openid(request, response);
    route({ ...site, request, response, uid: uidOf(request) }).catch((error: unknown) => {
      if (!(error instanceof errors.SessionNotFound))
        console.error('The accounts site failed:', error);
      const sentence = 'This sign-in is over or was never begun. Start again at the shop.';
      sendPage(site, response, 400, problemPage(sentence, site.shopUrl));
    });
  };
}

type Route = (visit: Visit) => Promise<void>;

const ROUTES: readonly (readonly [method: string, path: RegExp, route: Route])[] = [
  [
    'GET',
    /^\/$/,
    async (visit) => sendPage(visit, visit.response, 200, welcomePage(visit.shopUrl)),
  ],
  ['GET', /^\/(accounts\.css|icon\.svg)$/, sendFile],
  ['GET', /^\/interaction\/[\w-]+$/, askWho],
  ['POST', /^\/interaction\/[\w-]+\/continue$/, continueAsAda],
  ['POST', /^\/interaction\/[\w-]+\/cancel$/, cancel],
];

function ownRoute(request: IncomingMessage): Route | undefined {
  const path = pathOf(request);
  return ROUTES.find(([method, pattern]) => method === request.method && pattern.test(path))?.[2];
}

async function sendFile({ request, response }: Visit): Promise<void> {
  const file = await readSiteFile(pathOf(request).slice(1));
  response.writeHead(file === undefined ? 404 : 200, {
    'content-type': file?.type ?? 'text/plain',
  });
  response.end(file?.bytes);
}

async function askWho(visit: Visit): Promise<void> {
  // Throws SessionNotFound when the browser's interaction cookie does not belong to this address.
  await visit.provider.interactionDetails(visit.request, visit.response);
  const action = `/interaction/${visit.uid}`;
  sendPage(visit, visit.response, 200, signInPage({ action, name: ADA.name, email: ADA.email }));
}

async function continueAsAda({ provider, request, response }: Visit): Promise<void> {
  const result = { login: { accountId: ADA.sub } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

async function cancel({ provider, request, response }: Visit): Promise<void> {
  const result = { error: 'access_denied', error_description: 'The sign-in was cancelled.' };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

function sendPage(
  site: AccountsSite,
  response: ServerResponse,
  status: number,
  html: string,
): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    // Chromium holds form-action against the redirects after a post too, and they end at the shop.
    'content-security-policy':
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; " +
      `frame-ancestors 'none'; form-action 'self' ${site.shopUrl}`,
  });
  response.end(html);
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').replace(/\?.*$/s, '');
}

function uidOf(request: IncomingMessage): string {
  return pathOf(request).split('/')[2] ?? '';
}
