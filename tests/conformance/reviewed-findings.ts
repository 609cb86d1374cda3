// How often each rule finds something in each set of the corpus. Every finding was looked at and is true of
// the token as it stands there; a rule that finds more or less than this must be looked at again.
import type { RuleCode } from '../../lib/judge/rules.ts';

export type Counts = Partial<Readonly<Record<RuleCode, number>>>;

export interface Reviewed {
  readonly set: string;
  /** Recorded traffic, with carriers and times; or tokens of which nothing else is known. */
  readonly read: 'recorded' | 'bare';
  readonly counts: Counts;
}

export const REVIEWED: readonly Reviewed[] = [
  // Access and ID tokens, session cookies and assertions of a provider that does it right. Two assertions
  // have a nonce and are no ID tokens. Two recordings are of a server without https.
  { set: 'har-polly', read: 'recorded', counts: { 'token-over-http': 2 } },
  { set: 'har-negative', read: 'recorded', counts: {} },
  { set: 'traffic-json', read: 'recorded', counts: {} },
  // RFC 7520 §5.1.
  { set: 'joserfc-fixtures', read: 'bare', counts: { 'rsa1-5': 1 } },
  {
    set: 'lib-test-tokens',
    read: 'bare',
    counts: {
      // Two segments, or nothing behind the last dot.
      'signature-missing': 11,
      unsigned: 8,
      // ES256 in DER, and signatures of 2 to 41 bytes that stand for real ones.
      'signature-length': 6,
      'not-canonical': 5,
      // ED25519, where Ed25519 is registered.
      'alg-letter-case': 2,
      // "123", true, false and an object as exp.
      'date-not-a-number': 4,
      // A name in Latin-1.
      'not-utf8': 1,
      'rsa1-5': 1,
      // null.
      'alg-not-a-string': 1,
    },
  },
  // RFC 7515 appendix A.5; RFC 7520 §5.1.
  { set: 'rfc-vectors-latchset', read: 'bare', counts: { unsigned: 1, 'rsa1-5': 1 } },
  {
    set: 'rfc7520-cookbook',
    read: 'bare',
    counts: {
      'rsa1-5': 1,
      // A signing input: two segments, and for RFC 7797 one whose content has a dot.
      'signature-missing': 1,
      'signature-length': 1,
      'not-canonical': 1,
      // RFC 7797 §4.2 as the corpus has it, which lacks crit.
      'b64-not-critical': 3,
    },
  },
  { set: 'rfc9449-dpop', read: 'bare', counts: {} },
  { set: 'sdjwt-rfc9901', read: 'bare', counts: {} },
  {
    set: 'scanners',
    read: 'bare',
    counts: {
      // Headers with a byte of no character.
      'not-utf8': 2,
      'not-canonical': 1,
      // MinIO wrote exp in quotes.
      'date-not-a-number': 1,
      // Istio's example for tests: 63 years.
      'long-lived-access-token': 1,
      unsigned: 3,
      // One signature of 32 bytes with each algorithm that is not HS256, and one that was cut.
      'signature-length': 12,
      'signature-missing': 3,
    },
  },
];
