// The background's end of the ports for bodies: tells DevTools pages whether bodies are wanted, and
// takes what they send.
import type { FeedPort } from '../feed/messages.ts';
import type { ResponseBodyMessage } from '../scan/message.ts';
import { type BodyAnswer, type ReceivedBody, readBodyReport } from './body-reports.ts';

export type ReceiverPort = FeedPort<unknown, BodyAnswer>;

export class BodyReceiver {
  private readonly ports = new Set<ReceiverPort>();
  private readonly isWanted: () => boolean | null;

  constructor(isWanted: () => boolean | null) {
    this.isWanted = isWanted;
  }

  /** Tells all connected pages whether bodies are wanted, if that is known. */
  tell(): void {
    for (const port of this.ports) this.tellOne(port);
  }

  /**
   * @param tabId the tab that DevTools inspect
   * @param take takes a message, or null for a body that was left alone; resolves when it is stored
   */
  attach(
    port: ReceiverPort,
    tabId: number | null,
    take: (message: ResponseBodyMessage | null) => Promise<void>,
  ): void {
    this.ports.add(port);
    port.onClose(() => this.ports.delete(port));
    let stored: Promise<unknown> = Promise.resolve();
    port.onMessage((value) => {
      const report = readBodyReport(value);
      if (report === null || this.isWanted() === false) return;
      const { id, body } = report;
      const taken = take(body && messageOf(body, tabId));
      // In their order, as one number stands for all before it.
      stored = Promise.allSettled([stored, taken]).then(() => port.send({ type: 'taken', id }));
    });
    this.tellOne(port);
  }

  private tellOne(port: ReceiverPort): void {
    const wanted = this.isWanted();
    if (wanted !== null) port.send({ type: 'wanted', wanted });
  }
}

function messageOf(
  { at, url, method, status, contentType, text }: ReceivedBody,
  tabId: number | null,
): ResponseBodyMessage {
  return {
    type: 'response-body',
    at,
    tabId,
    frameId: null,
    requestId: null,
    url,
    method,
    initiator: null,
    resource: null,
    status,
    body: { text, contentType },
  };
}
