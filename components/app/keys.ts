import type { CopyForm } from '../../lib/view/copy.ts';
import { type MessageKey, say } from '../../lib/words/say.ts';

/** What the keys of the panel do. */
export interface KeyActions {
  readonly copy: (form: CopyForm) => void;
  readonly filter: () => void;
  readonly list: () => void;
  readonly timeline: () => void;
  readonly isInDetail: (target: Node) => boolean;
  readonly showKeys: () => void;
}

interface KeyHelp {
  /** As events name them; letters as they are written on the keys. */
  readonly keys: readonly string[];
  readonly does: MessageKey;
}

/** The keys as the dialog lists them. */
export const KEYS: readonly KeyHelp[] = [
  { keys: ['ArrowUp', 'ArrowDown'], does: 'keys_select' },
  { keys: ['PageUp', 'PageDown'], does: 'keys_select_page' },
  { keys: ['Home', 'End'], does: 'keys_select_ends' },
  { keys: ['Enter'], does: 'keys_open' },
  { keys: ['Escape'], does: 'keys_back' },
  { keys: ['c'], does: 'keys_copy_claims' },
  { keys: ['t'], does: 'keys_copy_token' },
  { keys: ['l'], does: 'keys_timeline' },
  { keys: ['+', '−', '0'], does: 'keys_timeline_zoom' },
  { keys: ['Shift', 'ArrowLeft', 'ArrowRight'], does: 'keys_timeline_pan' },
  { keys: ['/'], does: 'keys_filter' },
  { keys: ['?'], does: 'keys_show' },
];

/** Keys whose caps bear another word in another language. */
const WORDED: Readonly<Record<string, MessageKey>> = {
  PageUp: 'key_page_up',
  PageDown: 'key_page_down',
  Home: 'key_home',
  End: 'key_end',
  Enter: 'key_enter',
  Escape: 'key_escape',
  Shift: 'key_shift',
};

const ARROWS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/**
 * What stands on a key.
 * @param key as events name it
 */
export function keyName(key: string): string {
  const worded = WORDED[key];
  return worded === undefined ? (ARROWS[key] ?? key) : say(worded);
}

const PLAIN_KEYS: Readonly<Record<string, (actions: KeyActions) => void>> = {
  c: ({ copy }) => copy('claims'),
  t: ({ copy }) => copy('token'),
  l: ({ timeline }) => timeline(),
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
