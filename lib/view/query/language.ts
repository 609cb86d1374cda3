import type { ReadonlySignal } from '@preact/signals';
import type { Entry } from '../entry.ts';
import { followQuery } from './matching.ts';
import { compileQuery, type Query } from './query.ts';

/** The filter language, for views that have a filter. */
export interface QueryLanguage {
  readonly compile: (text: string) => Query;
  readonly follow: (
    entries: ReadonlySignal<readonly Entry[]>,
    query: ReadonlySignal<Query>,
    now: ReadonlySignal<number>,
  ) => ReadonlySignal<readonly Entry[]>;
}

export const QUERY_LANGUAGE: QueryLanguage = {
  compile: (text) => compileQuery(text),
  follow: followQuery,
};
