import { effect, type ReadonlySignal } from '@preact/signals';
import type { Settings } from '../settings/settings.ts';

/** What a page shows: a theme of its own choice, or null to leave that to the system. */
export type ShownTheme = 'light' | 'dark' | null;

/**
 * Keeps a page in the theme that was chosen, and with none chosen in that of its surroundings.
 * @param surroundings the theme of what the page stands in; null where only the system has one
 * @returns what stops that
 */
export function followTheme(
  settings: ReadonlySignal<Pick<Settings, 'theme'>>,
  surroundings: ReadonlySignal<ShownTheme>,
  show: (theme: ShownTheme) => void,
): () => void {
  return effect(() => {
    const { theme } = settings.value;
    show(theme === 'auto' ? surroundings.value : theme);
  });
}
