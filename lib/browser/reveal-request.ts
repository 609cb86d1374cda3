// Shows a request in the browser's own developer tools, for the panel that stands in them.
import { browser } from 'wxt/browser';

/** What Chromium answers, which its documentation does not tell. */
interface Opened {
  readonly isError?: boolean;
}

type OpenResource = (url: string, line: number, done: (opened?: Opened) => void) => void;

/**
 * Opens what was answered in the panel that the developer tools have for it: Sources, or Application for
 * an image. No browser lets an extension show the Network panel: `devtools.panels.network` of Chromium 156
 * has no methods, and Firefox 153 has neither it nor `openResource`.
 * @returns null where there is no way; calling it tells whether the developer tools knew the request
 */
export function requestRevealer(): ((url: string) => Promise<boolean>) | null {
  const panels: { readonly openResource?: OpenResource } = browser.devtools.panels;
  if (typeof panels.openResource !== 'function') return null;
  return (url) =>
    new Promise((done) => {
      // They know requests without what browsers keep to themselves (RFC 9110 §7.1: no fragment is sent).
      panels.openResource?.(url.replace(/#.*$/s, ''), 0, (opened) =>
        done(opened?.isError !== true),
      );
    });
}
