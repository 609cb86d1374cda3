import { type Browser, browser } from 'wxt/browser';
import type { ClientPort } from '../feed/client.ts';
import { FEED_PORT, type FeedMessage, type FeedPort } from '../feed/messages.ts';
import type { ServerPort } from '../feed/server.ts';

/** Connects a view to the background. Throws when the extension was removed or reloaded. */
export function openFeedPort(): ClientPort {
  // What the background sends is typed where it is sent; both ends are one build.
  return wrap(browser.runtime.connect({ name: FEED_PORT }), (message) => message as FeedMessage);
}

/** Calls back for every view of this extension that connects. */
export function onFeedPort(listener: (port: ServerPort) => void): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name === FEED_PORT && isOwnPage(port.sender))
      listener(wrap(port, (message) => message));
    else port.disconnect();
  });
}

/** Only the browser can stamp a sender; a content script would carry a page's URL. */
function isOwnPage(sender: Browser.runtime.MessageSender | undefined): boolean {
  const url = sender?.url ?? '';
  return sender?.id === browser.runtime.id && url.startsWith(browser.runtime.getURL('/'));
}

function wrap<Incoming, Outgoing>(
  port: Browser.runtime.Port,
  read: (message: unknown) => Incoming,
): FeedPort<Incoming, Outgoing> {
  return {
    send(message) {
      try {
        port.postMessage(message);
      } catch {
        // The other end is gone; its close event follows.
      }
    },
    onMessage: (listener) => port.onMessage.addListener((message) => listener(read(message))),
    onClose: (listener) => port.onDisconnect.addListener(() => listener()),
    close: () => port.disconnect(),
  };
}
