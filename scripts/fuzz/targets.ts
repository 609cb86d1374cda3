// What the core promises about any text. A target gives a sentence about a promise that was broken.
import { JsonStringPlace } from '../../lib/har/json-string.ts';
import { HarSplitter } from '../../lib/har/splitter.ts';
import { splitBody } from '../../lib/http/body.ts';
import { parseCookieField, parseSetCookieField } from '../../lib/http/cookies.ts';
import { parameters, splitUrl } from '../../lib/http/url.ts';
import { ImportReader } from '../../lib/import/import-reader.ts';
import type { Problem } from '../../lib/import/problem.ts';
import {
  decodeBase64url,
  decodeBase64urlStart,
  encodeBase64url,
} from '../../lib/jose/base64url.ts';
import { type JsonOffsets, parseJson } from '../../lib/jose/json.ts';
import { stringifyJson } from '../../lib/jose/json-text.ts';
import { findTokens } from '../../lib/scan/find.ts';
import { walkJson } from '../../lib/scan/json-walk.ts';
import type { Message } from '../../lib/scan/message.ts';
import { isPlain } from '../../lib/scan/plain.ts';
import { scanMessage } from '../../lib/scan/scan-message.ts';
import { unwrap } from '../../lib/scan/unwrap.ts';
import { decodeToken } from '../../lib/token/decode.ts';
import type { TokenFault } from '../../lib/token/fault.ts';
import { faultSentence } from '../../lib/token/fault-words.ts';
import { kindOf } from '../../lib/token/kind.ts';
import { namedValues } from '../../lib/token/named-values.ts';
import { nestedTokens } from '../../lib/token/nested.ts';
import { readToken } from '../../lib/token/reading.ts';
import { evidenceWords } from '../../lib/token/recognition-words.ts';
import { recognise } from '../../lib/token/references.ts';
import type { Token } from '../../lib/token/token.ts';
import { request, response } from '../../tests/support/messages.ts';
import { FileScanner } from '../scan/file-scanner.ts';
import type { Finding } from '../scan/finding.ts';
import { keysInText } from './key-checks.ts';
import { inBodies, inPages, whenRemembered } from './message-checks.ts';

export interface Target {
  readonly name: string;
  /** @returns what is wrong, or null */
  readonly check: (text: string) => string | null;
}

export const TARGETS: readonly Target[] = [
  { name: 'findTokens', check: finds },
  { name: 'unwrap', check: unwraps },
  { name: 'decodeToken', check: (text) => tokenWrong(decodeToken(text), text) },
  { name: 'readToken', check: reads },
  { name: 'scanMessage', check: scansMessage },
  { name: 'bodies', check: inBodies },
  { name: 'pages', check: inPages },
  { name: 'remembered', check: whenRemembered },
  { name: 'namedValues', check: names },
  { name: 'walkJson', check: walks },
  { name: 'recognise', check: recognises },
  { name: 'parseJson', check: parsesJson },
  { name: 'base64url', check: decodesBase64url },
  { name: 'http', check: parsesHttp },
  { name: 'scan', check: scans },
  { name: 'import', check: imports },
  { name: 'keys', check: keysInText },
];

function finds(text: string): string | null {
  let last = 0;
  for (const { start, end, form } of findTokens(text)) {
    if (start < last || end <= start || end > text.length)
      return `span ${start}-${end} is no place`;
    const token = decodeToken(text.slice(start, end));
    if (token?.form !== form) return `${form} at ${start} decodes as ${token?.form ?? 'nothing'}`;
    last = end;
  }
  return null;
}

function unwraps(text: string): string | null {
  for (const { raw, form, span } of unwrap(text).tokens) {
    if (span !== null && text.slice(span.start, span.end) !== raw) {
      return `another text stands at ${span.start}`;
    }
    const token = decodeToken(raw);
    if (token?.form !== form) return `${form} decodes as ${token?.form ?? 'nothing'}: ${raw}`;
    if (isPlain(text)) return 'a token stands in a text that is called plain';
  }
  return null;
}

function tokenWrong(token: Token | null, raw: string): string | null {
  if (token === null) return null;
  if (token.raw !== raw) return 'the token is another text';
  kindOf(token, [{ carrier: 'cookie', field: raw.slice(0, 20) }]);
  nestedTokens(token);
  stringifyJson(token.header);
  for (const { start, end, text, bytes } of token.segments) {
    // In JSON a segment may be written with escapes.
    const verbatim = token.form.endsWith('-json') || raw.slice(start, end) === text;
    if (!verbatim) return `another segment stands at ${start}`;
    if (bytes !== null && bytes.length > raw.length * 3) return 'a segment has too many bytes';
  }
  return faultWrong(token.faults, raw);
}

function faultWrong(faults: readonly TokenFault[], raw: string): string | null {
  for (const fault of faults) {
    const { at } = fault;
    const sentence = faultSentence(fault);
    if (!(at >= 0 && at <= raw.length) || sentence === '') return `a fault at ${at}: ${sentence}`;
  }
  return null;
}

function reads(text: string): string | null {
  const { token, faults, segments } = readToken(text);
  if (token === null && faults.length === 0) return 'nothing is said about a text that is no token';
  for (const { start, end } of segments) {
    if (start > end || end > text.length) return `a segment at ${start}-${end}`;
  }
  return faultWrong(faults, text);
}

