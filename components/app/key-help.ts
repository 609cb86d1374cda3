// The keys of the panel, in words.
import { type MessageKey, say } from '../../lib/words/say.ts';

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
  { keys: ['Shift', 'Enter'], does: 'keys_copy_member' },
  { keys: ['v'], does: 'keys_verify' },
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
