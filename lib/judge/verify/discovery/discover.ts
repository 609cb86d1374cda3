// From an issuer's name to its keys, over whatever asks the network. Nothing here fetches by itself, and
// no URL is asked that is not on the issuer's own origin, or on one that a person allowed by name.

import type { VerificationKey } from '../key.ts';
import type {
  Discovery,
  DiscoveryFailure,
  DiscoveryProblem,
  GetKeys,
  KeyQuestion,
  KeyRequest,
} from './discovery.ts';
import { type Issuer, isTrustworthy, metadataUrls, plainUrl, readIssuer } from './issuer.ts';
import { type ReadKeys, readKeySet } from './key-set.ts';
import { type KeyPlace, readMetadata } from './metadata.ts';

export interface DiscoveryOptions {
  readonly get: GetKeys;
  readonly readKeys: ReadKeys;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

type Outcome =
  | {
      readonly ok: true;
      readonly keys: readonly VerificationKey[];
      readonly url: string;
      readonly problems: readonly DiscoveryProblem[];
    }
  | { readonly ok: false; readonly failure: DiscoveryFailure };

/** Among several failures the first of these tells most; all others end the search. */
const TELLING: readonly DiscoveryFailure['code'][] = [
  'wrong-issuer',
  'jwks-uri-unusable',
  'no-jwks-uri',
  'redirected',
  'refused',
  'not-json',
  'html',
  'not-found',
];

/**
 * Finds the keys of an issuer, or those behind a URL that a person typed. Never rejects if `get` and
 * `readKeys` do not.
 */
export async function discoverKeys(
  question: KeyQuestion,
  options: DiscoveryOptions,
): Promise<Discovery> {
  const search = new KeySearch(question, options);
  const outcome = await search.run();
  return { ...outcome, requests: search.requests };
}

/** The origins that a question leads to as it stands, before anything is asked. */
export function askedOrigins({ issuer: name, jwksUri, alsoFrom }: KeyQuestion): readonly string[] {
  if (jwksUri !== undefined) {
    const url = plainUrl(jwksUri);
    return url === null ? [] : [url.origin];
  }
  const reading = readIssuer(name);
  if (!reading.ok) return [];
  const also = plainUrl(alsoFrom ?? '')?.origin ?? reading.issuer.origin;
  return [...new Set([reading.issuer.origin, also])];
}

/**
 * The addresses that a question leads to before anything is known of the answer: the first is asked, each other
 * one where nothing was found at those before it. The address of the keys follows, which the answer names.
 */
export function askedUrls({ issuer: name, isCredential, jwksUri }: KeyQuestion): readonly string[] {
  if (jwksUri !== undefined) return [plainUrl(jwksUri)?.href ?? jwksUri];
  const reading = readIssuer(name);
  return reading.ok ? metadataUrls(reading.issuer, isCredential === true) : [];
}

class KeySearch {
  readonly requests: KeyRequest[] = [];
  private readonly question: KeyQuestion;
  private readonly options: DiscoveryOptions;

  constructor(question: KeyQuestion, options: DiscoveryOptions) {
    this.question = question;
    this.options = options;
  }

  run(): Promise<Outcome> {
    const { jwksUri, issuer } = this.question;
    return jwksUri === undefined ? this.ofIssuer(issuer) : this.behind(jwksUri);
  }

  private async behind(jwksUri: string): Promise<Outcome> {
    const url = plainUrl(jwksUri);
    if (url === null) return failed({ code: 'not-a-url', issuer: jwksUri });
    if (!isTrustworthy(url)) return failed({ code: 'not-https', url: jwksUri });
    if (url.username !== '' || url.password !== '') {
      return failed({ code: 'not-plain', url: jwksUri, part: 'userinfo' });
    }
    return this.fetchSet(url.href, null);
  }

  private async ofIssuer(name: string | null): Promise<Outcome> {
    const reading = readIssuer(name);
    if (!reading.ok) return failed(reading.fault);
    const { issuer } = reading;
    const failures: DiscoveryFailure[] = [];
    for (const url of metadataUrls(issuer, this.question.isCredential === true)) {
      const metadata = readMetadata(url, await this.options.get(url), issuer);
      this.note(url, metadata.ok ? null : metadata.failure);
      if (metadata.ok) return this.atPlace(metadata.place, issuer, url);
      if (!TELLING.includes(metadata.failure.code)) return metadata;
      failures.push(metadata.failure);
    }
    return failed(mostTelling(failures));
  }

  private async atPlace(place: KeyPlace, issuer: Issuer, metadataUrl: string): Promise<Outcome> {
    if (place.at === 'metadata') {
      const { url, set: text } = place;
      const answer = { ok: true, url, status: 200, contentType: null, text } as const;
      const source = this.sourceOf(url, issuer);
      const reading = await readKeySet(url, answer, source, this.options.readKeys);
      return reading.ok ? { ...reading, url } : reading;
    }
    const { url: jwksUri, origin } = place;
    if (origin !== issuer.origin && jwksUri !== this.question.alsoFrom) {
      return failed({ code: 'other-host', url: metadataUrl, jwksUri, origin });
    }
    return this.fetchSet(jwksUri, issuer);
  }

  private async fetchSet(url: string, issuer: Issuer | null): Promise<Outcome> {
    const answer = await this.options.get(url);
    const source = this.sourceOf(url, issuer);
    const reading = await readKeySet(url, answer, source, this.options.readKeys);
    this.note(url, reading.ok ? null : reading.failure);
    return reading.ok ? { ...reading, url } : reading;
  }

  private sourceOf(url: string, issuer: Issuer | null) {
    const fetchedAt = this.options.now();
    return { from: 'issuer' as const, url, issuer: issuer?.name ?? null, fetchedAt };
  }

  private note(url: string, failure: DiscoveryFailure | null): void {
    this.requests.push({ url, failure });
  }
}

function mostTelling(failures: readonly DiscoveryFailure[]): DiscoveryFailure {
  const rank = ({ code }: DiscoveryFailure) => TELLING.indexOf(code);
  return failures.reduce((best, next) => (rank(next) < rank(best) ? next : best));
}

function failed(failure: DiscoveryFailure): {
  readonly ok: false;
  readonly failure: DiscoveryFailure;
} {
  return { ok: false, failure };
}
