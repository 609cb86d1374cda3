// What verification found out about a token, as documents have it: a statement of who wrote them. Who reads
// one has to ask anew, and imports leave it alone.
import type { KeySource } from '../../judge/verify/key.ts';
import type { Token } from '../../token/token.ts';
import { groundsOf, openThumbprint } from './key-told.ts';
import { type SignatureState, signatureState } from './signature-state.ts';
import { toldOf } from './told-tokens.ts';

export interface ExportedVerification {
  readonly signature: SignatureState;
  /** Only in a safe share, whose signatures are stand-ins: what was checked is the original. */
  readonly of?: 'original';
  /** ISO 8601, UTC. */
  readonly checkedAt: string;
  /** As the token names it. */
  readonly algorithm?: string | null;
  /** Code of why it is not verified; null where it is. */
  readonly reason: string | null;
  readonly key: ExportedKey | null;
  /** So many octets were given by hand as what was signed, which the token leaves out. */
  readonly givenContent?: number;
}

export interface ExportedKey {
  readonly from: KeySource['from'];
  readonly label?: string;
  /** RFC 7638; never of a secret, which could be guessed by it. */
  readonly thumbprint?: string | null;
  /** Where it was fetched from, or what it was given as. */
  readonly place?: string | null;
}

/** What was found out about a token in this session; null where nobody asked. */
export function exportVerification(token: Token): ExportedVerification | null {
  const answer = toldOf(token);
  if (answer.state !== 'told') return null;
  const { algorithm, reason, key } = groundsOf(answer.verification);
  const { givenContent } = answer.verification;
  return {
    signature: signatureState(token, answer),
    checkedAt: new Date(answer.at).toISOString(),
    algorithm,
    reason,
    key:
      key === null
        ? null
        : {
            from: key.source.from,
            label: key.label,
            thumbprint: openThumbprint(key),
            place: placeOf(key.source),
          },
    ...(givenContent === undefined ? {} : { givenContent }),
  };
}

/** The same without what the token or a key says: a label is a name, a place a host, an algorithm any text. */
export function outlineOfVerification(
  verification: ExportedVerification | null,
): ExportedVerification | null {
  if (verification === null) return null;
  const { signature, checkedAt, reason, key } = verification;
  const outline = key === null ? null : { from: key.from };
  return { signature, of: 'original', checkedAt, reason, key: outline };
}

function placeOf(source: KeySource): string | null {
  if (source.from === 'issuer') return source.url;
  return source.from === 'given' ? source.name : null;
}
