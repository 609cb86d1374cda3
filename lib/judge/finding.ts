// What is worth telling a developer about a token, and the shape of the rules that find it. A rule tells
// what was seen; how it is said stands in public/_locales under `rule_<code>_title`, `_why` and `_fix`.
import type { JsonObject, JsonValue } from '../jose/json.ts';
import type { Place, TokenId, TokenRecord } from '../ledger/record.ts';
import type { ServerClock } from '../ledger/server-clock.ts';
import type { TokenFault } from '../token/fault.ts';
import type { Kind, KindReason } from '../token/kind.ts';
import type { Form, Token } from '../token/token.ts';

/**
 * How bad it is: `error`, a must of a specification is broken or the token is open to misuse now;
 * `warning`, it goes wrong under some condition; `note`, worth knowing, and may be meant so.
 */
export type Severity = 'error' | 'warning' | 'note';

/** From worst to mildest. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** The attributes of a cookie that rules speak of, as Set-Cookie writes them. */
export type CookieAttribute = 'Secure' | 'HttpOnly' | 'SameSite' | 'Expires' | 'Domain' | 'Path';

/** What was seen, and where it can be looked at. */
export type Evidence =
  /** A member of the claims set or the JOSE header; null: it is not there. */
  | { readonly at: 'claim' | 'header'; readonly name: string; readonly value: JsonValue | null }
  | { readonly at: 'segment'; readonly fault: TokenFault }
  | { readonly at: 'signature'; readonly bytes: number }
  | { readonly at: 'place'; readonly place: Place }
  /** `value`: a moment in milliseconds since the epoch or a word; null: the cookie has it not. */
  | {
      readonly at: 'cookie';
      readonly attribute: CookieAttribute;
      readonly value: number | string | null;
    }
  /** The last request that carried it, milliseconds since the epoch. */
  | { readonly at: 'sent'; readonly moment: number }
  | { readonly at: 'hosts'; readonly hosts: readonly string[] }
  /** The request that carried it, its URL without a query. */
  | { readonly at: 'request'; readonly method: string; readonly url: string }
  /** A parameter of a request to an authorization server; null: it was not there. */
  | { readonly at: 'parameter'; readonly name: string; readonly value: string | null }
  /** A field of the answer that brought it, which was not there or did not say what it must. */
  | { readonly at: 'field'; readonly name: string; readonly lacks: string }
  /** How hard the value is to guess, at best. */
  | { readonly at: 'bits'; readonly bits: number }
  /** Another token. */
  | { readonly at: 'token'; readonly id: TokenId; readonly kind: Kind };

/** One thing that a rule found. */
export interface Found {
  /** The most telling first; never empty. */
  readonly evidence: readonly Evidence[];
}

/** Another token, as far as what is said of it does not change with every sighting. */
export interface Neighbour {
  readonly token: Token;
  readonly record: Pick<TokenRecord, 'id' | 'firstSeen' | 'places' | 'issuedFor' | 'origin'>;
  readonly kind: Kind;
}

/** The other tokens that are known: what rules about several messages ask. */
export interface Neighbourhood {
  get(id: TokenId): Neighbour | undefined;
  /** Those that an answer brought to a request with this one, in the order in which they came. */
  issuedFor(id: TokenId): readonly Neighbour[];
  /** DPoP proofs with this `jti`. */
  proofs(jti: string): readonly Neighbour[];
  /** What is known of a host's clock, where it is off by more than a minute. @param host with port */
  clock(host: string): ServerClock | undefined;
}

/** All that a rule may look at. Nothing in it depends on the present moment. */
export interface Subject {
  readonly token: Token;
  readonly record: TokenRecord;
  readonly kind: Kind;
  /** Why it is of this kind. Places seen later can add some: who looks at them needs the record. */
  readonly reasons: readonly KindReason[];
  /** The claims set where it can be read. */
  readonly claims: JsonObject | null;
  /** Sent after it expired, and not just until its successor was there: as `isStillSent` says. */
  readonly stillSent: boolean;
  readonly around: Neighbourhood;
}

/** A rule as data. `judge` is pure; one that throws is told of and harms no other. */
export interface Rule<Code extends string = string> {
  /** In kebab case; it never changes, as exports and settings name it. */
  readonly code: Code;
  readonly severity: Severity;
  /**
   * `token`: what the token says and its kind decide; `record`: also where and when it was seen;
   * `messages`: also other tokens.
   */
  readonly needs: 'token' | 'record' | 'messages';
  /** The only kinds it is about; left out for all. It is not asked about any other. */
  readonly kinds?: readonly Kind[];
  /** The only forms it is about; left out for all. */
  readonly forms?: readonly Form[];
  /** Documents with their sections: "RFC 7519 §4.1.4". */
  readonly source: readonly string[];
  readonly judge: (subject: Subject) => Found | null;
}

/** A rule with its code kept as a type, so that its words are checked. */
export function rule<const Code extends string>(definition: Rule<Code>): Rule<Code> {
  return definition;
}
