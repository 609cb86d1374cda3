// Text that a person pastes or drops, by what it looks like: a command, HTTP, field lines, cookies, a URL,
// a token, whole or damaged. What looks like none of these is text, and looked through as it is.
import { unwrap } from '../scan/unwrap.ts';
import { looksLikePaseto } from '../token/paseto-token.ts';
import { readToken } from '../token/reading.ts';
import { isCurl, readCurl } from './curl.ts';
import { isFieldLines, readFieldText } from './field-lines.ts';
import { exchangeOf, type HandedOver, imported, requestOf } from './handed-over.ts';
import { isHttpText, readHttpText } from './http-text.ts';

/** A text of more UTF-16 units is looked through as it is. */
export const LONGEST_SHORT_TEXT = 1 << 22;

/** No token that somebody pastes is longer, in UTF-16 units. */
const LONGEST_TOKEN = 1 << 20;

/**
 * Reads a text as what it looks like. Total and linear.
 * @param at when it was handed over: milliseconds since the epoch
 */
export function readShortText(text: string, at: number): HandedOver {
  if (isCurl(text)) return readCurl(text, at);
  if (isHttpText(text)) return readHttpText(text, at);
  if (isFieldLines(text)) return readFieldText(text, at);
  const line = text.trim();
  if (SET_COOKIE.test(line)) return readSetCookie(line, at);
  if (COOKIES.test(line)) return readCookies(line, at);
  if (URL_ALONE.test(line)) return readUrl(line, at);
  return readTokenText(text, at) ?? plain(text, at);
}

/** RFC 6265 §4.2.1: cookie-pair *( ";" SP cookie-pair ). One pair alone may be anything. */
const COOKIES = /^[^\s=;,"'{}<>()]+=[^;\r\n]*(?:;[ \t]*[^\s=;,"'{}<>()]+=[^;\r\n]*)+;?$/;
/** RFC 6265 §4.1.1. */
const SET_COOKIE =
  /^[^\s=;,"'{}<>()]+=[^;\r\n]*(?:;[^;\r\n]*)*;[ \t]*(?:secure|httponly|partitioned|(?:path|domain|expires|max-age|samesite)=[^;\r\n]*)[ \t]*(?:;|$)/i;
const URL_ALONE = /^[a-z][a-z\d+.-]{1,30}:\/\/[^\s"<>]+$/i;

function readCookies(value: string, at: number): HandedOver {
  const request = requestOf(exchangeOf(at, '', 'GET'), [{ name: 'Cookie', value }]);
  return { form: 'cookies', messages: [imported(at, { parts: [request] })], problems: [] };
}

function readSetCookie(value: string, at: number): HandedOver {
  const fields = [{ name: 'Set-Cookie', value }];
  const answer = { ...exchangeOf(at, '', 'GET'), type: 'response', status: 0, fields } as const;
  return { form: 'cookies', messages: [imported(at, { parts: [answer] })], problems: [] };
}

function readUrl(url: string, at: number): HandedOver {
  const request = requestOf(exchangeOf(at, url, 'GET'), []);
  return { form: 'url', messages: [imported(at, { url, parts: [request] })], problems: [] };
}

function plain(text: string, at: number): HandedOver {
  return {
    form: 'text',
    messages: [imported(at, { texts: [{ name: '', value: text }] })],
    problems: [],
  };
}

/** A token with what was copied along, or one that is broken over lines or cut; null for anything else. */
function readTokenText(text: string, at: number): HandedOver | null {
  if (text.length > LONGEST_TOKEN) return null;
  const asItStands = readToken(text);
  // No token has white space inside, even where what is left can be read as a damaged one.
  const isBroken = /\s/.test(asItStands.raw);
  const reading = isBroken ? readToken(asItStands.raw.replace(/\s+/g, '')) : asItStands;
  const { raw, token, header, claims } = reading;
  const isFound = unwrap(text).tokens.length > 0;
  if (token !== null && (text.includes(raw) || !isFound || isWrapped(text))) {
    // Where it stands as it is, what stands around it tells more.
    const value = text.includes(raw) ? text.trim() : raw;
    return {
      form: 'token',
      messages: [imported(at, { texts: [{ name: '', value }] })],
      problems: [],
    };
  }
  if (isFound || /\s/.test(raw) || raw.length < SHORTEST_DAMAGED) return null;
  const says = header !== null || claims?.state === 'read' || looksLikePaseto(raw);
  const begins = claims?.state === 'unreadable' && claims.partial !== null;
  // Whatever else stands in it is looked for all the same.
  return says || begins ? { ...plain(text, at), form: 'damaged' } : null;
}

const SHORTEST_DAMAGED = 10;

/**
 * Whether an editor or a terminal broke a text: lines of one length and a last one that is not longer. Two
 * lines may also be a token and a word, so they must be as long as such lines usually are.
 */
function isWrapped(text: string): boolean {
  const lines = text.trim().split(/\s*\n\s*/);
  const [first = ''] = lines;
  const last = lines.at(-1) ?? '';
  const isEven = lines.slice(0, -1).every(({ length }) => length === first.length);
  const isUsual = lines.length > 2 || USUAL_WIDTHS.has(first.length);
  return isEven && isUsual && last.length <= first.length;
}

const USUAL_WIDTHS: ReadonlySet<number> = new Set([
  64, 70, 72, 74, 75, 76, 78, 79, 80, 100, 120, 132,
]);
