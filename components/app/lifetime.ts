import type { Entry } from '../../lib/view/entry.ts';
import { type LifetimeWords, lifetimeWords } from '../../lib/view/lifetime-words.ts';
import { useStore } from './store-context.ts';

/** A token's lifetime now, in words; the component follows the clock and when people want to be warned. */
export function useLifetime(entry: Entry): LifetimeWords {
  const { now, settings } = useStore();
  return lifetimeWords(entry, now.value, settings.value.warnings.minutes * 60_000);
}
