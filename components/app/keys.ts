import type { CopyForm } from '../../lib/view/copy.ts';

/** What the keys of the panel do. */
export interface KeyActions {
  readonly copy: (form: CopyForm) => void;
  readonly filter: () => void;
  readonly list: () => void;
  readonly timeline: () => void;
  readonly verify: () => void;
  readonly isInDetail: (target: Node) => boolean;
  readonly showKeys: () => void;
}

const PLAIN_KEYS: Readonly<Record<string, (actions: KeyActions) => void>> = {
  c: ({ copy }) => copy('claims'),
  t: ({ copy }) => copy('token'),
  l: ({ timeline }) => timeline(),
  v: ({ verify }) => verify(),
  '/': ({ filter }) => filter(),
  '?': ({ showKeys }) => showKeys(),
};

/**
 * Handles a key anywhere in the panel. Keys that were handled go no further: DevTools has uses of
 * its own for them.
 */
export function onPanelKey(event: KeyboardEvent, actions: KeyActions): void {
  const { target } = event;
  // With Caps Lock on, C is still the key c.
  const key = event.shiftKey || event.key.length > 1 ? event.key : event.key.toLowerCase();
  if (!(target instanceof HTMLElement) || event.defaultPrevented) return;
  if (event.ctrlKey || event.metaKey || event.altKey || target.closest('dialog')) return;
  const typing = target.matches('input:not([type=checkbox], [type=radio]), textarea, select');
  if (key === 'Escape' && actions.isInDetail(target)) actions.list();
  else if (!typing && Object.hasOwn(PLAIN_KEYS, key)) PLAIN_KEYS[key]?.(actions);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
