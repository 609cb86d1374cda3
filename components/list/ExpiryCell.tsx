import type { Entry } from '../../lib/view/entry.ts';
import { lifetimeWords } from '../../lib/view/lifetime-words.ts';
import { useStore } from '../app/store-context.ts';
import { LifetimeText } from '../primitives/Lifetime.tsx';

/** The part of a row that changes every second, so that nothing else of it has to. */
export function ExpiryCell({ entry }: { readonly entry: Entry }) {
  return <LifetimeText words={lifetimeWords(entry, useStore().now.value)} form="column" />;
}
