import { type ReadonlySignal, signal } from '@preact/signals';
import type { Settings } from '../../lib/settings/settings.ts';
import { followTheme, type ShownTheme } from '../../lib/view/theme.ts';

/** The page follows the chosen theme; `surroundings` is that of the developer tools, where there are any. */
export function followThemeOnPage(
  settings: ReadonlySignal<Settings>,
  surroundings: ReadonlySignal<ShownTheme> = signal(null),
): void {
  const { dataset } = document.documentElement;
  followTheme(settings, surroundings, (theme) => {
    if (theme === null) delete dataset['theme'];
    else dataset['theme'] = theme;
  });
}
