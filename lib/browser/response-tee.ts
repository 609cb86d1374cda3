// Bodies of answers without DevTools, in Firefox alone and only where a person asked for it: a filter
// stands in the stream, passes every piece on at once and keeps a copy. It is the one place in which
// Bearerscope is between a server and a page, so whatever goes wrong, the filter steps out of the way.
import { type Browser, browser } from 'wxt/browser';
import type { ResponseBodyMessage } from '../scan/message.ts';
import { RESPONSE_BODY_LIMIT } from './body-reports.ts';
import { exchangeOf, isAskedBy, isPrivateRequest } from './exchange.ts';
import type { UnreadBody } from './gate.ts';
import { ownOrigin } from './own-origin.ts';
import type { Plan, Source } from './source.ts';
import { decoderOf, isTextType } from './text-body.ts';

/** What Firefox calls what it needs; asked for when a person chooses it. */
const PERMISSIONS = ['webRequestBlocking', 'webRequestFilterResponse'];

/** Firefox's StreamFilter, which the type definitions of Chromium do not know. */
interface StreamFilter {
  ondata: ((event: { readonly data: ArrayBuffer }) => void) | null;
  onstop: (() => void) | null;
  onerror: (() => void) | null;
  write(data: ArrayBuffer): void;
  disconnect(): void;
}

type Details = Browser.webRequest.OnHeadersReceivedDetails;
type ResourceType = `${Browser.webRequest.ResourceType}`;

interface TeeListeners {
  readonly onMessage: (message: ResponseBodyMessage, isPrivate: boolean) => void;
  readonly onLeftAlone: (body: UnreadBody, isPrivate: boolean) => void;
  /** Whether the lists of sites leave a URL, asked for by an origin, to be looked at. */
  readonly isWatched: (url: string, initiator: string | null) => boolean;
}

/** A filter that stands in a stream now. */
interface Copying {
  readonly url: string;
  readonly initiator: string | null;
  /** Steps out of the stream; what was copied is dropped. */
  readonly stop: () => void;
}

/** What answers with text that a page's scripts or people read. Event streams come by fetch as well. */
const WITH_TEXT: ResourceType[] = ['main_frame', 'sub_frame', 'xmlhttprequest', 'script', 'other'];

/** Asks the person for what it needs, in the turn of a click. @returns whether it was given. */
export function requestResponseBodies(): Promise<boolean> {
  return browser.permissions.request({ permissions: PERMISSIONS } as never).catch(() => false);
}

/**
 * Starts the background's page anew when it was allowed to filter: Firefox decides for a page as a
 * whole, when it starts, whether it has the filters.
 * @param stored resolves when everything that was seen is stored
 */
export function restartWhenAllowed(stored: () => Promise<unknown>): void {
  if (!import.meta.env.FIREFOX) return;
  browser.permissions.onAdded.addListener(({ permissions = [] }) => {
    if (!PERMISSIONS.every((name) => (permissions as readonly string[]).includes(name))) return;
    void stored().finally(() => location.reload());
  });
}

export interface ResponseSource extends Source {
  /** Whether bodies are copied now. */
  readonly isListening: boolean;
}

/** Where the browser has no filters. */
export const NO_RESPONSES: ResponseSource = { isListening: false, follow: () => undefined };

