// Message → the parts of it that are looked at, each with its carrier and field.
import { splitBody } from '../http/body.ts';
import { parseCookieField, parseSetCookieField } from '../http/cookies.ts';
import { fieldName } from '../http/fields.ts';
import { type CookieAttributes, cookieAttributes } from '../http/set-cookie.ts';
import { parameters, splitUrl } from '../http/url.ts';
import type { Carrier } from './carriers.ts';
import type { BodyContent, CookieMessage, Field, Message } from './message.ts';

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
}

/** The parts of a message, each with its carrier and field. */
export function placedTexts(message: Message): readonly PlacedText[] {
  switch (message.type) {
    case 'request':
      return [...urlPlaces(message.url), ...message.fields.flatMap(requestPlaces)];
    case 'request-body':
      return bodyPlaces('request-body', message.body);
    case 'response':
      return message.fields.flatMap((field) => responsePlaces(field, message.at));
    case 'response-body':
      return bodyPlaces('response-body', message.body);
    case 'failure':
      return [];
    case 'navigation':
      return urlPlaces(message.url);
    case 'cookie':
      return [cookiePlace(message)];
    case 'storage':
      return [{ carrier: message.area, field: message.name, text: message.value }];
  }
}

function cookiePlace({ name, value, attributes }: CookieMessage): PlacedText {
  return { carrier: 'cookie-jar', field: name, text: value, cookie: () => attributes };
}

function bodyPlaces(
  carrier: 'request-body' | 'response-body',
  body: BodyContent,
): readonly PlacedText[] {
  if ('form' in body) {
    return body.form.map(({ name, value }) => ({ carrier, field: name, text: value }));
  }
  return splitBody(body.text, body.contentType).parts.map(({ name, text }) => ({
    carrier,
    field: name,
    text,
  }));
}

const URL_CARRIERS = { path: 'url-path', query: 'url-query', fragment: 'url-fragment' } as const;

function urlPlaces(url: string): readonly PlacedText[] {
  const { path, query, fragment } = splitUrl(url);
  const websocket = /^wss?:/i.test(url);
  const place = (part: keyof typeof URL_CARRIERS, field: string, text: string): PlacedText => ({
    carrier: websocket ? 'websocket-url' : URL_CARRIERS[part],
    field,
    text,
  });
  return [
    place('path', '', path),
    ...parameters(query).map(({ name, value }) => place('query', name, value)),
    ...parameters(fragment).map(({ name, value }) => place('fragment', name, value)),
  ];
}

function requestPlaces({ name, value }: Field): readonly PlacedText[] {
  if (name.toLowerCase() !== 'cookie') {
    return [{ carrier: 'request-header', field: fieldName(name), text: value }];
  }
  return parseCookieField(value).map((pair) => ({
    carrier: 'cookie',
    field: pair.name,
    text: pair.value,
  }));
}

function responsePlaces({ name, value }: Field, at: number): readonly PlacedText[] {
  if (name.toLowerCase() !== 'set-cookie') {
    return [{ carrier: 'response-header', field: fieldName(name), text: value }];
  }
  // Firefox joins the lines of several Set-Cookie fields.
  return value.split('\n').flatMap((line) =>
    parseSetCookieField(line).map((pair) => ({
      carrier: 'set-cookie',
      field: pair.name,
      text: pair.value,
      cookie: () => cookieAttributes(line, at),
    })),
  );
}
