import { browser } from 'wxt/browser';

/** How the two browsers announce a change of theme; their type definitions know neither. */
interface ThemeEvents {
  readonly setThemeChangeHandler?: (listener: (name: string) => void) => void;
  readonly onThemeChanged?: { addListener(listener: (name: string) => void): void };
}

/**
 * Follows the theme of DevTools, which need not be the system's: calls back at once and with every
 * change. Chromium calls its light theme "default", Firefox "light".
 */
export function followDevToolsTheme(apply: (theme: 'light' | 'dark') => void): void {
  const { panels } = browser.devtools;
  const events: ThemeEvents = panels;
  const take = (name: string): void => apply(name === 'dark' ? 'dark' : 'light');
  take(panels.themeName);
  events.onThemeChanged?.addListener(take);
  events.setThemeChangeHandler?.(take);
}
