// What an issuer's metadata say of its keys.
import type { JsonObject } from '../../../jose/json.ts';
import { parseJson } from '../../../jose/json.ts';
import { stringifyJson } from '../../../jose/json-text.ts';
import { member, stringMember } from '../../../jose/members.ts';
import type { AnswerFault, DiscoveryFailure, KeyAnswer } from './discovery.ts';
import { type Issuer, isTrustworthy, plainUrl } from './issuer.ts';

/** Where the keys are: behind a URL, or in the metadata themselves, as JSON. */
export type KeyPlace =
  | { readonly at: 'url'; readonly url: string; readonly origin: string }
  | { readonly at: 'metadata'; readonly url: string; readonly set: string };

export type MetadataReading =
  | { readonly ok: true; readonly place: KeyPlace }
  | { readonly ok: false; readonly failure: DiscoveryFailure };

type JsonAnswer =
  | { readonly ok: true; readonly object: JsonObject; readonly text: string }
  | { readonly ok: false; readonly failure: DiscoveryFailure };

/** So many characters of what is no JSON are shown. */
const BEGINNING = 80;

/**
 * Reads metadata of an issuer (OpenID Connect Discovery §4.2, RFC 8414 §3.2). Total.
 * @param asked the URL that was asked
 */
export function readMetadata(asked: string, answer: KeyAnswer, issuer: Issuer): MetadataReading {
  const json = readObject(asked, answer);
  if (!json.ok) return json;
  const said = stringMember(json.object, 'issuer') ?? null;
  // Compared as texts: OpenID Connect Discovery §4.3, RFC 8414 §3.3 with §4.
  if (said !== issuer.name) {
    return failed({ code: 'wrong-issuer', url: asked, expected: issuer.name, said });
  }
  return keyPlace(asked, json.object, issuer);
}

/** An answer that is one JSON object, or why it is not. Whatever it calls itself, JSON is read. */
export function readObject(asked: string, answer: KeyAnswer): JsonAnswer {
  if (!answer.ok) return answer;
  const { status, contentType, text } = answer;
  if (status === 404 || status === 410) return failed({ code: 'not-found', url: asked, status });
  if (status !== 200) return failed({ code: 'refused', url: asked, status });
  const json = parseJson(text);
  if (json.ok && json.value.type === 'object') return { ok: true, object: json.value, text };
  if (/^\s*</.test(text) || /\bx?html\b/i.test(contentType ?? '')) {
    return failed({ code: 'html', url: asked, contentType });
  }
  return failed({ code: 'not-json', url: asked, contentType, begins: text.slice(0, BEGINNING) });
}

function keyPlace(asked: string, metadata: JsonObject, issuer: Issuer): MetadataReading {
  const jwksUri = stringMember(metadata, 'jwks_uri');
  if (jwksUri === undefined) {
    // Issuers of credentials may put them here.
    const jwks = member(metadata, 'jwks');
    return jwks?.type === 'object'
      ? { ok: true, place: { at: 'metadata', url: asked, set: stringifyJson(jwks) } }
      : failed({ code: 'no-jwks-uri', url: asked });
  }
  const url = plainUrl(jwksUri);
  const isSafe = url !== null && isTrustworthy(url) && url.username === '' && url.password === '';
  // What https has told must not be fetched from a port of this machine in the clear.
  const isWeaker = url?.protocol === 'http:' && issuer.origin.startsWith('https:');
  if (!isSafe || isWeaker) return failed({ code: 'jwks-uri-unusable', url: asked, jwksUri });
  return { ok: true, place: { at: 'url', url: url.href, origin: url.origin } };
}

function failed(failure: AnswerFault | Extract<DiscoveryFailure, { readonly status: number }>): {
  readonly ok: false;
  readonly failure: DiscoveryFailure;
} {
  return { ok: false, failure };
}
