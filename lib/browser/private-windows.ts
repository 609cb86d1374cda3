import { browser } from 'wxt/browser';

/** Whether this background serves private windows alone, as one does in Chromium. */
export const IS_PRIVATE_BACKGROUND =
  !import.meta.env.FIREFOX && browser.extension.inIncognitoContext;

/** Whether a private window is open that this background serves beside the normal ones. */
export async function hasPrivateWindow(): Promise<boolean> {
  if (!import.meta.env.FIREFOX) return false;
  return (await browser.windows.getAll()).some(({ incognito }) => incognito);
}

/** Calls back when a window was closed. */
export function onWindowClosed(listener: () => void): void {
  browser.windows.onRemoved.addListener(() => listener());
}
