import type { FeedPort } from '../feed/messages.ts';

/**
 * A port between a page and its worker as an end of the feed. Neither end can tell that the other is
 * gone: who ends a worker closes its port too.
 */
export function feedPort<Incoming, Outgoing>(port: MessagePort): FeedPort<Incoming, Outgoing> {
  return {
    send: (message) => port.postMessage(message),
    onMessage(listener) {
      // What is sent is typed where it is sent; both ends are one build, and read it with care.
      port.addEventListener('message', ({ data }: MessageEvent<Incoming>) => listener(data));
      port.start();
    },
    onClose() {
      // There is no such event in every browser.
    },
    close: () => port.close(),
  };
}
