import type { Kind } from '../token/kind.ts';

interface KindWords {
  /** In one word or two, for a column, a chip or a badge. */
  readonly word: string;
  /** As it stands in a heading or a sentence. */
  readonly name: string;
}

/** Every kind in the order in which views list them: the credentials first. */
const WORDS: Readonly<Record<Kind, KindWords>> = {
  access: { word: 'Access', name: 'Access token' },
  id: { word: 'ID', name: 'ID token' },
  refresh: { word: 'Refresh', name: 'Refresh token' },
  session: { word: 'Session', name: 'Session token' },
  'dpop-proof': { word: 'DPoP', name: 'DPoP proof' },
  'client-assertion': { word: 'Client', name: 'Client assertion' },
  'client-attestation': { word: 'Attestation', name: 'Client attestation' },
  'request-object': { word: 'Request', name: 'Request object' },
  logout: { word: 'Logout', name: 'Logout token' },
  'security-event': { word: 'Event', name: 'Security event token' },
  introspection: { word: 'Introspection', name: 'Introspection response' },
  dbsc: { word: 'DBSC', name: 'Device-bound session proof' },
  credential: { word: 'Credential', name: 'Verifiable credential' },
  presentation: { word: 'Presentation', name: 'Verifiable presentation' },
  'key-binding': { word: 'Key binding', name: 'Key-binding JWT' },
  'key-proof': { word: 'Key proof', name: 'Proof of possession of a key' },
  federation: { word: 'Federation', name: 'OpenID Federation statement' },
  'status-list': { word: 'Status list', name: 'Token status list' },
  'cf-access': { word: 'CF Access', name: 'Cloudflare Access assertion' },
  alb: { word: 'ALB', name: 'AWS load balancer assertion' },
  iap: { word: 'IAP', name: 'Google IAP assertion' },
  unknown: { word: 'Unknown', name: 'Token of unknown kind' },
};

/** Every kind in the order in which views list them. */
export const KINDS = Object.keys(WORDS) as readonly Kind[];

/** A kind in one word, for a column, a chip or a badge. */
export const KIND_WORD = wordsBy('word');

/** A kind as it stands in a heading or a sentence. */
export const KIND_NAME = wordsBy('name');

function wordsBy(part: keyof KindWords): Readonly<Record<Kind, string>> {
  const entries = Object.entries(WORDS).map(([kind, words]) => [kind, words[part]]);
  return Object.fromEntries(entries) as Record<Kind, string>;
}
