// What the message that first showed a token tells beside it: what rules about several messages ask for.
import { type Hit, nestedFrom } from '../scan/hit.ts';
import { ownText } from '../scan/own-text.ts';
import { COOKIE_CARRIERS } from '../scan/place.ts';
import type { BodyProof } from './flow.ts';
import type { HeldTokens } from './held-tokens.ts';
import type { Limits } from './limits.ts';
import type { Observation } from './observation.ts';
import type { TokenId, TokenRecord } from './record.ts';

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
  /** Whether it proved its client by the client's password in its fields; null where these were not seen. */
  readonly basic: boolean | null;
  /** What its body proved the client with. */
  readonly proof: BodyProof | null;
}

/** How a DPoP proof was used: in the field that is there for it (RFC 9449 §4.1). */
export interface ProofUse {
  /** When a request first carried it: milliseconds since the epoch. */
  readonly at: number;
  /** That request, whose redirects carry it along. */
  readonly requestId: string;
  /** When another request carried it last; null where none did. */
  readonly againAt: number | null;
}

export interface Origin {
  readonly method: string | null;
  /** Without query and fragment, at most `LIMITS.originLength` UTF-16 units. */
  readonly url: string;
  /** The other tokens in that message, cookies left out, at most `LIMITS.beside`. */
  readonly beside: readonly TokenId[];
  readonly grant: Grant | null;
  /** The one token that the message named `access_token`; null where it named none, or several. */
  readonly accessToken: TokenId | null;
  /** Of a proof: that the message is the request which it is a proof of. */
  readonly use: ProofUse | null;
  /** Whether the fields of the answer say `no-store`; null for no answer, or where none are known. */
  readonly noStore: boolean | null;
}

/** Cookies go along with everything, and what a page keeps may have come at several times. */
function hasOrigin({ type, url }: Observation, { carrier, via }: Hit): boolean {
  if (type === 'cookie' || type === 'storage' || url === '') return false;
  return carrier !== 'imported' && !COOKIE_CARRIERS.has(carrier) && nestedFrom(via) < 0;
}

/** A proof in its field. What a page was handed for later, in a body, is used only then. */
function isProof({ type, requestId }: Observation, { carrier, field, via }: Hit): boolean {
  return (
    type === 'request' &&
    requestId !== null &&
    carrier === 'request-header' &&
    field === 'DPoP' &&
    nestedFrom(via) < 0
  );
}

/**
 * Tells the tokens that a message was the first to show of it, and the proofs that it was the first to use.
 * Most are told nothing: they stood alone in a message of no sign-in, and are no proof of their own request
 * (RFC 9449 §4.1).
 * @param fresh where those tokens were found
 * @param hop redirects that the request had before: a proof that comes along was made for the first
 */
export function tellOrigins(
  observation: Observation,
  fresh: readonly Hit[],
  tokens: HeldTokens,
  { grant, noStore }: Pick<Origin, 'grant' | 'noStore'>,
  { beside: most, originLength }: Pick<Limits, 'beside' | 'originLength'>,
  hop: number,
): void {
  const firsts = new Set(fresh);
  const news = observation.hits.filter(
    (hit) => firsts.has(hit) || (hop === 0 && isProof(observation, hit)),
  );
  if (news.length === 0) return;
  const { at, requestId, method, url } = observation;
  const recordOf = (hit: Hit) =>
    hasOrigin(observation, hit) ? tokens.withText(hit.raw)?.record : undefined;
  const all = new Set<TokenId>();
  for (const hit of observation.hits) {
    if (all.size > most) break;
    const id = recordOf(hit)?.id;
    if (id !== undefined) all.add(id);
  }
  const accessToken = grant === null ? null : named(observation.hits.filter(isNamed), recordOf);
  for (const hit of news) {
    const { id, origin } = recordOf(hit) ?? {};
    if (id === undefined) continue;
    const known = origin?.use ?? null;
    const isUse = hop === 0 && isProof(observation, hit);
    if (origin && known !== null) {
      if (isUse && requestId !== known.requestId)
        tokens.tell(id, { origin: { ...origin, use: { ...known, againAt: at } } });
      continue;
    }
    const beside = [...all].filter((other) => other !== id).slice(0, most);
    if (beside.length === 0 && grant === null && !isUse) continue;
    const use = isUse && requestId !== null ? { at, requestId, againAt: null } : null;
    const told = { method, url: urlOf(url, originLength), beside, grant, accessToken, use };
    tokens.tell(id, { origin: { ...told, noStore: grant === null ? null : noStore } });
  }
}

/** Under the name that RFC 6749 §4.2.2 and §5.1 give it. */
function isNamed({ field, via }: Hit): boolean {
  return nestedFrom(via) < 0 && /(?:^|[.?])access_token$/.test(via.at(-1) ?? field);
}

function named(
  hits: readonly Hit[],
  recordOf: (hit: Hit) => TokenRecord | undefined,
): TokenId | null {
  const ids = new Set(hits.flatMap((hit) => recordOf(hit)?.id ?? []));
  const [id] = ids;
  return ids.size === 1 ? (id ?? null) : null;
}

function urlOf(url: string, length: number): string {
  const end = url.search(/[?#]/);
  return ownText(url.slice(0, Math.min(end < 0 ? url.length : end, length)));
}
