import type { Entry } from '../../lib/view/entry.ts';
import { type LifetimeWords, lifetimeWords } from '../../lib/view/lifetime-words.ts';
import { useStore } from './store-context.ts';

/** A token's lifetime now, in words; the component follows the clock. */
export function useLifetime(entry: Entry): LifetimeWords {
  return lifetimeWords(entry, useStore().now.value);
}
