// One entry of a HAR (HTTP Archive 1.2) as the places in which a token can stand. What the format says
// twice, such as a cookie in its field and in the list of cookies, is two places: both stand in the file.
import { splitBody } from '../http/body.ts';
import { parseCookieField, parseSetCookieField } from '../http/cookies.ts';
import { fieldName } from '../http/fields.ts';
import { parameters, splitUrl } from '../http/url.ts';
import {
  type JsonObject,
  type JsonOffsets,
  type JsonString,
  type JsonValue,
  parseJson,
} from '../jose/json.ts';
import { member, stringMember } from '../jose/members.ts';
import { itemPath, memberPath } from '../jose/path.ts';
import type { Carrier } from '../scan/carriers.ts';
import { bodyText } from './content.ts';
import { joinCookies } from './joined-cookies.ts';

/** A text of a HAR entry that a message carried. */
export interface HarPlace {
  readonly carrier: Carrier;
  readonly field: string;
  readonly text: string;
  /** The string that it is part of. */
  readonly string: JsonString;
  /** Where it begins in the string's value, in UTF-16 units; null if it does not stand there. */
  readonly start: number | null;
  /** Of a value in several cookies, what people are told of those that are missing. */
  readonly lack: string | null;
}

export interface HarEntry {
  readonly places: readonly HarPlace[];
  /** Where the entry's values begin in its text. */
  readonly offsets: JsonOffsets;
  /** Of the response, or null. */
  readonly responseType: string | null;
}

/**
 * Reads one entry.
 * @returns null for a text that is no JSON object
 */
export function readHarEntry(text: string): HarEntry | null {
  const offsets: JsonOffsets = new Map();
  const json = parseJson(text, offsets);
  if (!json.ok || json.value.type !== 'object') return null;
  const request = objectMember(json.value, 'request');
  const response = objectMember(json.value, 'response');
  const known = [...requestPlaces(request), ...responsePlaces(response)];
  const taken = new Set<JsonValue>(known.map(({ string }) => string));
  const others = [...otherPlaces(json.value, '$', taken)];
  const responseType = mimeType(objectMember(response, 'content'));
  return { places: [...known, ...others], offsets, responseType };
}

type Places = Iterable<HarPlace>;

function* requestPlaces(request: JsonObject | null): Places {
  yield* urlPlaces(stringAt(request, 'url'));
  for (const { name, value } of pairs(request, 'headers')) {
    if (name.toLowerCase() !== 'cookie') yield whole('request-header', fieldName(name), value);
    else yield* joinCookies([...cookiePlaces('cookie', value, parseCookieField(value.value))]);
  }
  yield* listedCookies('cookie', request);
  for (const { name, value } of pairs(request, 'queryString')) {
    yield whole('url-query', name, value);
  }
  const body = objectMember(request, 'postData');
  yield* bodyPlaces('request-body', stringAt(body, 'text'), body);
  for (const { name, value } of pairs(body, 'params')) yield whole('request-body', name, value);
}

function* responsePlaces(response: JsonObject | null): Places {
  const set: HarPlace[] = [];
  for (const { name, value } of pairs(response, 'headers')) {
    if (name.toLowerCase() !== 'set-cookie') yield whole('response-header', fieldName(name), value);
    else set.push(...cookiePlaces('set-cookie', value, parseSetCookieField(value.value)));
  }
  yield* joinCookies(set);
  yield* listedCookies('set-cookie', response);
  const redirect = stringAt(response, 'redirectURL');
  if (redirect !== null) yield whole('response-header', 'Location', redirect);
  const content = objectMember(response, 'content');
  yield* bodyPlaces('response-body', stringAt(content, 'text'), content);
}

function listedCookies(carrier: 'cookie' | 'set-cookie', message: JsonObject | null): Places {
  return joinCookies(
    pairs(message, 'cookies').map(({ name, value }) => whole(carrier, name, value)),
  );
}

const URL_CARRIERS = { path: 'url-path', query: 'url-query', fragment: 'url-fragment' } as const;

function* urlPlaces(url: JsonString | null): Places {
  if (url === null) return;
  const { path, query, fragment } = splitUrl(url.value);
  const socket = /^wss?:/i.test(url.value);
  const parts = { path: [{ name: '', value: path }], query: parameters(query) };
  const all = { ...parts, fragment: parameters(fragment) };
  let from = 0;
  for (const part of ['path', 'query', 'fragment'] as const) {
    for (const { name, value } of all[part]) {
      // Parts come in the order of the text and never overlap.
      const start = url.value.indexOf(value, from);
      if (start >= 0) from = start + value.length;
      const carrier = socket ? 'websocket-url' : URL_CARRIERS[part];
      yield {
        carrier,
        field: name,
        text: value,
        string: url,
        start: start < 0 ? null : start,
        lack: null,
      };
    }
  }
}

function* cookiePlaces(
  carrier: 'cookie' | 'set-cookie',
  string: JsonString,
  cookies: readonly { readonly name: string; readonly value: string }[],
): Places {
  let from = 0;
  for (const { name, value } of cookies) {
    const start = string.value.indexOf(value, string.value.indexOf(name, from) + name.length);
    if (start >= 0) from = start + value.length;
    yield {
      carrier,
      field: name,
      text: value,
      string,
      start: start < 0 ? null : start,
      lack: null,
    };
  }
}

function* bodyPlaces(
  carrier: 'request-body' | 'response-body',
  string: JsonString | null,
  content: JsonObject | null,
): Places {
  if (string === null) return;
  const type = mimeType(content);
  const encoding = content === null ? undefined : stringMember(content, 'encoding');
  const text = bodyText(string.value, encoding, type);
  const decoded = text !== string.value;
  for (const part of splitBody(text, type).parts) {
    const start = decoded ? null : part.start;
    yield { carrier, field: part.name, text: part.text, string, start, lack: null };
  }
}

/** Strings of which the format says nothing: extensions such as WebSocket messages, comments. */
function* otherPlaces(value: JsonValue, path: string, taken: ReadonlySet<JsonValue>): Places {
  if (value.type === 'string' && !taken.has(value)) yield whole('imported', path, value);
  if (value.type === 'array') {
    for (const [index, item] of value.items.entries()) {
      yield* otherPlaces(item, itemPath(path, index), taken);
    }
  }
  if (value.type === 'object') {
    for (const { name, value: held } of value.members) {
      yield* otherPlaces(held, memberPath(path, name), taken);
    }
  }
}

function whole(carrier: Carrier, field: string, string: JsonString): HarPlace {
  return { carrier, field, text: string.value, string, start: 0, lack: null };
}

function objectMember(object: JsonObject | null, name: string): JsonObject | null {
  const value = object === null ? undefined : member(object, name);
  return value?.type === 'object' ? value : null;
}

function stringAt(object: JsonObject | null, name: string): JsonString | null {
  const value = object === null ? undefined : member(object, name);
  return value?.type === 'string' ? value : null;
}

function mimeType(content: JsonObject | null): string | null {
  return (content === null ? undefined : stringMember(content, 'mimeType')) ?? null;
}

/** Items of a list that have a name and a value, as HAR writes fields, cookies and parameters. */
function pairs(
  object: JsonObject | null,
  name: string,
): readonly { readonly name: string; readonly value: JsonString }[] {
  const list = object === null ? undefined : member(object, name);
  if (list?.type !== 'array') return [];
  return list.items.flatMap((item) => {
    if (item.type !== 'object') return [];
    const value = stringAt(item, 'value');
    return value === null ? [] : [{ name: stringMember(item, 'name') ?? '', value }];
  });
}
