// Turns the browser's webRequest events into messages. The listeners must be registered in the first
// turn of the background script, or the events cannot wake a stopped worker.
//
// Listening is most of what an extension costs a page, so each event has its reason:
//   onBeforeRequest    the only one that shows a request's body; for types that can carry one alone
//   onSendHeaders      the URL and the fields that really leave, cookies included
//   onHeadersReceived  the answer's status and fields, on every redirect hop
//   onErrorOccurred    that there will be no answer; rare
// Left out: onBeforeSendHeaders (what it shows may still change), onBeforeRedirect, onResponseStarted
// and onCompleted (they repeat what onHeadersReceived has shown).
import { type Browser, browser } from 'wxt/browser';
import type {
  FailureMessage,
  RequestBodyMessage,
  RequestMessage,
  ResponseMessage,
} from '../scan/message.ts';
import {
  exchangeOf,
  fieldsOf,
  isAskedBy,
  isPrivateRequest,
  type RequestDetails,
} from './exchange.ts';
import type { UnreadBody } from './gate.ts';
import { Overlap } from './overlap.ts';
import { ownOrigin } from './own-origin.ts';
import { requestBodyOf } from './request-body.ts';
import type { Plan, Source } from './source.ts';

export type TrafficMessage = RequestMessage | RequestBodyMessage | ResponseMessage | FailureMessage;

interface RequestListeners {
  readonly onMessage: (message: TrafficMessage, isPrivate: boolean) => void;
  /** A tab begins to load another page. `at`: milliseconds since the epoch. */
  readonly onNavigation: (tabId: number, at: number, isPrivate: boolean) => void;
  /** Something was sent that is not looked at: a file, or what stands behind the limit. */
  readonly onLeftAlone: (body: UnreadBody, isPrivate: boolean) => void;
}

type BeforeDetails = Browser.webRequest.OnBeforeRequestDetails;
type SendDetails = Browser.webRequest.OnSendHeadersDetails;
type ReceiveDetails = Browser.webRequest.OnHeadersReceivedDetails;
type ErrorDetails = Browser.webRequest.OnErrorOccurredDetails;
type ResourceType = `${Browser.webRequest.ResourceType}`;

/**
 * What can have a body: forms (frames), fetch and XMLHttpRequest, beacons and reports; `other` is
 * where the browsers put what they have no word for. Images, scripts, styles, fonts and media are
 * only ever fetched with GET, and they are most of a page.
 */
const WITH_BODY: readonly ResourceType[] = [
  'main_frame',
  'sub_frame',
  'xmlhttprequest',
  'ping',
  'csp_report',
  'other',
];

/** Firefox has a type of its own for beacons; Chromium refuses a word that it does not know. */
const WITH_BODY_HERE: readonly string[] = import.meta.env.FIREFOX
  ? [...WITH_BODY, 'beacon']
  : WITH_BODY;

/**
 * For so long old and new listeners both hear when others are exchanged for them. A worker that was
 * woken listens as widely as it can in its first turn, before it knows for what; what woke it is under
 * way then, and would be lost if those listeners were simply removed.
 */
const OVERLAP_MS = 1_000;

/** Watches the traffic that the browser lets the extension see, as far as the plan says. */
export function watchRequests(listeners: RequestListeners): Source {
  let followed = '';
  let overlap: Overlap | null = null;
  let ending: ReturnType<typeof setTimeout> | undefined;
  let sets: readonly Listening[] = [];
  let lastSet = 0;

  /** Removes all listeners but those added last. What an old one heard they may be about to hear. */
  function settle(): void {
    clearTimeout(ending);
    for (const old of sets.slice(0, -1)) old.stop();
    sets = sets.slice(-1);
    ending = setTimeout(() => {
      overlap = null;
    }, OVERLAP_MS);
  }

  return {
    follow(plan) {
      const wanted = plan === null ? '' : JSON.stringify([plan.urls, plan.sources.requestBodies]);
      if (wanted === followed) return;
      followed = wanted;
      settle();
      if (plan === null || plan.urls.length === 0) {
        for (const each of sets) each.stop();
        sets = [];
        return;
      }
      if (!plan.sources.requestBodies) for (const each of sets) each.stopBodies();
      if (sets.length > 0) {
        overlap ??= new Overlap();
        clearTimeout(ending);
        ending = setTimeout(settle, OVERLAP_MS);
      }
      lastSet += 1;
      const set = lastSet;
      const isFirst = (event: string): boolean => overlap?.isFirst(event, set) ?? true;
      sets = [...sets, listen(plan, listeners, isFirst)];
    },
  };
}

