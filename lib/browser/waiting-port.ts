import type { FeedPort } from '../feed/messages.ts';

/**
 * A port whose messages wait until somebody listens. Which book a view belongs to is known only after
 * the browser was asked, and the view has subscribed by then.
 */
export function waitingPort<Incoming, Outgoing>(
  port: FeedPort<Incoming, Outgoing>,
): FeedPort<Incoming, Outgoing> {
  let waiting: Incoming[] = [];
  let isClosed = false;
  let take: (message: Incoming) => void = (message) => waiting.push(message);
  let close = (): void => {
    isClosed = true;
  };
  port.onMessage((message) => take(message));
  port.onClose(() => close());
  return {
    send: (message) => port.send(message),
    close: () => port.close(),
    onMessage(listener) {
      const early = waiting;
      waiting = [];
      take = listener;
      for (const message of early) listener(message);
    },
    onClose(listener) {
      close = listener;
      if (isClosed) listener();
    },
  };
}
