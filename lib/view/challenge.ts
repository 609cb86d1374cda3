// Why a server refused a token, from the WWW-Authenticate field of its answer.
//
//   WWW-Authenticate = #challenge                                    (RFC 9110 §11.6.1)
//   challenge  = auth-scheme [ 1*SP ( token68 / #auth-param ) ]      (§11.3)
//   auth-param = token BWS "=" BWS ( token / quoted-string )         (§11.2)
import { say } from '../words/say.ts';
import { clip } from './clip.ts';

/** What a field's challenges say of a refusal; the first of them that names an error. */
export interface Challenge {
  /** As written, such as `Bearer`; empty where there is none. */
  readonly scheme: string;
  /** The error code of RFC 6750 §3.1 or of whoever extends it; null where none is given. */
  readonly error: string | null;
  /** The server's own explanation. */
  readonly description: string | null;
  /** The scope that a token would need (RFC 6750 §3). */
  readonly scope: string | null;
}

const NAME = String.raw`[!#$%&'*+.^_\x60|~\w-]+`;
const PART = new RegExp(
  String.raw`(${NAME})(?:[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"?|(${NAME})))?`,
  'gs',
);

/** Reads the field's value. Total: what is no challenge has no scheme and says nothing. */
export function readChallenge(value: string): Challenge {
  const challenges: { scheme: string; params: Map<string, string> }[] = [];
  for (const [whole, name = '', quoted, plain] of value.matchAll(PART)) {
    if (!whole.includes('=')) challenges.push({ scheme: name, params: new Map() });
    const text = quoted === undefined ? plain : quoted.replace(/\\(.)/gs, '$1');
    const params = challenges.at(-1)?.params;
    // The first counts: parameters must not occur twice.
    if (params && text !== undefined && !params.has(name.toLowerCase())) {
      params.set(name.toLowerCase(), text);
    }
  }
  const chosen = challenges.find(({ params }) => params.has('error')) ?? challenges[0];
  return {
    scheme: chosen?.scheme ?? '',
    error: chosen?.params.get('error') ?? null,
    description: chosen?.params.get('error_description') ?? null,
    scope: chosen?.params.get('scope') ?? null,
  };
}

/** RFC 6750 §3.1; RFC 9449 §7.1 and §9 for DPoP; RFC 9470 for stepping up. */
const ERRORS = [
  'invalid_request',
  'invalid_token',
  'insufficient_scope',
  'invalid_dpop_proof',
  'use_dpop_nonce',
  'insufficient_user_authentication',
] as const;

/** What a refusal says, in words. */
export interface RefusalWords {
  /** The error's code, for a narrow place; empty where the server names none. */
  readonly code: string;
  /** Without a capital or a full stop: "the token does not allow this request". */
  readonly reason: string;
  /** What the server adds in words of its own; null where it adds nothing. */
  readonly said: string | null;
}

/** UTF-16 units of a server's words that a sentence can bear. */
const CODE_LENGTH = 60;
const SAID_LENGTH = 300;

/**
 * Why a request was refused, as far as the server says.
 * @param challenge value of WWW-Authenticate, or null where the answer had none
 */
export function refusalWords(challenge: string | null): RefusalWords {
  const { scheme, error, description, scope } = readChallenge(challenge ?? '');
  const said = description === null ? null : clip(description, SAID_LENGTH);
  if (error === null) {
    const reason =
      scheme === ''
        ? say('refusal_silent')
        : say('refusal_asks', { scheme: clip(scheme, CODE_LENGTH) });
    return { code: '', reason, said };
  }
  return { code: clip(error, CODE_LENGTH), reason: errorWords(error, scope), said };
}

function errorWords(error: string, scope: string | null): string {
  const known = ERRORS.find((candidate) => candidate === error);
  if (known === undefined) return say('refusal_own');
  return known === 'insufficient_scope' && scope !== null
    ? say('refusal_insufficient_scope_needs', { scope: clip(scope, SAID_LENGTH) })
    : say(`refusal_${known}`);
}
