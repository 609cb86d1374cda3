// What both browsers tell of a request, as the core takes it. Pure, so that it is tested without a
// browser.
import type { Exchange, Field } from '../scan/message.ts';

/** The details of a webRequest event, as far as they are read here. */
export interface RequestDetails {
  /** Milliseconds since the epoch, with a fraction. */
  readonly timeStamp: number;
  readonly tabId: number;
  readonly frameId: number;
  readonly requestId: string;
  readonly url: string;
  readonly method: string;
  readonly type: string;
  /** Chromium: an origin, `null` for one that is opaque. */
  readonly initiator?: string;
  /** Firefox: the URL of what asked. */
  readonly originUrl?: string;
  /** Firefox: the URL of the document that it will be part of. */
  readonly documentUrl?: string;
  /** Firefox, where one background serves all windows. */
  readonly incognito?: boolean;
}

/** A field as the browsers give it. */
export interface FieldDetails {
  readonly name: string;
  readonly value?: string | undefined;
  readonly binaryValue?: ArrayLike<number> | ArrayBuffer | undefined;
}

/** What a request, its answer and their bodies have in common. */
export function exchangeOf(details: RequestDetails): Exchange {
  const { timeStamp, tabId, frameId, requestId, url, method, type } = details;
  return {
    at: Math.round(timeStamp),
    tabId: tabId < 0 ? null : tabId,
    frameId: frameId < 0 ? null : frameId,
    requestId,
    url,
    method,
    initiator: initiatorOf(details),
    resource: type,
  };
}

/** Whether a private window asked. In Chromium those have a background of their own. */
export function isPrivateRequest({ incognito }: RequestDetails): boolean {
  return incognito === true;
}

/** Whether a page of that origin asked. */
export function isAskedBy(details: RequestDetails, origin: string): boolean {
  return initiatorOf(details) === origin;
}

/** The origin of what asked; null where the browser does not tell, or where it is opaque. */
function initiatorOf({ initiator, originUrl, documentUrl }: RequestDetails): string | null {
  if (initiator !== undefined) return initiator === 'null' ? null : initiator;
  return originOf(originUrl ?? documentUrl ?? '');
}

/** RFC 6454 §4, but also for schemes of which the URL parser gives no origin, as `moz-extension:`. */
function originOf(url: string): string | null {
  return /^[a-z][a-z\d+.-]*:\/\/[^/?#]+/i.exec(url)?.[0] ?? null;
}

export function fieldsOf(headers: readonly FieldDetails[] | undefined): readonly Field[] {
  return (headers ?? []).map((header) => ({ name: header.name, value: textOf(header) }));
}

/** A value that is not UTF-8 arrives as bytes; each becomes the character of its number. */
function textOf({ value, binaryValue }: FieldDetails): string {
  if (value !== undefined) return value;
  const bytes = new Uint8Array(binaryValue ?? []);
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
