// What a message says of a sign-in, as far as the tokens that come of it are judged by it: what was asked
// for (RFC 6749 §4.1.1, OpenID Connect Core 1.0 §3.1.2.1), what came back in a URL or a form, and what a
// token endpoint was asked for (RFC 6749 §4.1.3).
import { splitUrl } from '../http/url.ts';
import type { BodyContent, Message } from '../scan/message.ts';

/** A step of a sign-in; texts as they were sent, percent-encoding undone. */
export type Flow =
  /** The nonce is null where there is none, or where a request object may have another. */
  | {
      readonly step: 'ask';
      readonly state: string;
      readonly nonce: string | null;
      /** `client_id`. */
      readonly client: string | null;
    }
  | { readonly step: 'answer'; readonly state: string; readonly code: string | null }
  | {
      readonly step: 'exchange';
      readonly grant: string;
      readonly code: string | null;
      /** Whether a code verifier came along (RFC 7636 §4.5). */
      readonly pkce: boolean;
      readonly client: string | null;
      readonly proof: BodyProof | null;
    };

/** What a client proves itself with in a body (RFC 6749 §2.3.1, RFC 7523 §2.2): that it did, never the value. */
export type BodyProof = 'secret' | 'assertion';

/** UTF-16 units of a value, and of a body that is looked at: a sign-in has short ones. */
const [LONGEST, LONGEST_BODY] = [2048, 16_384];

type Named = (name: string) => unknown;

/** The step that a message is, or null for none. Most messages cost a search in their URL. */
export function flowOf(message: Message): Flow | null {
  if (message.type === 'request-body') return inBody(message.body);
  return message.type === 'request' || message.type === 'navigation' ? inUrl(message.url) : null;
}

function inUrl(url: string): Flow | null {
  if (!url.includes('state=')) return null;
  const { query, fragment } = splitUrl(url);
  // An answer stands in one of them; what a page has in the other may have the same names.
  return stepOf(named(/(?:^|&)state=/.test(fragment) ? fragment : query));
}

function inBody(body: BodyContent): Flow | null {
  if ('form' in body) return stepOf((name) => body.form.find((one) => one.name === name)?.value);
  const { text } = body;
  if (text.length > LONGEST_BODY || !/grant_type|state/.test(text)) return null;
  return stepOf(text.startsWith('{') ? inJson(text) : named(text));
}

function named(parameters: string): Named {
  const sent = new URLSearchParams(parameters);
  return (name) => sent.get(name);
}

function inJson(text: string): Named {
  try {
    const members: unknown = JSON.parse(text);
    return (name) => (members as Readonly<Record<string, unknown>>)[name];
  } catch {
    return () => null;
  }
}

/** What is asked for and answered is joined by `state`. */
function stepOf(given: Named): Flow | null {
  const named = (name: string): string | null => {
    const value = given(name);
    return typeof value === 'string' && value !== '' && value.length <= LONGEST ? value : null;
  };
  const [grant, state, nonce, code] = ['grant_type', 'state', 'nonce', 'code'].map(named);
  const client = named('client_id');
  if (grant) {
    const pkce = !!named('code_verifier');
    return { step: 'exchange', grant, code: code ?? null, pkce, client, proof: proofIn(given) };
  }
  if (!state) return null;
  // What stands in a request object counts instead (OpenID Connect Core 1.0 §6.1 and §6.2).
  const isElsewhere = ['request', 'request_uri'].some((name) => given(name) != null);
  if (named('response_type'))
    return { step: 'ask', state, nonce: (isElsewhere ? null : nonce) ?? null, client };
  return code || named('id_token') ? { step: 'answer', state, code: code ?? null } : null;
}

function proofIn(given: Named): BodyProof | null {
  const has = (name: string): boolean => {
    const value = given(name);
    return typeof value === 'string' && value !== '';
  };
  if (has('client_secret')) return 'secret';
  return has('client_assertion') ? 'assertion' : null;
}
