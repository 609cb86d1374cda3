import type { CookieAttributes } from '../../lib/http/set-cookie.ts';
// Short ways to say a message in a test. What a test does not name is the same in every message.
import type {
  CookieMessage,
  Field,
  NavigationMessage,
  RequestBodyMessage,
  RequestMessage,
  ResponseBodyMessage,
  ResponseMessage,
  StorageMessage,
} from '../../lib/scan/message.ts';

/** Noon of a day on which every example token was just issued, milliseconds since the epoch. */
export const NOON = Date.UTC(2030, 0, 15, 12);

/** Field lines as an object reads best: `{ Authorization: 'Bearer …' }`. */
export type Fields = Readonly<Record<string, string>>;

type Parts<Message extends { fields: readonly Field[] }> = Partial<Omit<Message, 'fields'>> & {
  readonly fields?: Fields;
};

const EXCHANGE = {
  at: NOON,
  tabId: 7,
  requestId: 'r1',
  url: 'https://api.example/items',
  method: 'GET',
  frameId: 0,
  initiator: null,
  resource: 'xmlhttprequest',
};

function fieldLines(fields: Fields = {}): readonly Field[] {
  return Object.entries(fields).map(([name, value]) => ({ name, value }));
}

export function request({ fields, ...parts }: Parts<RequestMessage> = {}): RequestMessage {
  return { ...EXCHANGE, ...parts, type: 'request', fields: fieldLines(fields) };
}

export function response({ fields, ...parts }: Parts<ResponseMessage> = {}): ResponseMessage {
  return { ...EXCHANGE, status: 200, ...parts, type: 'response', fields: fieldLines(fields) };
}

/** How a well-kept session cookie is set. */
export const COOKIE_ATTRIBUTES: CookieAttributes = {
  domain: null,
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'lax',
  partitioned: false,
  expiresAt: null,
};

export function cookie(parts: Partial<CookieMessage> = {}): CookieMessage {
  return {
    at: NOON,
    domain: 'shop.example',
    path: '/',
    name: 'session',
    value: '',
    attributes: COOKIE_ATTRIBUTES,
    store: '0',
    partition: null,
    ...parts,
    type: 'cookie',
  };
}

/** What a request sends in its body: text, of this type. */
export function requestBody(
  text: string,
  contentType: string | null = null,
  parts: Partial<RequestBodyMessage> = {},
): RequestBodyMessage {
  const body = { text, contentType };
  return { ...EXCHANGE, method: 'POST', body, ...parts, type: 'request-body' };
}

/** What comes back in a body: text, of this type. */
export function responseBody(
  text: string,
  contentType: string | null = null,
  parts: Partial<ResponseBodyMessage> = {},
): ResponseBodyMessage {
  return { ...EXCHANGE, status: 200, body: { text, contentType }, ...parts, type: 'response-body' };
}

/** An entry of a page's storage. */
export function storage(parts: Partial<StorageMessage> = {}): StorageMessage {
  const { at, frameId } = EXCHANGE;
  const page = { at, tabId: 7, frameId, url: 'https://shop.example/' };
  return { ...page, area: 'local-storage', name: 'session', value: '', ...parts, type: 'storage' };
}

/** A page that changed its URL without a request. */
export function navigation(url: string): NavigationMessage {
  return { type: 'navigation', at: NOON, tabId: 7, frameId: 0, url };
}
