// What the message that first showed a token tells beside it: what rules about several messages ask for.
import { type Hit, nestedFrom } from '../scan/hit.ts';
import { ownText } from '../scan/own-text.ts';
import { COOKIE_CARRIERS } from '../scan/place.ts';
import type { HeldTokens } from './held-tokens.ts';
import type { Limits } from './limits.ts';
import type { Observation } from './observation.ts';
import type { TokenId } from './record.ts';

/** What an authorization server was asked for when it gave a token. */
export interface Grant {
  /** `grant_type` of the request to a token endpoint; `authorization` for what came in a URL or a form. */
  readonly type: string;
  /** The nonce of the authorization request; null where it is not known, or there was none. */
  readonly nonce: string | null;
  /** The code that came in the same message. */
  readonly code: string | null;
  /** Whether the request had a code verifier; null where that is no question. */
  readonly pkce: boolean | null;
}

export interface Origin {
  readonly method: string | null;
  /** Without query and fragment, at most `LIMITS.originLength` UTF-16 units. */
  readonly url: string;
  /** The other tokens in that message, cookies left out, at most `LIMITS.beside`. */
  readonly beside: readonly TokenId[];
  readonly grant: Grant | null;
  /** Whether the fields of the answer say `no-store`; null for no answer, or where none are known. */
  readonly noStore: boolean | null;
}

/** Cookies go along with everything, and what a page keeps may have come at several times. */
function hasOrigin({ type, url }: Observation, { carrier, via }: Hit): boolean {
  if (type === 'cookie' || type === 'storage' || url === '') return false;
  return carrier !== 'imported' && !COOKIE_CARRIERS.has(carrier) && nestedFrom(via) < 0;
}

/**
 * Tells the tokens that a message was the first to show of it. Most are told nothing: they stood alone in a
 * message of no sign-in, and are no proof of their own request (RFC 9449 §4.1).
 * @param fresh where those tokens were found
 */
export function tellOrigins(
  observation: Observation,
  fresh: readonly Hit[],
  tokens: HeldTokens,
  { grant, noStore }: Pick<Origin, 'grant' | 'noStore'>,
  { beside: most, originLength }: Pick<Limits, 'beside' | 'originLength'>,
): void {
  if (fresh.length === 0) return;
  const idOf = (raw: string): TokenId | undefined => tokens.withText(raw)?.record.id;
  const all = new Set<TokenId>();
  for (const hit of observation.hits) {
    if (all.size > most) break;
    const id = hasOrigin(observation, hit) ? idOf(hit.raw) : undefined;
    if (id !== undefined) all.add(id);
  }
  for (const hit of fresh) {
    const id = hasOrigin(observation, hit) ? idOf(hit.raw) : undefined;
    if (id === undefined) continue;
    const beside = [...all].filter((other) => other !== id).slice(0, most);
    if (beside.length === 0 && grant === null && hit.field !== 'DPoP') continue;
    const { method, url } = observation;
    const told = { method, url: urlOf(url, originLength), beside, grant };
    tokens.tell(id, { origin: { ...told, noStore: grant === null ? null : noStore } });
  }
}

function urlOf(url: string, length: number): string {
  const end = url.search(/[?#]/);
  return ownText(url.slice(0, Math.min(end < 0 ? url.length : end, length)));
}
