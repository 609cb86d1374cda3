import type { Entry } from '../../lib/view/entry.ts';
import { useLifetime } from '../app/lifetime.ts';
import { LifetimeText } from '../primitives/Lifetime.tsx';

/** The part of a row that changes every second, so that nothing else of it has to. */
export function ExpiryCell({ entry }: { readonly entry: Entry }) {
  return <LifetimeText words={useLifetime(entry)} form="column" />;
}
