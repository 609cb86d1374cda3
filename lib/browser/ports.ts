import { type Browser, browser } from 'wxt/browser';
import type { FeedPort } from '../feed/messages.ts';

/** What is done with a port. `tabId`: the tab in its name, or null. */
export type PortListener = (port: Browser.runtime.Port, tabId: number | null) => void;

/** Hands every port that opens to the listener of its kind; others are closed. */
export function onPort(listeners: Readonly<Record<string, PortListener>>): void {
  browser.runtime.onConnect.addListener((port) => {
    for (const [kind, listener] of Object.entries(listeners)) {
      const tabId = namedTab(port.name, kind);
      if (tabId !== undefined && isOwnPage(port.sender)) return listener(port, tabId);
    }
    port.disconnect();
  });
}

/** Only the browser can stamp a sender; a content script would carry a page's URL. */
function isOwnPage(sender: Browser.runtime.MessageSender | undefined): boolean {
  const url = sender?.url ?? '';
  return sender?.id === browser.runtime.id && url.startsWith(browser.runtime.getURL('/'));
}

/**
 * The tab in a port's name: `kind` or `kind:12`.
 * @returns null for a port that names none, undefined for one of another kind
 */
export function namedTab(name: string, kind: string): number | null | undefined {
  if (name === kind) return null;
  const tabId = name.startsWith(`${kind}:`) ? name.slice(kind.length + 1) : '';
  return /^\d{1,15}$/.test(tabId) ? Number(tabId) : undefined;
}

/** @param read what is made of each message that comes in */
export function wrapPort<Incoming, Outgoing>(
  port: Browser.runtime.Port,
  read: (message: unknown) => Incoming,
): FeedPort<Incoming, Outgoing> {
  return {
    send(message) {
      try {
        port.postMessage(message);
      } catch (error) {
        // Where the other end is gone, its close event follows. Anything else is a fault: it is shown
        // where the browser lists an extension's errors, and who sends goes on.
        if (!isGone(error)) reportError(error);
      }
    },
    onMessage: (listener) => port.onMessage.addListener((message) => listener(read(message))),
    onClose: (listener) => port.onDisconnect.addListener(() => listener()),
    close: () => port.disconnect(),
  };
}

/** Chromium and Firefox each have words of their own for it. */
function isGone(error: unknown): boolean {
  return /disconnected port|context invalidated/i.test(String(error));
}
