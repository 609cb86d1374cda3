// One observation, as the impure edges hand it over: plain data that can be stored, sent and made up.
import type { CookieAttributes } from '../http/set-cookie.ts';

/** One field line of an HTTP message (RFC 9110 §5). */
export interface Field {
  readonly name: string;
  readonly value: string;
}

/** What every message says about its place in the browser. */
interface Exchange {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The browser's id of the tab, or null for traffic that belongs to none. */
  readonly tabId: number | null;
  /** Joins a request with its response; the same on every redirect hop. */
  readonly requestId: string;
  readonly url: string;
  readonly method: string;
}

export interface RequestMessage extends Exchange {
  readonly type: 'request';
  readonly fields: readonly Field[];
}

export interface ResponseMessage extends Exchange {
  readonly type: 'response';
  readonly status: number;
  readonly fields: readonly Field[];
}

/** A cookie as the browser keeps it. */
export interface CookieMessage {
  readonly type: 'cookie';
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Host without a leading dot. */
  readonly domain: string;
  readonly path: string;
  readonly name: string;
  readonly value: string;
  readonly attributes: CookieAttributes;
}

/** One observation handed over by an impure edge, as plain data. */
export type Message = RequestMessage | ResponseMessage | CookieMessage;
