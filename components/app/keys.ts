import type { CopyForm } from '../../lib/view/copy.ts';

/** What the keys of the panel do. */
export interface KeyActions {
  readonly copy: (form: CopyForm) => void;
  readonly filter: () => void;
  readonly list: () => void;
  readonly isInDetail: (target: Node) => boolean;
  readonly showKeys: () => void;
}

/** The keys as the dialog and the status bar list them. */
export const KEYS: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['↑', '↓'], does: 'Select another token' },
  { keys: ['Page Up', 'Page Down'], does: 'Select a token a page away' },
  { keys: ['Home', 'End'], does: 'Select the first or the last token' },
  { keys: ['Enter'], does: 'Go to the selected token' },
  { keys: ['Esc'], does: 'Back to the list' },
  { keys: ['c'], does: 'Copy the claims' },
  { keys: ['t'], does: 'Copy the token' },
  { keys: ['/'], does: 'Filter' },
  { keys: ['?'], does: 'Show these keys' },
];

const PLAIN_KEYS: Readonly<Record<string, (actions: KeyActions) => void>> = {
  c: ({ copy }) => copy('claims'),
  t: ({ copy }) => copy('token'),
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
