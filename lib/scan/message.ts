// Message → Hit[]: looks at every part of one HTTP message and says what token stood where.
import { parseCookieField, parseSetCookieField } from '../http/cookies.ts';
import { schemeBefore } from '../http/credentials.ts';
import { fieldName } from '../http/fields.ts';
import { parameters, splitUrl } from '../http/url.ts';
import { findCompact } from './candidates.ts';
import type { Carrier } from './carriers.ts';

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
  readonly secure: boolean;
  readonly name: string;
  readonly value: string;
}

/** One observation handed over by an impure edge, as plain data. */
export type Message = RequestMessage | ResponseMessage | CookieMessage;

/** A token found at a carrier. */
export interface Hit {
  readonly raw: string;
  readonly carrier: Carrier;
  /** The carrier's own name for the place: a field, cookie or parameter name; empty for a path. */
  readonly field: string;
  /** The unwrap chain between the field's value and the token, outermost first. */
  readonly via: readonly string[];
}

/**
 * Every token in a message. The same token twice at one carrier and field is one hit.
 * Total and linear in the message's size.
 */
export function scanMessage(message: Message): readonly Hit[] {
  const hits = new Map<string, Hit>();
  for (const { carrier, field, text } of places(message)) {
    for (const { start, end } of findCompact(text)) {
      const raw = text.slice(start, end);
      const scheme = carrier.endsWith('header') ? schemeBefore(text, start) : null;
      const hit = { raw, carrier, field, via: scheme === null ? [] : [scheme] };
      const key = `${carrier} ${field} ${raw}`;
      if (!hits.has(key)) hits.set(key, hit);
    }
  }
  return [...hits.values()];
}

interface PlacedText {
  readonly carrier: Carrier;
  readonly field: string;
  readonly text: string;
}

function places(message: Message): readonly PlacedText[] {
  switch (message.type) {
    case 'request':
      return [...urlPlaces(message.url), ...message.fields.flatMap(requestPlaces)];
    case 'response':
      return message.fields.flatMap(responsePlaces);
    case 'cookie':
      return [{ carrier: 'cookie-jar', field: message.name, text: message.value }];
  }
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
  return parseCookieField(value).map((pair) => cookiePlace('cookie', pair));
}

function responsePlaces({ name, value }: Field): readonly PlacedText[] {
  if (name.toLowerCase() !== 'set-cookie') {
    return [{ carrier: 'response-header', field: fieldName(name), text: value }];
  }
  return parseSetCookieField(value).map((pair) => cookiePlace('set-cookie', pair));
}

function cookiePlace(
  carrier: 'cookie' | 'set-cookie',
  pair: { readonly name: string; readonly value: string },
): PlacedText {
  return { carrier, field: pair.name, text: pair.value };
}
