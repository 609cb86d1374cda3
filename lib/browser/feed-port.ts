import { browser } from 'wxt/browser';
import type { ClientPort } from '../feed/client.ts';
import { FEED_PORT, type FeedMessage } from '../feed/messages.ts';
import { wrapPort } from './ports.ts';

/**
 * Connects a view to the background. Throws when the extension was removed or reloaded.
 * @param tabId the tab that the view was opened for, or null
 */
export function openFeedPort(tabId: number | null): ClientPort {
  const name = tabId === null ? FEED_PORT : `${FEED_PORT}:${tabId}`;
  // What the background sends is typed where it is sent; both ends are one build.
  return wrapPort(browser.runtime.connect({ name }), (message) => message as FeedMessage);
}