/** One set of listeners. */
interface Listening {
  stopBodies(): void;
  stop(): void;
}

function listen(
  { urls, sources }: Plan,
  { onMessage, onNavigation, onLeftAlone }: RequestListeners,
  isFirst: (event: string) => boolean,
): Listening {
  // What this extension asks for itself, the keys of an issuer, is no traffic of a page.
  const own = ownOrigin();
  const isNew = (kind: string, details: RequestDetails): boolean =>
    !isAskedBy(details, own) && isFirst(`${kind} ${details.requestId} ${details.url}`);
  const onBefore = (details: BeforeDetails): undefined => {
    if (!details.requestBody || !isNew('before', details)) return;
    const found = requestBodyOf(details.requestBody);
    if (found === null) return;
    const isPrivate = isPrivateRequest(details);
    const sent = { type: 'request-body' as const, ...exchangeOf(details) };
    if (found.isCut) onLeftAlone(sent, isPrivate);
    const { body } = found;
    if (body !== null) onMessage({ ...sent, body }, isPrivate);
  };
  const onSend = (details: SendDetails): undefined => {
    if (!isNew('send', details)) return;
    const exchange = exchangeOf(details);
    const isPrivate = isPrivateRequest(details);
    const fields = fieldsOf(details.requestHeaders);
    if (details.type === 'main_frame') onNavigation(details.tabId, exchange.at, isPrivate);
    onMessage({ type: 'request', ...exchange, fields }, isPrivate);
  };
  const onReceive = (details: ReceiveDetails): undefined => {
    if (!isNew('receive', details)) return;
    const { statusCode: status, responseHeaders } = details;
    const message = { ...exchangeOf(details), status, fields: fieldsOf(responseHeaders) };
    onMessage({ type: 'response', ...message }, isPrivateRequest(details));
  };
  const onError = (details: ErrorDetails): undefined => {
    if (!isNew('error', details)) return;
    const { error } = details;
    onMessage({ type: 'failure', ...exchangeOf(details), error }, isPrivateRequest(details));
  };

  const { onBeforeRequest, onSendHeaders, onHeadersReceived, onErrorOccurred } = browser.webRequest;
  const filter = { urls: [...urls] };
  if (sources.requestBodies) {
    const types = [...WITH_BODY_HERE] as ResourceType[];
    onBeforeRequest.addListener(onBefore, { ...filter, types }, ['requestBody']);
  }
  onSendHeaders.addListener(onSend, filter, options('requestHeaders'));
  onHeadersReceived.addListener(onReceive, filter, options('responseHeaders'));
  onErrorOccurred.addListener(onError, filter);
  const stopBodies = (): void => onBeforeRequest.removeListener(onBefore);
  return {
    stopBodies,
    stop() {
      stopBodies();
      onSendHeaders.removeListener(onSend);
      onHeadersReceived.removeListener(onReceive);
      onErrorOccurred.removeListener(onError);
    },
  };
}

/** Chromium hides Cookie and Set-Cookie without `extraHeaders`; Firefox refuses the word. */
function options<Name extends string>(name: Name): (Name | 'extraHeaders')[] {
  return import.meta.env.FIREFOX ? [name] : [name, 'extraHeaders'];
}
