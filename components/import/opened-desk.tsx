import type { ComponentType } from 'preact';
import type { ImportSource } from '../../lib/import/session-messages.ts';
import type { ViewStore } from '../../lib/view/store.ts';
import { createDesk, type Desk } from './desk.ts';
import { ImportLayers } from './ImportLayers.tsx';
import { ImportNotices } from './ImportNotices.tsx';

/** The desk with what shows it. */
export interface OpenedDesk {
  readonly desk: Desk;
  /** Progress and what came of imports, above the list. */
  readonly Notices: typeof ImportNotices;
  /** The dialog, and what is shown while something is dragged over the page. */
  readonly Layers: ComponentType<{ readonly desk: Desk }>;
  readonly take: (sources: readonly ImportSource[]) => void;
  readonly openDialog: () => void;
  readonly setDropping: (isDropping: boolean) => void;
}

/** Puts up the desk for a view. */
export function openDesk(store: ViewStore, desk: Desk = createDesk(store)): OpenedDesk {
  return {
    desk,
    Notices: ImportNotices,
    Layers: ImportLayers,
    take: desk.take,
    openDialog() {
      desk.isOpen.value = true;
    },
    setDropping(isDropping) {
      desk.isDropping.value = isDropping;
    },
  };
}
