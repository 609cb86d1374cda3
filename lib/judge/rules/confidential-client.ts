import { hostOf } from '../../http/url.ts';
import type { TokenRecord } from '../../ledger/record.ts';
import { neighboursOf } from '../evidence.ts';
import type { Neighbour, Neighbourhood, Subject } from '../finding.ts';
import { issuerHostOf } from '../sites.ts';

type Given = Pick<TokenRecord, 'issuedFor' | 'origin'>;

/**
 * Whether a client has proved who it is when it was given a token: by its secret, in a form or in the Basic
 * scheme (RFC 6749 §2.3.1), or by an assertion that it has signed (RFC 7523 §2.2).
 */
export function isConfidential({ issuedFor, origin }: Given, around: Neighbourhood): boolean {
  const grant = origin?.grant ?? null;
  // Many a secret does not look like one: that it was sent counts.
  const isTold = grant !== null && (grant.basic === true || grant.proof !== null);
  return isTold || issuedFor.some((id) => isProof(around.get(id)));
}

function isProof(sent: Neighbour | undefined): boolean {
  return sent?.kind === 'client-assertion' || isClientSecret(sent);
}

/** Whether a value is what a client proves itself with. */
export function isClientSecret(other: Pick<Neighbour, 'token'> | undefined): boolean {
  return other?.token.recognition?.family === 'client-secret';
}

/** Whether a token was seen in a browser itself, and not only in a recording, which can be of anything. */
export function isLive({ tabs, workers }: Pick<TokenRecord, 'tabs' | 'workers'>): boolean {
  return workers.length > 0 || tabs.some(({ tabId }) => tabId >= 0);
}

/** What is known of the client that exchanged a code without a verifier; null for any other token. */
export function clientWithoutVerifier(subject: Subject): 'proved' | 'public' | 'unknown' | null {
  const { record, around } = subject;
  const grant = record.origin?.grant ?? null;
  if (grant?.type !== 'authorization_code' || grant.pkce !== false) return null;
  if (isConfidential(record, around)) return 'proved';
  // Recordings for sharing come without the fields in which a client proves itself.
  return grant.basic === false && isLive(record) && !isRelayed(subject) ? 'public' : 'unknown';
}

/**
 * Whether the code may have gone to a server that proves itself in the client's place: to any that is not known
 * to be the issuer. Such a server often stands on the issuer's own site.
 */
function isRelayed(subject: Subject): boolean {
  const asked = hostOf(subject.record.origin?.url ?? '');
  const claims = neighboursOf(subject).map(({ token }) =>
    token.claims.state === 'read' ? token.claims.set : null,
  );
  return asked === null || ![subject.claims, ...claims].map(issuerHostOf).includes(asked);
}

/** What it lacks. */
export const NO_VERIFIER = { at: 'parameter', name: 'code_verifier', value: null } as const;
