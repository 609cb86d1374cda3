import type { Finding } from '../../judge/findings.ts';
import type { Entry } from '../entry.ts';
import { findingsOf, mutedOf } from '../findings.ts';
import { type SignatureState, signatureState } from '../verification/signature-state.ts';
import { toldOf } from '../verification/told-tokens.ts';

type Found = Pick<Finding, 'code' | 'severity'>;

/** What a query needs to know that is no part of an entry. */
export interface QueryFacts {
  readonly findings: (entry: Entry) => readonly Found[];
  /** What was found as well, and is not told. */
  readonly muted: (entry: Entry) => readonly Found[];
  /** What was found out about its signature so far; follows signals. */
  readonly signature: (entry: Entry) => SignatureState;
}

/** The facts as they are judged; a test may have others. */
export const JUDGED: QueryFacts = {
  findings: findingsOf,
  muted: mutedOf,
  signature: ({ token }) => signatureState(token, toldOf(token)),
};