function scansMessage(text: string): string | null {
  const fields = { Authorization: text, Cookie: text, Referer: text };
  const sent = scanMessage(request({ url: `https://a.example/${text}`, fields }));
  const received = scanMessage(response({ fields: { 'Set-Cookie': text, Location: text } }));
  const hits = [...sent, ...received].map((hit) => `${hit.carrier} ${hit.field} ${hit.raw}`);
  return new Set(hits).size === hits.length ? null : 'one hit was given twice';
}

function names(text: string): string | null {
  for (const { raw, start } of namedValues(text)) {
    if (start !== null && !text.startsWith(raw, start)) return `another text stands at ${start}`;
  }
  return null;
}

function walks(text: string): string | null {
  let last = 0;
  let wrong: string | null = null;
  walkJson(text, ['signature'], {
    onString: ({ start, end }, path) => {
      const quoted = text[start - 1] === '"' && text[end] === '"';
      if (!quoted || start < last || end < start) wrong = `a string at ${start}-${end}`;
      if (!path().startsWith('$')) wrong = 'a path that does not begin at the root';
      last = end;
    },
    onObject: ({ start, end }) => {
      if (text[start] !== '{' || text[end - 1] !== '}') wrong = `an object at ${start}-${end}`;
    },
    onTooDeep: () => undefined,
  });
  return wrong;
}

function recognises(text: string): string | null {
  for (const name of ['', 'session', 'connect.sid', 'csrftoken', text.slice(0, 12)]) {
    const found = recognise(name, text, new Set([`${name}.sig`]));
    if (found !== null && evidenceWords(found.evidence) === '') return 'no evidence is said';
  }
  return null;
}

function parsesJson(text: string): string | null {
  const offsets: JsonOffsets = new Map();
  const reading = parseJson(text, offsets);
  if (!reading.ok) {
    const { at } = reading.fault;
    return at >= 0 && at <= text.length ? null : `a fault at ${at}`;
  }
  for (const [value, start] of offsets) {
    if (value.type !== 'string') continue;
    const end = new JsonStringPlace(text, start).offsetOf(value.value.length);
    if (text[end] !== '"') return `the string at ${start} does not end at ${end}`;
  }
  const written = stringifyJson(reading.value);
  const again = parseJson(written);
  return again.ok && stringifyJson(again.value) === written ? null : 'writing changes the value';
}

function decodesBase64url(text: string): string | null {
  const reading = decodeBase64url(text);
  decodeBase64urlStart(text);
  if (!reading.ok || reading.fault !== null) return null;
  return encodeBase64url(reading.bytes) === text ? null : 'encoding gives another text';
}

function parsesHttp(text: string): string | null {
  const { path, query, fragment } = splitUrl(text);
  parameters(query);
  parseCookieField(text);
  parseSetCookieField(text);
  for (const type of [null, 'multipart/form-data', 'application/x-www-form-urlencoded']) {
    for (const part of splitBody(text, type).parts) {
      if (!text.startsWith(part.text, part.start)) return `a part does not stand at ${part.start}`;
    }
  }
  const length = path.length + query.length + fragment.length;
  return length + 2 >= text.length && length <= text.length ? null : 'a URL lost a part';
}

function scans(text: string): string | null {
  const whole = findingsOf([text]);
  for (const { start, end, raw } of whole) {
    if (start !== null && text.slice(start, end ?? 0) !== raw) return `another text at ${start}`;
  }
  const parts = text.match(/[\s\S]{1,97}/g) ?? [];
  const pieces = new HarSplitter();
  const joined = [...parts.flatMap((part) => pieces.push(part)), ...pieces.end()];
  if (joined.map((piece) => piece.text).join('') !== text) return 'the pieces are another text';
  const same = JSON.stringify(findingsOf(parts)) === JSON.stringify(whole);
  return same ? null : 'in parts other tokens are found than in one piece';
}

/** Whatever is handed over is read as the same in one piece and in parts, and looked through. */
function imports(text: string): string | null {
  const whole = importOf([text]);
  const parts = importOf(text.match(/[\s\S]{1,97}/g) ?? []);
  if (whole.form !== parts.form) return `in parts ${whole.form} is taken for ${parts.form}`;
  for (const message of whole.messages) scanMessage(message);
  const { problems } = whole;
  if (problems.some(({ at }) => at !== null && !(at >= 0 && at <= text.length * 4))) {
    return 'a problem has no place in the text';
  }
  return JSON.stringify(problems) === JSON.stringify(parts.problems)
    ? null
    : 'in parts other problems are told';
}

function importOf(parts: readonly string[]) {
  const messages: Message[] = [];
  const problems: Problem[] = [];
  const reader = new ImportReader(
    {
      message: (message) => messages.push(message),
      histories: () => {},
      problem: (one) => problems.push(one),
    },
    { name: 'fuzz', now: 0 },
  );
  for (const part of parts) reader.push(part);
  reader.end();
  return { form: reader.form, messages, problems };
}

function findingsOf(parts: readonly string[]): readonly Finding[] {
  const found: Finding[] = [];
  const scanner = new FileScanner({ finding: (one) => found.push(one), limit: () => {} }, true);
  for (const part of parts) scanner.push(part);
  scanner.end();
  return found;
}
