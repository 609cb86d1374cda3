// The one page of Bearerscope that connects to a server: a hidden frame, made for one request and taken
// away after it. Before it asks, it tells the browser in a policy of its own that it connects to this
// one origin and to none other. A policy can only ever be made stricter, so whatever the server answers,
// wherever it redirects to and whatever else goes wrong in here, the browser refuses every other origin.
import type { KeyAnswer } from '../../judge/verify/discovery/discovery.ts';
import { ANSWER_LIMIT, boundedFetch } from './bounded-fetch.ts';
import { isRedirectLoop, whyUnreachable } from './network-error.ts';
import type { Witness } from './witness.ts';
import { watchOwnRequest } from './witness.ts';

/** What the view asks of the page; the answer comes back on the port that came with it. */
export interface RequestOrder {
  readonly url: string;
}

/** Waits for one order of the view around this frame, carries it out and takes no other. */
export function serveRequest(): void {
  const onMessage = ({ source, origin, data, ports: [port] }: MessageEvent<RequestOrder>): void => {
    // Only a page of this extension can be around it; nobody else has this origin.
    if (source !== parent || origin !== location.origin || port === undefined) return;
    removeEventListener('message', onMessage);
    void request(data.url).then((answer) => port.postMessage(answer));
  };
  addEventListener('message', onMessage);
}

async function request(url: string): Promise<KeyAnswer> {
  if (!restrictTo(url)) return { ok: false, failure: { code: 'blocked-by-policy', url } };
  let isRefused = false;
  document.addEventListener('securitypolicyviolation', () => {
    isRefused = true;
  });
  const witness = watchOwnRequest(url);
  const answer = await boundedFetch(url, new AbortController().signal);
  if (answer.ok) return answer;
  if (answer.code === 'too-large') {
    return { ok: false, failure: { code: 'too-large', url, limit: ANSWER_LIMIT } };
  }
  const failure = await explain(url, witness, () => isRefused);
  witness.stop();
  return { ok: false, failure };
}

/**
 * Has the browser refuse every connection but to the URL's origin.
 * @returns false where no policy can name it, as addresses in brackets
 */
function restrictTo(url: string): boolean {
  const { origin, hostname } = new URL(url);
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  const isNameable = /^[\w.-]+$/.test(hostname);
  policy.content = `connect-src ${isNameable ? origin : "'none'"}`;
  document.head.append(policy);
  return isNameable;
}

async function explain(
  url: string,
  witness: Witness,
  isRefused: () => boolean,
): Promise<Extract<KeyAnswer, { readonly ok: false }>['failure']> {
  const said = await witness.error();
  const to = witness.redirectedTo();
  if (isRefused() && (to !== null || !witness.canSee)) return { code: 'redirected', url, to };
  if (isRefused()) return { code: 'blocked-by-policy', url };
  if (isRedirectLoop(said)) return { code: 'redirected', url, to: url };
  return { code: 'unreachable', url, why: whyUnreachable(said, navigator.onLine), said };
}
