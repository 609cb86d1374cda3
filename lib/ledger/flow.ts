// What a message says of a sign-in, as far as the tokens that come of it are judged by it: what was asked
// for (RFC 6749 §4.1.1, OpenID Connect Core 1.0 §3.1.2.1), what came back in a URL or a form, and what a
// token endpoint was asked for (RFC 6749 §4.1.3).
import { splitBody } from '../http/body.ts';
import { parameters, splitUrl } from '../http/url.ts';
import type { Message } from '../scan/message.ts';
import { ownText } from '../scan/own-text.ts';

/** A step of a sign-in; texts as they were sent, percent-encoding undone. */
export type Flow =
  | { readonly step: 'ask'; readonly state: string; readonly nonce: string }
  | { readonly step: 'answer'; readonly state: string; readonly code: string | null }
  | {
      readonly step: 'exchange';
      readonly grant: string;
      readonly code: string | null;
      /** Whether a code verifier came along (RFC 7636 §4.5). */
      readonly pkce: boolean;
    };

/** A longer value is none of a sign-in. */
const LONGEST = 2048;
/** UTF-16 units of a body that is looked at: a request to a token endpoint is short. */
const LONGEST_BODY = 16_384;

type Named = (name: string) => string | null;

/** The step that a message is, or null for none. Most messages cost a search in their URL. */
export function flowOf(message: Message): Flow | null {
  switch (message.type) {
    case 'request':
    case 'navigation':
      return inUrl(message.url);
    case 'request-body':
      return inBody(message.body);
    default:
      return null;
  }
}

function inUrl(url: string): Flow | null {
  if (!url.includes('state=')) return null;
  const { query, fragment } = splitUrl(url);
  if (url.includes('response_type=')) return asking(namedIn(parameters(query)));
  if (!/[?&#](?:code|id_token)=/.test(url)) return null;
  return answering(namedIn([...parameters(query), ...parameters(fragment)]));
}

function inBody(body: Extract<Message, { type: 'request-body' }>['body']): Flow | null {
  const named = 'form' in body ? namedIn(body.form, false) : namedInText(body);
  if (named === null) return null;
  const grant = named('grant_type');
  if (grant === null) return answering(named);
  return { step: 'exchange', grant, code: named('code'), pkce: named('code_verifier') !== null };
}

function namedInText({ text, contentType }: { text: string; contentType: string | null }) {
  if (text.length > LONGEST_BODY || !/grant_type|state/.test(text)) return null;
  const { kind, parts } = splitBody(text, contentType);
  if (kind !== 'json') return namedIn(parts.map((part) => ({ name: part.name, value: part.text })));
  try {
    const members: unknown = JSON.parse(text);
    const all = Object.entries(members ?? {}).map(([name, value]) => ({ name, value: `${value}` }));
    return namedIn(all, false);
  } catch {
    return null;
  }
}

function asking(named: Named): Flow | null {
  const [state, nonce] = [named('state'), named('nonce')];
  return state === null || nonce === null ? null : { step: 'ask', state, nonce };
}

/** Only with `state`, as it says which request it answers. */
function answering(named: Named): Flow | null {
  const [state, code] = [named('state'), named('code')];
  if (state === null || (code === null && named('id_token') === null)) return null;
  return { step: 'answer', state, code };
}

function namedIn(
  pairs: readonly { readonly name: string; readonly value: string }[],
  isEncoded = true,
): Named {
  return (name) => {
    const value = pairs.find((pair) => pair.name === name)?.value;
    if (value === undefined || value === '' || value.length > LONGEST) return null;
    return ownText(isEncoded ? decoded(value) : value);
  };
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}
