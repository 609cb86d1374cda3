import type { CookieAttributes } from '../../lib/http/set-cookie.ts';
// Short ways to say a message in a test. What a test does not name is the same in every message.
import type {
  CookieMessage,
  Field,
  RequestMessage,
  ResponseMessage,
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
