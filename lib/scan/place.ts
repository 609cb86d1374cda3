// Message → the parts of it that are looked at, each with its carrier and field.
import { splitBody } from '../http/body.ts';
import { parseCookieField, parseSetCookieField } from '../http/cookies.ts';
import { fieldName } from '../http/fields.ts';
import { type CookieAttributes, cookieAttributes } from '../http/set-cookie.ts';
import { parameters, splitUrl } from '../http/url.ts';
import type { Carrier } from './carriers.ts';
import type { BodyContent, Field, Message } from './message.ts';

/** Carriers whose field is a cookie's name. */
export const COOKIE_CARRIERS: ReadonlySet<Carrier> = new Set([
  'cookie',
  'set-cookie',
  'cookie-jar',
]);

/** A part of a message that is looked at by itself. */
export interface PlacedText {
  readonly carrier: Carrier;
  readonly field: string;
  readonly text: string;
  /** Of a cookie that is set or kept: how; read only when something is found in it. */
  readonly cookie?: () => CookieAttributes;
  /** There was more of it than is looked at. */
  readonly cut?: true;
}

/** UTF-16 units of a body or of a storage entry that are looked at. */
export const LONGEST_TEXT = 1 << 24;

/** The parts of a message, each with its carrier and field. Total and linear. */
export function placedTexts(message: Message, longest = LONGEST_TEXT): readonly PlacedText[] {
  const places: PlacedText[] = [];
  switch (message.type) {
    case 'request':
      placeUrl(places, message.url);
      for (const field of message.fields) placeRequestField(places, field);
      break;
    case 'request-body':
    case 'response-body':
      placeBody(places, message.type, message.body, longest);
      break;
    case 'response':
      for (const field of message.fields) placeResponseField(places, field, message.at);
      break;
    case 'navigation':
      placeUrl(places, message.url);
      break;
    case 'cookie': {
      const { name, value, attributes } = message;
      places.push({ carrier: 'cookie-jar', field: name, text: value, cookie: () => attributes });
      break;
    }
    case 'storage':
      places.push(within(longest, message.area, message.name, message.value));
      break;
    case 'imported':
      for (const part of message.parts) places.push(...placedTexts(part, longest));
      for (const { name, value } of message.texts) {
        places.push(within(longest, 'imported', name, value));
      }
      break;
    case 'failure':
      break;
  }
  return places;
}

function within(longest: number, carrier: Carrier, field: string, text: string): PlacedText {
  return text.length <= longest
    ? { carrier, field, text }
    : { carrier, field, text: text.slice(0, longest), cut: true };
}

function placeBody(
  places: PlacedText[],
  carrier: 'request-body' | 'response-body',
  body: BodyContent,
  longest: number,
): void {
  if ('form' in body) {
    let left = longest;
    for (const { name, value } of body.form) {
      places.push(within(Math.max(left, 0), carrier, name, value));
      left -= value.length;
    }
    return;
  }
  const { text, cut } = within(longest, carrier, '', body.text);
  const { parts } = splitBody(text, body.contentType);
  for (const [index, { name, text: part }] of parts.entries()) {
    const last = cut === true && index === parts.length - 1;
    places.push({ carrier, field: name, text: part, ...(last ? { cut } : {}) });
  }
}

const URL_CARRIERS = { path: 'url-path', query: 'url-query', fragment: 'url-fragment' } as const;
const SOCKET_CARRIERS = {
  path: 'websocket-url',
  query: 'websocket-url',
  fragment: 'websocket-url',
} as const;

function placeUrl(places: PlacedText[], url: string): void {
  const { path, query, fragment } = splitUrl(url);
  const carriers = /^wss?:/i.test(url) ? SOCKET_CARRIERS : URL_CARRIERS;
  places.push({ carrier: carriers.path, field: '', text: path });
  for (const part of ['query', 'fragment'] as const) {
    const text = part === 'query' ? query : fragment;
    if (text === '') continue;
    for (const { name, value } of parameters(text)) {
      places.push({ carrier: carriers[part], field: name, text: value });
    }
  }
}

function placeRequestField(places: PlacedText[], { name, value }: Field): void {
  const field = fieldName(name);
  if (field !== 'Cookie') {
    places.push({ carrier: 'request-header', field, text: value });
    return;
  }
  for (const pair of parseCookieField(value)) {
    places.push({ carrier: 'cookie', field: pair.name, text: pair.value });
  }
}

function placeResponseField(places: PlacedText[], { name, value }: Field, at: number): void {
  const field = fieldName(name);
  if (field !== 'Set-Cookie') {
    places.push({ carrier: 'response-header', field, text: value });
    return;
  }
  // Firefox joins the lines of several Set-Cookie fields.
  for (const line of value.split('\n')) {
    for (const pair of parseSetCookieField(line)) {
      const cookie = (): CookieAttributes => cookieAttributes(line, at);
      places.push({ carrier: 'set-cookie', field: pair.name, text: pair.value, cookie });
    }
  }
}