/** Copies bodies of text as they arrive, while the plan says so and Firefox allows it. */
export function watchResponses(listeners: TeeListeners): ResponseSource {
  const { onMessage, onLeftAlone, isWatched } = listeners;
  const copying = new Set<Copying>();
  const own = ownOrigin();
  const onReceive = (details: Details): undefined => {
    const { statusCode: status, responseHeaders } = details;
    const type = responseHeaders?.find(({ name }) => name.toLowerCase() === 'content-type');
    const contentType = type?.value ?? null;
    if (!isTextType(contentType) || hasNoBody(details)) return;
    const { at: _, ...exchange } = exchangeOf(details);
    const { url, initiator, requestId } = exchange;
    // Before the filter: the stream of a site that is left out is not touched, nor our own.
    if (isAskedBy(details, own) || !isWatched(url, initiator)) return;
    const isPrivate = isPrivateRequest(details);
    const stop = tee(requestId, contentType, (text, isCut) => {
      copying.delete(copy);
      const received = { type: 'response-body' as const, at: Date.now(), ...exchange, status };
      if (isCut) onLeftAlone(received, isPrivate);
      if (text !== '') onMessage({ ...received, body: { text, contentType } }, isPrivate);
    });
    if (stop === null) return;
    const copy: Copying = { url, initiator, stop };
    copying.add(copy);
  };
  /** Steps out of the streams that are not to be looked at any more. */
  const leave = (isLeft: (copy: Copying) => boolean): void => {
    for (const copy of [...copying].filter(isLeft)) {
      copying.delete(copy);
      copy.stop();
    }
  };

  let followed: string | null = null;
  const stopListening = (): void => browser.webRequest.onHeadersReceived.removeListener(onReceive);
  function listen({ urls }: Plan): void {
    browser.webRequest.onHeadersReceived.addListener(
      onReceive,
      { urls: [...urls], types: WITH_TEXT },
      ['blocking', 'responseHeaders'],
    );
  }
  if (import.meta.env.FIREFOX) {
    // Whoever follows the same event later makes the plan anew.
    browser.permissions.onRemoved.addListener(() => {
      stopListening();
      leave(() => true);
      followed = null;
    });
  }
  return {
    get isListening() {
      return followed !== null;
    },
    follow(plan) {
      const isWanted = (plan?.sources.responseBodiesAlways ?? false) && plan?.urls.length !== 0;
      const wanted = plan && isWanted ? JSON.stringify(plan.urls) : null;
      // The lists may have changed although the plan has not: it names what is watched at most.
      leave(({ url, initiator }) => wanted === null || !isWatched(url, initiator));
      if (wanted === followed) return;
      stopListening();
      followed = null;
      try {
        if (plan && isWanted) listen(plan);
        followed = wanted;
      } catch {
        // The permission is not there, or was taken back: the next occasion tries again.
      }
    },
  };
}

/** Redirects and answers to HEAD, and those that say so (RFC 9110 §6.4.1), have no body to wait for. */
function hasNoBody({ method, statusCode }: Details): boolean {
  return (
    method === 'HEAD' ||
    statusCode < 200 ||
    statusCode === 204 ||
    (statusCode >= 300 && statusCode < 400)
  );
}

/**
 * @param onEnd called once with the text, or as much of it as is looked at; not when it was stopped
 * @returns what stops it, or null where the browser gives no filter
 */
function tee(
  requestId: string,
  contentType: string | null,
  onEnd: (text: string, isCut: boolean) => void,
): (() => void) | null {
  const filter = filterOf(requestId);
  if (filter === null) return null;
  const decoder = decoderOf(contentType);
  let text = '';
  let ended = false;
  /** From here on the browser passes on by itself what is still to come. */
  const stop = (): void => {
    if (ended) return;
    ended = true;
    try {
      filter.disconnect();
    } catch {
      // It has failed already, and then nothing stands in the stream.
    }
  };
  const end = (isCut: boolean): void => {
    if (ended) return;
    stop();
    onEnd(text, isCut);
  };
  filter.ondata = ({ data }) => {
    filter.write(data);
    text += decoder.decode(data, { stream: true });
    if (text.length > RESPONSE_BODY_LIMIT) end(true);
  };
  filter.onstop = () => {
    text += decoder.decode();
    end(false);
  };
  filter.onerror = () => end(false);
  return stop;
}

function filterOf(requestId: string): StreamFilter | null {
  try {
    const { webRequest } = browser as unknown as {
      readonly webRequest: { filterResponseData(requestId: string): StreamFilter };
    };
    return webRequest.filterResponseData(requestId);
  } catch {
    return null;
  }
}
