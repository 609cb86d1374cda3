// DevTools' own record of finished requests, which has the bodies of answers. Read inside the DevTools
// page, which is there while DevTools are open, whether our panel is shown or not.
import { browser as polyfilled } from '@wxt-dev/webextension-polyfill/browser';
import type { browser as native } from 'wxt/browser';
import { BODIES_CALL, BODIES_PORT } from './body-reports.ts';
import { BodySender } from './body-sender.ts';
import { type FinishedEntry, isTooLarge, receivedBody, textTypeOf } from './har-entries.ts';
import { wrapPort } from './ports.ts';

type Content = readonly [content: string | null, encoding: string | null];

interface Entry extends FinishedEntry {
  getContent(callback?: (...content: Content) => void): Promise<Content> | undefined;
}

// Of all that is used of the extension API only the DevTools part of Chromium has no promises of its own:
// here alone the polyfill goes along, for versions that do not know `browser` yet.
const browser: typeof native = polyfilled;

/** Sends the bodies of the inspected page's answers to the background, while they are wanted. */
export function sendFinishedBodies(): void {
  const name = `${BODIES_PORT}:${browser.devtools.inspectedWindow.tabId}`;
  let listens = false;
  const sender = new BodySender({
    open: () => wrapPort(browser.runtime.connect({ name }), (message) => message),
    onWanted(wanted) {
      if (wanted === listens) return;
      listens = wanted;
      const { onRequestFinished } = browser.devtools.network;
      if (wanted) onRequestFinished.addListener(onFinished);
      else onRequestFinished.removeListener(onFinished);
    },
  });
  function onFinished(request: unknown): void {
    // The type definitions know HAR, and neither what the polyfill makes of getContent.
    void send(sender, request as Entry);
  }
  browser.runtime.onMessage.addListener((message: unknown) => {
    if (message === BODIES_CALL) sender.connect();
  });
}

async function send(sender: BodySender, entry: Entry): Promise<void> {
  const contentType = textTypeOf(entry);
  if (contentType === null) return;
  if (isTooLarge(entry)) {
    sender.send(null);
    return;
  }
  try {
    const [content, encoding] = await contentOf(entry);
    sender.send(receivedBody(entry, contentType, content, encoding));
  } catch {
    // The page has gone, and DevTools with it or not.
    sender.send(null);
  }
}

/**
 * Chromium gives a content to a callback alone, Firefox also as a promise, and the polyfill, where it is
 * needed, only so: it refuses a callback.
 */
function contentOf(entry: Entry): Promise<Content> {
  return new Promise((resolve, reject) => {
    const take = (...content: Content): void => resolve(content);
    try {
      entry.getContent(take)?.then(resolve, reject);
    } catch {
      entry.getContent()?.then(resolve, reject);
    }
  });
}
