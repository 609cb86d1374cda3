// What a token is for, decided from evidence. Each row below is one piece of evidence; rows stand
// from the strongest to the weakest and the first that holds decides. All rows for the same kind
// that hold are its reasons, so that a developer can see why and disagree.
import type { JsonObject } from '../jose/json.ts';
import { member, stringMember } from '../jose/members.ts';
import type { Hit } from '../scan/message.ts';
import type { Token } from './token.ts';

/** What a token is for. */
export type Kind = 'access' | 'id' | 'refresh' | 'session' | 'unknown';

/** Where a token was carried. */
type Place = Pick<Hit, 'carrier' | 'field'>;

export interface KindVerdict {
  readonly kind: Kind;
  /** The evidence that decided, in words: "`typ` is at+jwt". */
  readonly reasons: readonly string[];
}

interface Facts {
  readonly header: JsonObject;
  readonly claims: JsonObject;
  readonly places: readonly Place[];
}

interface Evidence {
  readonly kind: Exclude<Kind, 'unknown'>;
  /** The reason in words if the evidence is there. */
  readonly found: (facts: Facts) => string | null;
}

/** The types that do not say what a JWT is for (RFC 7519 §5.1), and the one of access tokens. */
const GENERAL_TYPES = ['', 'jwt', 'at+jwt'];

const NO_CLAIMS: JsonObject = { type: 'object', members: [] };

const EVIDENCE: readonly Evidence[] = [
  // RFC 9068 §2.1; the media type may be written with its "application/" prefix (RFC 7515 §4.1.9).
  { kind: 'access', found: ({ header }) => typIs(header, 'at+jwt') },
  // Keycloak and Cognito name the kind in a claim.
  { kind: 'id', found: ({ claims }) => claimIs(claims, 'typ', ['ID']) },
  { kind: 'refresh', found: ({ claims }) => claimIs(claims, 'typ', ['Refresh', 'Offline']) },
  { kind: 'access', found: ({ claims }) => claimIs(claims, 'typ', ['Bearer']) },
  { kind: 'id', found: ({ claims }) => claimIs(claims, 'token_use', ['id']) },
  { kind: 'access', found: ({ claims }) => claimIs(claims, 'token_use', ['access']) },
  { kind: 'refresh', found: ({ claims }) => claimIs(claims, 'token_use', ['refresh']) },
  // OpenID Connect Core 1.0 §2 and §3.3.2.11.
  { kind: 'id', found: ({ claims }) => claimThere(claims, 'at_hash') },
  { kind: 'id', found: ({ claims }) => claimThere(claims, 'c_hash') },
  { kind: 'id', found: ({ claims }) => claimThere(claims, 'nonce') },
  // The name under which it travelled: RFC 6749 §4.2.2, §5.1 and OpenID Connect Core §3.1.3.3;
  // `id_token_hint` is an ID token given back (§3.1.2.1).
  {
    kind: 'id',
    found: ({ places }) => carriedAs(places, /(?:^|[^a-z])id[_-]?token(?:[_-]?hint)?$/i),
  },
  { kind: 'refresh', found: ({ places }) => carriedAs(places, /(?:^|[^a-z])refresh[_-]?token$/i) },
  { kind: 'access', found: ({ places }) => carriedAs(places, /(?:^|[^a-z])access[_-]?token$/i) },
  // RFC 8693 §4.2 and the common `scp`: granted scopes are what an access token is about.
  { kind: 'access', found: ({ claims }) => claimThere(claims, 'scope') },
  { kind: 'access', found: ({ claims }) => claimThere(claims, 'scp') },
  // RFC 6750 §2.1: a bearer credential, so something opens its door to it.
  { kind: 'access', found: ({ places }) => sentAsCredential(places) },
  { kind: 'session', found: ({ places }) => keptInCookie(places) },
];

/**
 * Decides a token's kind.
 * @param places where it was carried; places seen later can only add evidence.
 * @returns unknown for a token whose `typ` says it is something else, such as a DPoP proof: claims
 * and carriers would mislead there (RFC 8725 §3.11 is why such types exist).
 */
export function kindOf(token: Token, places: readonly Place[]): KindVerdict {
  const type = mediaType(token.header);
  if (!GENERAL_TYPES.includes(type)) return { kind: 'unknown', reasons: [`\`typ\` is ${type}`] };
  const claims = token.claims.state === 'read' ? token.claims.set : NO_CLAIMS;
  // A request object without a type of its own (RFC 9101 §4) has the `nonce` of an ID token and the
  // `scope` of an access token, and is neither.
  const asks = type === 'at+jwt' ? null : claimThere(claims, 'response_type');
  if (asks !== null) return { kind: 'unknown', reasons: [asks] };
  const facts: Facts = { header: token.header, claims, places };
  const holding = EVIDENCE.flatMap(({ kind, found }) => {
    const reason = found(facts);
    return reason === null ? [] : [{ kind, reason }];
  });
  const kind = holding[0]?.kind ?? 'unknown';
  return {
    kind,
    reasons: holding.filter((evidence) => evidence.kind === kind).map(({ reason }) => reason),
  };
}

function mediaType(header: JsonObject): string {
  const typ = stringMember(header, 'typ') ?? '';
  return typ.toLowerCase().replace(/^application\//, '');
}

function typIs(header: JsonObject, type: string): string | null {
  return mediaType(header) === type ? `\`typ\` is ${type}` : null;
}

function claimIs(claims: JsonObject, name: string, values: readonly string[]): string | null {
  const value = stringMember(claims, name);
  return value !== undefined && values.includes(value) ? `claim \`${name}\` is ${value}` : null;
}

function claimThere(claims: JsonObject, name: string): string | null {
  return member(claims, name) === undefined ? null : `has a \`${name}\` claim`;
}

function carriedAs(places: readonly Place[], name: RegExp): string | null {
  const place = places.find(({ field }) => name.test(field));
  return place === undefined ? null : `carried as \`${place.field}\``;
}

function sentAsCredential(places: readonly Place[]): string | null {
  const place = places.find(
    ({ carrier, field }) => carrier === 'request-header' && /^authorization$/i.test(field),
  );
  return place === undefined ? null : `sent in ${place.field}`;
}

function keptInCookie(places: readonly Place[]): string | null {
  const place = places.find(({ carrier }) =>
    ['cookie', 'set-cookie', 'cookie-jar'].includes(carrier),
  );
  return place === undefined ? null : `kept in the cookie \`${place.field}\``;
}
