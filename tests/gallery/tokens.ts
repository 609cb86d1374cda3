import type { TokenId, TokenRecord } from '../../lib/ledger/record.ts';
import type { Sighting } from '../../lib/ledger/sighting.ts';

/** The moment at which all scenes play: 23 November 2026, 20:12:53 UTC. */
export const NOW = Date.UTC(2026, 10, 23, 20, 12, 53);

const SECONDS = NOW / 1_000;

/** A NumericDate so many seconds from the scenes' moment. */
export const inSeconds = (seconds: number): number => SECONDS + seconds;

type Json = Record<string, unknown> | string;

/** Characters of a signature that each algorithm gives; the others are RSA with 2048 bits. */
const SIGNATURES: Readonly<Record<string, number>> = {
  HS256: 43,
  HS512: 86,
  ES256: 86,
  EdDSA: 86,
};

/** Canonical base64url of the length that the algorithm gives. */
function signatureFor(header: Json): string {
  const alg = typeof header === 'string' ? '' : String(header['alg']);
  return `${'x'.repeat((SIGNATURES[alg] ?? 342) - 1)}A`;
}

/** A JWS with a made-up signature. Text is taken as it is, for what JSON.stringify cannot write. */
export function jws(header: Json, claims: Json, signature = signatureFor(header)): string {
  return [encode(header), encode(claims), signature].join('.');
}

/** A JWE whose parts mean nothing. */
export function jwe(header: Json): string {
  return [
    encode(header),
    `${'kX3'.repeat(113)}kXA`,
    'aXZpdml2aXZpdmk',
    'Y2lwaGVy'.repeat(20),
    'dGFnZ3RhZ2c',
  ].join('.');
}

function encode(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const binary = String.fromCodePoint(...new TextEncoder().encode(text));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** A record as the ledger would keep it; whatever is not told is ordinary. */
export function record(
  raw: string,
  told: Partial<Omit<TokenRecord, 'id' | 'raw'>> & { readonly id?: string } = {},
): TokenRecord {
  const places = told.places ?? [
    { carrier: 'request-header', field: 'Authorization', via: ['Bearer'], count: 1 },
  ];
  return {
    raw,
    form: raw.includes('..') ? 'jwe' : 'jws',
    firstSeen: NOW - 240_000,
    lastSeen: NOW - 4_000,
    sightingCount: places.reduce((sum, { count }) => sum + count, 0),
    hosts: ['api.shop.example'],
    tabs: [{ tabId: 1, lastSeen: NOW - 4_000 }],
    workers: [],
    issuedFor: [],
    jarDomains: [],
    lastSentAt: NOW - 4_000,
    lastRejection: null,
    cookie: null,
    origin: null,
    sentTo: [],
    cookieTo: [],
    leaks: [],
    twice: false,
    ...told,
    places,
    id: (told.id ?? `t${raw.length}-${hash(raw)}`) as TokenId,
  };
}

function hash(text: string): string {
  let sum = 7;
  for (let at = 0; at < text.length; at++) sum = (sum * 31 + text.charCodeAt(at)) >>> 0;
  return sum.toString(36);
}

/** As many sightings as the record tells of, the last at its `lastSeen`. */
export function sightings(of: TokenRecord, gap = 7_300): readonly Sighting[] {
  return of.places
    .flatMap((place) => Array.from({ length: Math.min(place.count, 400) }, () => place))
    .map((place, index, all) => {
      const at = of.lastSeen - (all.length - 1 - index) * gap;
      const rejected = of.lastRejection !== null && at >= of.lastRejection.at;
      return {
        at,
        carrier: place.carrier,
        field: place.field,
        via: place.via,
        url: `https://${of.hosts[0]}/orders?page=${index + 1}&sort=date&fields=id,total,items`,
        method: index % 4 === 3 ? 'POST' : 'GET',
        status: rejected ? 401 : index === all.length - 1 ? null : 200,
        tabId: 1,
        frameId: 0,
        requestId: String(index),
        initiator: `https://${of.hosts[0]}`,
        resource: 'xmlhttprequest',
        hop: 0,
        durationMs: 40 + ((index * 37) % 200),
        challenge: rejected ? 'Bearer error="invalid_token"' : null,
        failure: null,
        store: null,
        partition: null,
      };
    });
}
