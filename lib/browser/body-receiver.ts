// The background's end of the ports for bodies: tells DevTools pages whether bodies are wanted, and
// takes what they send.
import type { FeedPort } from '../feed/messages.ts';
import type { ResponseBodyMessage } from '../scan/message.ts';
import {
  type BodyAnswer,
  type BodyReport,
  type ReceivedBody,
  readBodyReport,
} from './body-reports.ts';

export type ReceiverPort = FeedPort<unknown, BodyAnswer>;

export class BodyReceiver {
  /** With what takes what each of them sends. */
  private readonly ports = new Map<ReceiverPort, (report: BodyReport) => void>();
  /** What came before it was known whether bodies are wanted: it is in memory alone, and so not taken. */
  private early: { readonly port: ReceiverPort; readonly report: BodyReport }[] = [];
  private readonly isWanted: () => boolean | null;

  constructor(isWanted: () => boolean | null) {
    this.isWanted = isWanted;
  }

  /** Tells all connected pages whether bodies are wanted, if that is known; takes what came earlier. */
  tell(): void {
    for (const port of this.ports.keys()) this.tellOne(port);
    for (const { port, report } of this.early.splice(0)) this.receive(port, report);
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
    let stored: Promise<unknown> = Promise.resolve();
    this.ports.set(port, ({ id, body }) => {
      const taken = take(body && messageOf(body, tabId));
      // In their order, as one number stands for all before it.
      stored = Promise.allSettled([stored, taken]).then(() => port.send({ type: 'taken', id }));
    });
    port.onClose(() => {
      this.ports.delete(port);
      // The page sends it again.
      this.early = this.early.filter((early) => early.port !== port);
    });
    port.onMessage((value) => {
      const report = readBodyReport(value);
      if (report !== null) this.receive(port, report);
    });
    this.tellOne(port);
  }

  private receive(port: ReceiverPort, report: BodyReport): void {
    const wanted = this.isWanted();
    if (wanted === null) this.early.push({ port, report });
    else if (wanted) this.ports.get(port)?.(report);
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
