// What the ledger needs to know of a message, and nothing more. It is plain data: a worker that just
// woke stores observations as they are, before it knows the tokens that it has.
import { hostOf, originOf } from '../http/url.ts';
import type { Hit } from '../scan/hit.ts';
import type { Field, Message } from '../scan/message.ts';
import { ownText } from '../scan/own-text.ts';
import { passwordUser } from './client-proof.ts';
import { type Flow, flowOf } from './flow.ts';
import type { Limits } from './limits.ts';

export interface Observation {
  readonly type: Message['type'];
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly tabId: number | null;
  readonly frameId: number | null;
  readonly requestId: string | null;
  /** At most `LIMITS.urlLength` UTF-16 units; of a jar cookie, its site. */
  readonly url: string;
  /** Host with port; of a jar cookie, its domain. */
  readonly host: string | null;
  readonly method: string | null;
  readonly status: number | null;
  readonly initiator: string | null;
  readonly resource: string | null;
  /** Value of WWW-Authenticate (RFC 9110 §11.6.1), at most `LIMITS.challengeLength` UTF-16 units. */
  readonly challenge: string | null;
  /** Why there was no answer, in the browser's word. */
  readonly failure: string | null;
  /** The server's own time, from the Date field (RFC 9110 §6.6.1): milliseconds since the epoch. */
  readonly serverTime: number | null;
  readonly jar: JarPlace | null;
  /** Which step of a sign-in it is. */
  readonly flow: Flow | null;
  /** Whether an answer must not be kept (RFC 9111 §5.2.2.5); null where its fields are not known. */
  readonly noStore: boolean | null;
  /**
   * Whose password the fields of a request have, in the Basic scheme; false where they have none, null for what
   * has no such fields.
   */
  readonly basic: string | false | null;
  /** The origin of the page that a Referer with a token in it names. */
  readonly referer: string | null;
  readonly hits: readonly Hit[];
}

/** Which of the browser's cookie jars a cookie lies in. */
export interface JarPlace {
  readonly domain: string;
  readonly store: string | null;
  readonly partition: string | null;
}

const NOWHERE = {
  tabId: null,
  frameId: null,
  requestId: null,
  method: null,
  status: null,
  initiator: null,
  resource: null,
  challenge: null,
  failure: null,
  serverTime: null,
  jar: null,
  flow: null,
  noStore: null,
  basic: null,
  referer: null,
};

/** What the ledger needs of a message, its texts in memory of their own. */
export function observationOf(
  message: Message,
  hits: readonly Hit[],
  { urlLength, fieldLength, challengeLength }: Limits,
): Observation {
  const { type, at } = message;
  const own = hits.map((hit) => ({
    ...hit,
    field: ownText(hit.field.slice(0, fieldLength)),
    via: hit.via.map((step) => ownText(step.slice(0, fieldLength))),
  }));
  const cut = (text: string, length: number): string =>
    text.length > length ? ownText(text.slice(0, length)) : text;
  if (message.type === 'cookie') {
    const { domain, path, attributes, store, partition } = message;
    const url = `${attributes.secure ? 'https' : 'http'}://${domain}${path}`;
    const jar = { domain, store, partition };
    return { ...NOWHERE, type, at, url: cut(url, urlLength), host: domain, jar, hits: own };
  }
  const url = cut(message.url, urlLength);
  const { tabId, frameId } = message;
  const where = { type, at, tabId, frameId, url, host: hostOf(url), hits: own };
  const place = { ...NOWHERE, ...where, flow: flowOf(message) };
  if (message.type === 'navigation' || message.type === 'storage') return place;
  if (message.type === 'imported') return { ...place, method: message.method };
  const { requestId, method, initiator, resource } = message;
  const exchange = { ...place, requestId, method, initiator, resource };
  switch (message.type) {
    case 'response': {
      const { challenge, date, age, noStore } = told(message.fields);
      return {
        ...exchange,
        status: message.status,
        noStore: message.fields.length === 0 ? null : noStore,
        challenge: challenge === null ? null : cut(challenge, challengeLength),
        // One from a cache was made for another request.
        serverTime: date === null || age ? null : momentOf(date),
      };
    }
    case 'request': {
      const leaks = own.some(
        ({ carrier, field }) => carrier === 'request-header' && field === 'Referer',
      );
      const referer = leaks ? originOf(fieldIn(message.fields, 'referer') ?? '') : null;
      return {
        ...exchange,
        referer,
        basic: passwordUser(fieldIn(message.fields, 'authorization')),
      };
    }
    case 'response-body':
      return { ...exchange, status: message.status };
    case 'failure':
      return { ...exchange, failure: message.error };
    default:
      return exchange;
  }
}

/** The value of the first field with a name. @param wanted in lower case */
function fieldIn(fields: readonly Field[], wanted: string): string | null {
  const { length } = wanted;
  // Most names need no look at their letters.
  const of = ({ name }: Field) => name.length === length && name.toLowerCase() === wanted;
  return fields.find(of)?.value ?? null;
}

/** What an answer tells of itself. */
function told(fields: readonly Field[]) {
  let challenge: string | null = null;
  let date: string | null = null;
  let age = false;
  let noStore = false;
  for (const { name, value } of fields) {
    // Most names need no look at their letters.
    if (name.length === 4 && name.toLowerCase() === 'date') date ??= value;
    else if (name.length === 3 && name.toLowerCase() === 'age') age = true;
    else if (name.length === 13 && name.toLowerCase() === 'cache-control')
      noStore ||= /\bno-store\b/i.test(value);
    else if (name.length === 16 && name.toLowerCase() === 'www-authenticate') challenge ??= value;
  }
  return { challenge, date, age, noStore };
}

function momentOf(date: string): number | null {
  const at = Date.parse(date);
  return Number.isNaN(at) ? null : at;
}
