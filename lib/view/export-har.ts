// Tokens as an HTTP Archive (HAR 1.2, softwareishard.com/blog/har-12-spec): one entry for each exchange
// in which a token was seen, with what is known of it and nothing else. What the format has no place
// for stands in members named `_bearerscope`, as it allows for names that begin with an underscore.
import { parameters, splitUrl } from '../http/url.ts';
import type { Sighting } from '../ledger/sighting.ts';
import { EXPORT_VERSION, type ExportItem } from './export.ts';
import { JsonAtPaths } from './json-at-path.ts';
import { rewrap } from './rewrap.ts';

interface Named {
  readonly name: string;
  readonly value: string;
}

/** What is known of one exchange. */
interface Known {
  readonly sighting: Sighting;
  /** Milliseconds since the epoch at which its request began, as far as is known. */
  startedAt: number;
  readonly requestFields: Named[];
  readonly requestCookies: Named[];
  readonly responseFields: Named[];
  readonly responseCookies: Named[];
  readonly form: Named[];
  readonly requestJson: JsonAtPaths;
  readonly responseJson: JsonAtPaths;
  requestText: string | null;
  responseText: string | null;
  readonly seen: object[];
}

const ANSWERS: ReadonlySet<string> = new Set(['response-header', 'set-cookie', 'response-body']);

/** Gathers the exchanges of many tokens; a request may have carried several. */
export class HarExchanges {
  private readonly known = new Map<string, Known>();
  private readonly apart: object[] = [];

  add({ token: { raw }, kind, history }: ExportItem): void {
    for (const sighting of history.sightings) {
      const { carrier, field, via, at, url } = sighting;
      const place = { carrier, field, via, kind };
      if (sighting.method === null) {
        this.apart.push({ ...place, at: iso(at), url, token: raw });
        continue;
      }
      const exchange = this.exchange(sighting);
      const begun = ANSWERS.has(carrier) ? at - (sighting.durationMs ?? 0) : at;
      exchange.startedAt = Math.min(exchange.startedAt, begun);
      const placed = placeToken(exchange, sighting, raw);
      exchange.seen.push(placed ? place : { ...place, token: raw });
    }
  }

  /** The archive in parts, entries in the order of their requests. */
  parts(safe: boolean): readonly string[] {
    const entries = [...this.known.values()]
      .sort((one, other) => one.startedAt - other.startedAt)
      .map((known, index) => `${index === 0 ? '' : ','}\n${JSON.stringify(entryOf(known))}`);
    const log = JSON.stringify({
      version: '1.2',
      creator: { name: 'Bearerscope', version: String(EXPORT_VERSION) },
      _bearerscope: {
        version: EXPORT_VERSION,
        ...(safe && { safeShare: true }),
        apart: this.apart,
      },
    });
    return [`{"log":${log.slice(0, -1)},"entries":[`, ...entries, '\n]}}\n'];
  }

  private exchange(sighting: Sighting): Known {
    const { requestId, hop, url, method, at } = sighting;
    const key = JSON.stringify([requestId ?? at, hop, method, url]);
    const known = this.known.get(key) ?? emptyExchange(sighting);
    this.known.set(key, known);
    return known;
  }
}

function emptyExchange(sighting: Sighting): Known {
  return {
    sighting,
    startedAt: Number.POSITIVE_INFINITY,
    requestFields: [],
    requestCookies: [],
    responseFields: [],
    responseCookies: [],
    form: [],
    requestJson: new JsonAtPaths(),
    responseJson: new JsonAtPaths(),
    requestText: null,
    responseText: null,
    seen: [],
  };
}

