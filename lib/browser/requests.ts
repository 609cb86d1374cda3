// Turns the browser's webRequest events into messages. The listeners must be registered in the first
// turn of the background script, or the events cannot wake a stopped worker.
//
// Two events are enough: onSendHeaders shows the URL and the fields that really leave, and
// onHeadersReceived the answer's status and fields on every redirect hop. Listening is most of what
// an extension costs a page, so no third one is used.
import { type Browser, browser } from 'wxt/browser';
import type { Exchange, Field, RequestMessage, ResponseMessage } from '../scan/message.ts';
import type { Switch } from './switch.ts';

interface RequestListeners {
  readonly onRequest: (message: RequestMessage) => void;
  readonly onResponse: (message: ResponseMessage) => void;
  /** A tab begins to load another page. `at`: milliseconds since the epoch. */
  readonly onNavigation: (tabId: number, at: number) => void;
}

type SendDetails = Browser.webRequest.OnSendHeadersDetails;
type ReceiveDetails = Browser.webRequest.OnHeadersReceivedDetails;
type HttpHeader = Browser.webRequest.HttpHeader;

const EVERYTHING = { urls: ['<all_urls>'] };

/** Watches all traffic that the browser lets the extension see, between `on` and `off`. */
export function watchRequests(listeners: RequestListeners): Switch {
  const onSend = (details: SendDetails): undefined => {
    const at = Math.round(details.timeStamp);
    if (details.type === 'main_frame') listeners.onNavigation(details.tabId, at);
    listeners.onRequest({
      type: 'request',
      ...exchange(details),
      fields: fields(details.requestHeaders),
    });
  };
  const onReceive = (details: ReceiveDetails): undefined => {
    listeners.onResponse({
      type: 'response',
      ...exchange(details),
      status: details.statusCode,
      fields: fields(details.responseHeaders),
    });
  };
  return {
    on() {
      const { onSendHeaders, onHeadersReceived } = browser.webRequest;
      onSendHeaders.addListener(onSend, EVERYTHING, options('requestHeaders'));
      onHeadersReceived.addListener(onReceive, EVERYTHING, options('responseHeaders'));
    },
    off() {
      browser.webRequest.onSendHeaders.removeListener(onSend);
      browser.webRequest.onHeadersReceived.removeListener(onReceive);
    },
  };
}

/** Chromium hides Cookie and Set-Cookie without `extraHeaders`; Firefox refuses the word. */
function options<Name extends string>(name: Name): (Name | 'extraHeaders')[] {
  return import.meta.env.FIREFOX ? [name] : [name, 'extraHeaders'];
}

function exchange(details: SendDetails | ReceiveDetails): Exchange {
  const { timeStamp, tabId, frameId, requestId, url, method, type, initiator } = details;
  return {
    at: Math.round(timeStamp),
    tabId: tabId < 0 ? null : tabId,
    frameId: frameId < 0 ? null : frameId,
    requestId,
    url,
    method,
    initiator: initiator ?? null,
    resource: type,
  };
}

function fields(headers: readonly HttpHeader[] | undefined): readonly Field[] {
  return (headers ?? []).map((header) => ({ name: header.name, value: textOf(header) }));
}

/** A value that is not UTF-8 arrives as bytes; each becomes the character of its number. */
function textOf({ value, binaryValue }: HttpHeader): string {
  if (value !== undefined) return value;
  const bytes = new Uint8Array(binaryValue ?? []);
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
