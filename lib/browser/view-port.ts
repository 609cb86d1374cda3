import type { FeedPort } from '../feed/messages.ts';
import { type PortListener, wrapPort } from './ports.ts';
import { isPrivatePort } from './tabs.ts';
import { waitingPort } from './waiting-port.ts';

/**
 * Listens to ports of views, each of which belongs to one kind of windows.
 * @param attach takes a port when it is known to which; one of which the browser does not tell is closed
 */
export function viewPort(
  attach: (port: FeedPort<unknown, unknown>, isPrivate: boolean) => void,
): PortListener {
  return (port, tabId) => {
    const waiting = waitingPort(wrapPort(port, (message: unknown) => message));
    void isPrivatePort(port, tabId).then((isPrivate) => {
      if (isPrivate === null) port.disconnect();
      else attach(waiting, isPrivate);
    });
  };
}
