// One observation, as the impure edges hand it over: plain data that can be stored, sent and made up.
import type { CookieAttributes } from '../http/set-cookie.ts';

/** One field line of an HTTP message (RFC 9110 §5), or a parameter of a form. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

/** What a request, its answer and their bodies have in common. */
export interface Exchange {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The browser's id of the tab, or null for traffic that belongs to none, as a service worker's. */
  readonly tabId: number | null;
  /** 0 for the tab's own document, another number for a frame in it; null where it is not known. */
  readonly frameId: number | null;
  /** Joins a request with its response; the same on every redirect hop. */
  readonly requestId: string;
  readonly url: string;
  readonly method: string;
  /** The origin of the document, worker or extension that asked; null where it is not known. */
  readonly initiator: string | null;
  /** What was asked for, in the browser's own word: `main_frame`, `xmlhttprequest`, `websocket`. */
  readonly resource: string | null;
}

export interface RequestMessage extends Exchange {
  readonly type: 'request';
  readonly fields: readonly Field[];
}

/** A body as the browser hands it over: as parameters that it took apart itself, or as text. */
export type BodyContent =
  | { readonly form: readonly Field[] }
  | {
      readonly text: string;
      /** Value of the Content-Type field, or null where it is not known. */
      readonly contentType: string | null;
    };

/** What a request carries in its body. The browser shows it before the request's fields. */
export interface RequestBodyMessage extends Exchange {
  readonly type: 'request-body';
  readonly body: BodyContent;
}

export interface ResponseMessage extends Exchange {
  readonly type: 'response';
  readonly status: number;
  readonly fields: readonly Field[];
}

/** What came back in a body. Who read it may not know the request's id: then the ledger looks for it. */
export interface ResponseBodyMessage extends Omit<Exchange, 'requestId'> {
  readonly type: 'response-body';
  readonly requestId: string | null;
  readonly status: number;
  readonly body: BodyContent;
}

/** A request that got no answer. */
export interface FailureMessage extends Exchange {
  readonly type: 'failure';
  /** The browser's own word for it: `net::ERR_ABORTED`, `NS_ERROR_ABORT`. */
  readonly error: string;
}

/** A page changed its URL without a request: by its fragment, or by the History interface. */
export interface NavigationMessage {
  readonly type: 'navigation';
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly tabId: number;
  readonly frameId: number;
  readonly url: string;
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
  /** The browser's name of the cookie store, which a container has of its own; null if unknown. */
  readonly store: string | null;
  /** The site that a partitioned cookie is kept for; null for an ordinary one. */
  readonly partition: string | null;
}

/** Where a page keeps things, by the carrier's id. */
export type StorageArea = 'local-storage' | 'session-storage' | 'indexed-db';

/** One entry of a page's storage. */
export interface StorageMessage {
  readonly type: 'storage';
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly tabId: number;
  readonly frameId: number;
  /** URL of the document whose storage it is. */
  readonly url: string;
  readonly area: StorageArea;
  /** The key; in a database `database/store/key`. */
  readonly name: string;
  /** The value; what is no text is written as JSON. */
  readonly value: string;
}

/**
 * What a person handed over without saying when it travelled, if it ever did: a copied command, field
 * lines, any text. Nothing of it counts as sent now.
 */
export interface ImportedMessage {
  readonly type: 'imported';
  /** When it was handed over: milliseconds since the epoch. */
  readonly at: number;
  readonly tabId: null;
  readonly frameId: null;
  /** Of the request it tells of; empty where it tells of none. */
  readonly url: string;
  readonly method: string | null;
  /** The messages it is written from, each part of which is at its own carrier. */
  readonly parts: readonly (
    | RequestMessage
    | RequestBodyMessage
    | ResponseMessage
    | ResponseBodyMessage
  )[];
  /** Texts at no known carrier; their names are paths or empty. */
  readonly texts: readonly Field[];
}

/** One observation handed over by an impure edge, as plain data. */
export type Message =
  | RequestMessage
  | RequestBodyMessage
  | ResponseMessage
  | ResponseBodyMessage
  | FailureMessage
  | NavigationMessage
  | CookieMessage
  | StorageMessage
  | ImportedMessage;
