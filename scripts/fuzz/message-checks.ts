// What the core promises of messages that hold any text.
import type { Hit } from '../../lib/scan/hit.ts';
import type { Message } from '../../lib/scan/message.ts';
import { kindOf } from '../../lib/token/kind.ts';
import { tokenOf } from '../../lib/token/reference-token.ts';
import { TokenFinder } from '../../lib/token/token-finder.ts';
import {
  cookie,
  navigation,
  request,
  requestBody,
  response,
  responseBody,
  storage,
} from '../../tests/support/messages.ts';

const BODY_TYPES = [null, 'application/json', 'application/x-www-form-urlencoded', 'text/html'];

function bodyMessages(text: string): readonly Message[] {
  const stream = text.replace(/^/gm, 'data: ');
  return [
    ...BODY_TYPES.map((type) => responseBody(text, type)),
    requestBody(text, 'multipart/form-data; boundary=x'),
    requestBody('', null, { body: { form: [{ name: text.slice(0, 9), value: text }] } }),
    responseBody(`${stream}\n\n`, 'text/event-stream'),
    responseBody(`cb({"refresh_token":${JSON.stringify(text)}});`, 'text/javascript'),
  ];
}

function pageMessages(text: string): readonly Message[] {
  return [
    storage({ name: 'refresh_token', value: text }),
    storage({ area: 'indexed-db', name: text.slice(0, 20), value: JSON.stringify({ a: text }) }),
    navigation(`https://a.example/${text}#access_token=${text}`),
    request({ url: `wss://a.example/?access_token=${text}` }),
  ];
}

export function inBodies(text: string): string | null {
  return firstWrong(bodyMessages(text));
}

/** What a page keeps, and the URLs that it shows. */
export function inPages(text: string): string | null {
  return firstWrong(pageMessages(text));
}

function firstWrong(messages: readonly Message[]): string | null {
  for (const message of messages) {
    const wrong = messageWrong(message);
    if (wrong !== null) return wrong;
  }
  return null;
}

/** All that is found can be read again from what a ledger keeps of it, and is found once. */
function messageWrong(message: Message): string | null {
  return hitsWrong(new TokenFinder({ stickiness: () => true }).find(message).hits);
}

function hitsWrong(hits: readonly Hit[]): string | null {
  const keys = hits.map(({ carrier, field, raw }) => `${carrier} ${field} ${raw}`);
  if (new Set(keys).size !== keys.length) return 'one hit was given twice';
  for (const hit of hits) {
    const token = tokenOf({ ...hit, places: [hit] });
    if (token === null) return `${hit.form} cannot be read again: ${hit.raw}`;
    if (token.form !== hit.form) return `${hit.form} is read again as ${token.form}: ${hit.raw}`;
    kindOf(token, [hit]);
  }
  return null;
}

/** What is remembered of earlier messages changes nothing that is found. */
export function whenRemembered(text: string): string | null {
  const fields = { Authorization: text, 'X-Api-Key': text, Cookie: `a=${text}`, Referer: text };
  const messages = [request({ fields }), response({ fields }), cookie({ value: text })];
  const finder = new TokenFinder();
  const first = JSON.stringify(messages.map((message) => finder.find(message)));
  const second = JSON.stringify(messages.map((message) => finder.find(message)));
  return first === second ? null : 'asked again, the answer is another one';
}
