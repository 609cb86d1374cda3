// Message → Hit[]: looks at every part of one HTTP message and says what token stood where.
import { type CookiePair, parseCookieField, parseSetCookieField } from '../http/cookies.ts';
import { fieldName } from '../http/fields.ts';
import { type CookieAttributes, cookieAttributes } from '../http/set-cookie.ts';
import { hostOf, parameters, splitUrl } from '../http/url.ts';
import type { Carrier } from './carriers.ts';
import { ChunkStore } from './chunk-store.ts';
import { type Assembly, assemble, lackOf } from './chunks.ts';
import { type LimitHit, unwrap } from './unwrap.ts';
import type { Form } from './unwrapped.ts';

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

/** How a token is serialized, or that it is none but leads to state on the server. */
export type HitForm = Form | 'reference' | 'envelope';

/** A token found at a carrier. */
export interface Hit {
  readonly raw: string;
  readonly form: HitForm;
  readonly carrier: Carrier;
  /** The carrier's own name for the place: a field, cookie or parameter name; empty for a path. */
  readonly field: string;
  /** The unwrap chain between the field's value and the token, outermost first. */
  readonly via: readonly string[];
  /** Of a cookie that was set or is kept: how. */
  readonly cookie?: CookieAttributes;
}

/** A bound that kept something at a carrier from being unwrapped. */
export interface PlacedLimit extends LimitHit {
  readonly carrier: Carrier;
  readonly field: string;
}

export interface Scan {
  /** The parts of the message that were looked at, before cookies were joined. */
  readonly places: readonly PlacedText[];
  readonly hits: readonly Hit[];
  readonly limits: readonly PlacedLimit[];
}

/** Scans messages in their order of arrival, so that a value in several cookies is joined. */
export class Scanner {
  private readonly set = new ChunkStore();
  private readonly jar = new ChunkStore();

  /**
   * Every token in a message. The same token twice at one carrier and field is one hit.
   * Total and linear in the message's size.
   */
  scan(message: Message): Scan {
    const hits = new Map<string, Hit>();
    const limits: PlacedLimit[] = [];
    const places = placedTexts(message);
    for (const place of joinedPlaces(places, (pairs) => this.join(message, pairs))) {
      const { carrier, field, text } = place;
      const unwrapping = unwrap(text);
      for (const { raw, form, via } of unwrapping.tokens) {
        const key = `${carrier} ${field} ${raw}`;
        if (hits.has(key)) continue;
        hits.set(key, hitAt(place, raw, form, place.lack === null ? via : [place.lack, ...via]));
      }
      for (const limit of unwrapping.limits) limits.push({ ...limit, carrier, field });
    }
    return { places, hits: [...hits.values()], limits };
  }

  private join(message: Message, pairs: readonly CookiePair[]): Assembly {
    switch (message.type) {
      case 'request':
        // The browser sends all parts of a value at once.
        return assemble(pairs);
      case 'response':
        return this.set.take(hostOf(message.url) ?? '', pairs);
      case 'cookie':
        return this.jar.take(`${message.domain} ${message.path}`, pairs);
    }
  }
}

/** Every token in a message that stands alone. */
export function scanMessage(message: Message): readonly Hit[] {
  return new Scanner().scan(message).hits;
}

interface JoinedPlace extends PlacedText {
  /** What people are told of missing chunks. */
  readonly lack: string | null;
}

/** The places with the cookies joined that hold parts of one value, where the first of them stands. */
function joinedPlaces(
  places: readonly PlacedText[],
  join: (pairs: readonly CookiePair[]) => Assembly,
): readonly JoinedPlace[] {
  const pairs = new Map<PlacedText, CookiePair>();
  for (const place of places) {
    if (COOKIE_CARRIERS.has(place.carrier)) {
      pairs.set(place, { name: place.field, value: place.text });
    }
  }
  const { whole, rest } = join([...pairs.values()]);
  if (whole.length === 0) return places.map((place) => ({ ...place, lack: null }));
  const single = new Set(rest);
  const waiting = new Map(
    whole.flatMap((cookie) => cookie.parts.map((name) => [name, cookie] as const)),
  );
  return places.flatMap((place): readonly JoinedPlace[] => {
    const pair = pairs.get(place);
    if (pair === undefined || single.has(pair)) return [{ ...place, lack: null }];
    const cookie = waiting.get(pair.name);
    if (cookie === undefined) return [];
    for (const name of cookie.parts) waiting.delete(name);
    return [{ ...place, field: cookie.name, text: cookie.value, lack: lackOf(cookie) }];
  });
}

/** Carriers whose field is a cookie's name. */
export const COOKIE_CARRIERS: ReadonlySet<Carrier> = new Set([
  'cookie',
  'set-cookie',
  'cookie-jar',
]);

/** A hit at a place. */
export function hitAt(
  { carrier, field, cookie }: PlacedText,
  raw: string,
  form: HitForm,
  via: readonly string[],
): Hit {
  return { raw, form, carrier, field, via, ...(cookie === undefined ? {} : { cookie: cookie() }) };
}

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
    case 'response':
      return message.fields.flatMap((field) => responsePlaces(field, message.at));
    case 'cookie':
      return [
        {
          carrier: 'cookie-jar',
          field: message.name,
          text: message.value,
          cookie: () => message.attributes,
        },
      ];
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
