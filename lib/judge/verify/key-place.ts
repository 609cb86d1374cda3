// Where published keys are: what is published there now takes the place of what was published before, as an
// issuer vouches for nothing that it has withdrawn.
import type { KeyQuestion } from './discovery/discovery.ts';
import { plainUrl } from './discovery/issuer.ts';
import type { KeySource } from './key.ts';

/** An issuer, or an address that a person typed; empty for keys that nobody publishes. */
export function placeOf(source: KeySource): string {
  if (source.from !== 'issuer') return '';
  return source.issuer === null ? `at ${source.url}` : `by ${source.issuer}`;
}

/** Where the keys are that a question asks for. */
export function placeAsked({ issuer, jwksUri }: KeyQuestion): string {
  if (jwksUri !== undefined) return `at ${plainUrl(jwksUri)?.href ?? jwksUri}`;
  return issuer === null ? '' : `by ${issuer}`;
}
