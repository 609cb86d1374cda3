import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ViewStore } from '../../lib/view/store.ts';

const StoreContext = createContext<ViewStore | null>(null);

export const StoreProvider = StoreContext.Provider;

/** The store of the view that the component is part of. */
export function useStore(): ViewStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error('A component that shows tokens stands outside of a StoreProvider.');
  return store;
}
