import type { Entry } from '../entry.ts';
import { findingsOf } from '../findings.ts';

/** What a query needs to know that is no part of an entry. */
export interface QueryFacts {
  readonly findingCount: (entry: Entry) => number;
}

/** The facts as they are judged; a test may have others. */
export const JUDGED: QueryFacts = { findingCount: (entry) => findingsOf(entry).length };
