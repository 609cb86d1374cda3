import type { ComponentChildren } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import type { Entry } from '../../lib/view/entry.ts';
import { NO_VEIL, type Veil } from '../../lib/view/no-veil.ts';
import { veilFor, veilsLoaded } from '../../lib/view/veils.ts';
import { VeilContext } from '../primitives/veil-context.ts';
import { useStore } from './store-context.ts';

interface VeiledProps {
  readonly children: ComponentChildren;
}

/** What is hidden here, for texts that are no children of SafeText, as titles and names. */
export function useVeil(): Veil {
  return useContext(VeilContext);
}

/** A view in which what people chose is hidden, whichever token it is of. */
export function VeiledView({ children }: VeiledProps) {
  const { masking } = useStore().settings.value;
  const loaded = veilsLoaded.value;
  const veil = useMemo(() => veilFor(masking), [masking, loaded]);
  return <VeilContext.Provider value={veil}>{children}</VeilContext.Provider>;
}

/** What is told of one token: hidden as people chose, until they ask to see it. */
export function VeiledToken({ entry, children }: VeiledProps & { readonly entry: Entry }) {
  const { settings, revealedId } = useStore();
  const { masking } = settings.value;
  const shown = revealedId.value === entry.id;
  const { token } = entry;
  const loaded = veilsLoaded.value;
  const veil = useMemo(
    () => (shown ? NO_VEIL : veilFor(masking, token)),
    [masking, token, shown, loaded],
  );
  return <VeilContext.Provider value={veil}>{children}</VeilContext.Provider>;
}
