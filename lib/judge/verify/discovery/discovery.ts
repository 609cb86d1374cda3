// Finding the keys that an issuer publishes: what is asked and what comes of it. Types alone, so that
// views know them without loading what finds the keys.
import type { VerificationKey } from '../key.ts';

/** Whose keys are wanted, as a person asks for them by pressing a button. */
export interface KeyQuestion {
  /** `iss` as the token says it, letter by letter; null where the token has none. */
  readonly issuer: string | null;
  /** Whether it is the issuer of a verifiable credential, which has metadata of its own kind. */
  readonly isCredential?: boolean;
  /** The URL of a JWK Set that a person typed: it alone is asked then. */
  readonly jwksUri?: string;
  /**
   * The address beside the issuer's own host from which a person allowed to fetch, as `other-host` named it
   * (`jwksUri`); every other one is still refused.
   */
  readonly alsoFrom?: string;
}

/** What came of it. `requests`: everything that was asked of the network, in order. */
export type Discovery =
  | {
      readonly ok: true;
      /** One or more, all public. */
      readonly keys: readonly VerificationKey[];
      /** Where they were, for people to read. */
      readonly url: string;
      readonly problems: readonly DiscoveryProblem[];
      readonly requests: readonly KeyRequest[];
    }
  | {
      readonly ok: false;
      /** The one that tells most, where several URLs were tried. */
      readonly failure: DiscoveryFailure;
      readonly requests: readonly KeyRequest[];
    };

/** One request and, where it did not help, why. */
export interface KeyRequest {
  readonly url: string;
  readonly failure: DiscoveryFailure | null;
}

/** What is wrong with keys that were found all the same. */
export type DiscoveryProblem =
  /** Everybody can sign with them. The public halves are used; secrets are left out. */
  | { readonly code: 'private-keys-published'; readonly labels: readonly string[] }
  /** Keys that could not be read. */
  | { readonly code: 'keys-left-out'; readonly count: number };

/** Why an issuer's name leads nowhere: nothing is asked of the network. */
export type IssuerFault =
  | { readonly code: 'no-issuer' }
  | { readonly code: 'not-a-url'; readonly issuer: string }
  /** Neither https nor on this machine. */
  | { readonly code: 'not-https'; readonly url: string }
  /** With a user's name, a query or a fragment, which no issuer has (RFC 8414 §2). */
  | {
      readonly code: 'not-plain';
      readonly url: string;
      readonly part: 'userinfo' | 'query' | 'fragment';
    };

/** Why one URL gave no answer that can be read. */
export type RequestFailure =
  /** 404 and 410: there is nothing. */
  | { readonly code: 'not-found'; readonly url: string; readonly status: number }
  /** Any other status but 200: 401, 500. */
  | { readonly code: 'refused'; readonly url: string; readonly status: number }
  /** It leads away from the host; the browser refused to follow. `to` is null where it does not tell. */
  | { readonly code: 'redirected'; readonly url: string; readonly to: string | null }
  /** In bytes, unpacked. */
  | { readonly code: 'too-large'; readonly url: string; readonly limit: number }
  /** In milliseconds, for all requests together. */
  | { readonly code: 'timed-out'; readonly url: string; readonly limit: number }
  | { readonly code: 'cancelled' }
  /**
   * The browser gives no access to the hosts, and the person gave none when asked. `canAsk`: whether this
   * page can ask at all, which Firefox does not allow inside of developer tools.
   */
  | {
      readonly code: 'blocked-by-permission';
      readonly hosts: readonly string[];
      readonly canAsk: boolean;
    }
  /** The browser refused to connect by the extension's own policy. */
  | { readonly code: 'blocked-by-policy'; readonly url: string }
  /** No answer at all. `said`: the browser's own word where it gives one, `net::ERR_…`. */
  | {
      readonly code: 'unreachable';
      readonly url: string;
      readonly why: 'offline' | 'no-such-host' | 'no-connection' | 'certificate' | 'unknown';
      readonly said: string | null;
    };

/** Why what was answered is of no use. */
export type AnswerFault =
  /** A page for people. */
  | { readonly code: 'html'; readonly url: string; readonly contentType: string | null }
  | {
      readonly code: 'not-json';
      readonly url: string;
      readonly contentType: string | null;
      /** Its first characters. */
      readonly begins: string;
    }
  /** OpenID Connect Discovery §4.3, RFC 8414 §3.3: it must be the same, letter by letter. */
  | {
      readonly code: 'wrong-issuer';
      readonly url: string;
      readonly expected: string;
      /** Null where it names none. */
      readonly said: string | null;
    }
  | { readonly code: 'no-jwks-uri'; readonly url: string }
  /** No https URL, or none at all. */
  | { readonly code: 'jwks-uri-unusable'; readonly url: string; readonly jwksUri: string }
  /**
   * The keys are published by another host. Asked again with `alsoFrom: jwksUri`, once the person has
   * seen and allowed it, they are fetched.
   */
  | {
      readonly code: 'other-host';
      readonly url: string;
      readonly jwksUri: string;
      /** `https://keys.example`, with the port where it is not the usual one. */
      readonly origin: string;
    }
  /** A JSON document, but no JWK Set (RFC 7517 §5). */
  | { readonly code: 'not-a-key-set'; readonly url: string }
  | { readonly code: 'no-keys'; readonly url: string }
  | {
      readonly code: 'too-many-keys';
      readonly url: string;
      readonly count: number;
      readonly limit: number;
    }
  /** There are keys, and none that can be used. */
  | { readonly code: 'no-usable-keys'; readonly url: string; readonly count: number }
  /** All that is published are secrets, which everybody knows now. */
  | { readonly code: 'only-secrets'; readonly url: string; readonly count: number };

export type DiscoveryFailure = IssuerFault | RequestFailure | AnswerFault;

/** What the network answered, bounded: the outcome of one request. */
export type KeyAnswer =
  | {
      readonly ok: true;
      /** Behind redirects on the same host. */
      readonly url: string;
      readonly status: number;
      readonly contentType: string | null;
      readonly text: string;
    }
  | { readonly ok: false; readonly failure: RequestFailure };

/** Asks the network for one URL; never rejects. */
export type GetKeys = (url: string) => Promise<KeyAnswer>;
