// The worker of a page that reads what is imported: nothing of it runs in the page.
import type { ServerPort } from '../feed/server.ts';
import { closeNetwork } from '../http/no-network.ts';
import { feedPort } from './message-port.ts';
import { ImportSession } from './session.ts';
import type { ImportAnswer, ImportOrder } from './session-messages.ts';

closeNetwork(self);

/** Other tasks of the worker, as messages of the page, come before what is posted here. */
function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

const session = new ImportSession({
  answer: (answer: ImportAnswer) => self.postMessage(answer),
  now: Date.now,
  turn,
});

self.addEventListener('message', ({ data: order }: MessageEvent<ImportOrder>) => {
  if (order.type === 'serve') session.attach(feedPort(order.port) satisfies ServerPort);
  else if (order.type === 'read') session.read(order.id, order.source);
  else session.cancel();
});