/** Puts a token where it stood. False where the archive has no place that tells the truth. */
function placeToken(known: Known, { carrier, field, via, url }: Sighting, raw: string): boolean {
  const value = rewrap(raw, via);
  switch (carrier) {
    case 'url-path':
    case 'url-query':
    case 'url-fragment':
    case 'websocket-url':
      return url.includes(raw) || url.includes(encodeURIComponent(raw.toWellFormed()));
    case 'request-header':
      return push(known.requestFields, field, value);
    case 'response-header':
      return push(known.responseFields, field, value);
    case 'cookie':
      return isOneCookie(field) && push(known.requestCookies, field, value);
    case 'set-cookie':
      return isOneCookie(field) && push(known.responseCookies, field, value);
    case 'request-body':
      if (value === null) return false;
      if (field.startsWith('$')) return known.requestJson.set(field, value);
      if (field !== '') return push(known.form, field, value);
      known.requestText ??= value;
      return known.requestText === value;
    case 'response-body':
      if (value === null) return false;
      if (field !== '') return known.responseJson.set(field, value);
      known.responseText ??= value;
      return known.responseText === value;
    default:
      return false;
  }
}

/** Of a value in several cookies the names of all are joined; how it was cut is not known. */
function isOneCookie(field: string): boolean {
  return field !== '' && !field.includes('+');
}

/** What stands in a list already: a request may hold thousands of tokens. */
const written = new WeakMap<Named[], Set<string>>();

function push(list: Named[], name: string, value: string | null): boolean {
  if (value === null || name === '') return false;
  const texts = written.get(list) ?? new Set();
  written.set(list, texts);
  const text = `${name}: ${value}`;
  if (!texts.has(text)) list.push({ name, value });
  texts.add(text);
  return true;
}

const UNKNOWN = -1;

function entryOf(known: Known): object {
  const { sighting, startedAt, seen } = known;
  const { durationMs, initiator, frameId, hop, failure, resource } = sighting;
  const time = durationMs ?? 0;
  return {
    startedDateTime: iso(startedAt),
    time,
    request: requestOf(known),
    response: responseOf(known),
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
    ...(resource !== null && { _resourceType: resource }),
    _bearerscope: { initiator, frameId, hop, failure, seen },
  };
}

function requestOf(known: Known): object {
  const { sighting, requestFields, requestCookies, form } = known;
  const { url, method } = sighting;
  const text = known.requestJson.text ?? known.requestText;
  const cookie = requestCookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const query = parameters(splitUrl(url).query).map(({ name, value }) => ({ name, value }));
  return {
    method,
    url,
    httpVersion: 'unknown',
    cookies: requestCookies,
    headers: cookie === '' ? requestFields : [...requestFields, { name: 'Cookie', value: cookie }],
    queryString: query,
    ...(form.length > 0 || text !== null ? { postData: postData(form, text) } : {}),
    headersSize: UNKNOWN,
    bodySize: UNKNOWN,
    comment: PARTIAL,
  };
}

/** For readers of the file in any language, so it is not translated. */
const PARTIAL = 'Only what is known: where tokens were seen.';

function postData(form: readonly Named[], text: string | null): object {
  if (form.length > 0) return { mimeType: 'application/x-www-form-urlencoded', params: form };
  return { mimeType: mimeOf(text), text, params: [] };
}

function mimeOf(text: string | null): string {
  return text?.startsWith('{') || text?.startsWith('[') ? 'application/json' : 'text/plain';
}

function responseOf(known: Known): object {
  const { sighting, responseFields, responseCookies } = known;
  const { status, challenge } = sighting;
  const text = known.responseJson.text ?? known.responseText;
  const refusal = challenge === null ? [] : [{ name: 'WWW-Authenticate', value: challenge }];
  const set = responseCookies.map(({ name, value }) => ({
    name: 'Set-Cookie',
    value: `${name}=${value}`,
  }));
  const location = responseFields.find(({ name }) => /^location$/i.test(name));
  return {
    status: status ?? 0,
    statusText: '',
    httpVersion: 'unknown',
    cookies: responseCookies,
    headers: [...responseFields, ...set, ...refusal],
    content: {
      size: text?.length ?? 0,
      mimeType: text === null ? '' : mimeOf(text),
      ...(text !== null && { text }),
    },
    redirectURL: location?.value ?? '',
    headersSize: UNKNOWN,
    bodySize: UNKNOWN,
    comment: PARTIAL,
  };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
