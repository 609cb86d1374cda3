import type { Kind } from '../token/kind.ts';
import { keyPart, say } from '../words/say.ts';

/** A record so that no kind can be forgotten: the credentials first. */
const ORDER: Readonly<Record<Kind, true>> = {
  access: true,
  id: true,
  refresh: true,
  session: true,
  'dpop-proof': true,
  'client-assertion': true,
  'client-attestation': true,
  'request-object': true,
  logout: true,
  'security-event': true,
  introspection: true,
  dbsc: true,
  credential: true,
  presentation: true,
  'key-binding': true,
  'key-proof': true,
  federation: true,
  'status-list': true,
  'cf-access': true,
  alb: true,
  iap: true,
  unknown: true,
};

/** Every kind in the order in which views list them. */
export const KINDS = Object.keys(ORDER) as readonly Kind[];

/** A kind in one word or two, for a column, a chip or a badge. */
export function kindWord(kind: Kind): string {
  return say(`kind_${keyPart(kind)}`);
}

/** A kind as it stands in a heading or at the beginning of a sentence. */
export function kindName(kind: Kind): string {
  return say(`kind_name_${keyPart(kind)}`);
}
