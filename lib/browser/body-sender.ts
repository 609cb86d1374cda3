// The DevTools page's end of the port for bodies. What was sent is kept until the background has stored
// it, and is sent again to the next one when it was stopped meanwhile.
import type { FeedPort } from '../feed/messages.ts';
import { type BodyAnswer, type BodyReport, readBodyAnswer } from './body-reports.ts';

export type SenderPort = FeedPort<unknown, BodyReport>;

export interface BodySenderOptions {
  /** Opens a port; throws when the extension was removed or reloaded. */
  readonly open: () => SenderPort;
  /** Called when it is known, or known anew, whether bodies are wanted. */
  readonly onWanted: (wanted: boolean) => void;
}

/** What waits at most, in characters; beyond it the oldest is reported as left alone. */
const WAITING_CHARACTERS = 32 * 1024 * 1024;
const RETRY_MS = 50;
const RETRY_LONGEST_MS = 5_000;

export class BodySender {
  private readonly options: BodySenderOptions;
  private port: SenderPort | null = null;
  private waiting: BodyReport[] = [];
  private lastId = 0;
  private retryMs = RETRY_MS;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(options: BodySenderOptions) {
    this.options = options;
    this.connect();
  }

  /** Sends a body, or null for one that was left alone. */
  send(body: BodyReport['body']): void {
    const report: BodyReport = { type: 'body', id: ++this.lastId, body };
    this.waiting.push(report);
    this.makeRoom();
    if (this.port !== null) this.port.send(report);
    else this.connect();
  }

  /** Connects if it is not connected, so that it is heard whether bodies are wanted. */
  connect(): void {
    if (this.port !== null) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    try {
      const port = this.options.open();
      this.port = port;
      port.onMessage((message) => this.receive(port, readBodyAnswer(message)));
      port.onClose(() => this.lose(port));
      for (const report of this.waiting) port.send(report);
    } catch {
      this.retry();
    }
  }

  private receive(port: SenderPort, answer: BodyAnswer | null): void {
    if (port !== this.port || answer === null) return;
    this.retryMs = RETRY_MS;
    if (answer.type === 'taken') {
      this.waiting = this.waiting.filter(({ id }) => id > answer.id);
      return;
    }
    if (!answer.wanted) this.waiting = [];
    this.options.onWanted(answer.wanted);
  }

  /** An idle background is stopped, and must not be woken for nothing: only what waits connects anew. */
  private lose(port: SenderPort): void {
    if (port !== this.port) return;
    this.port = null;
    this.retry();
  }

  private retry(): void {
    // The extension was reloaded or removed under this page: nobody will ever take it.
    if (this.retryMs >= RETRY_LONGEST_MS) this.waiting = [];
    if (this.waiting.length === 0) return;
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.connect();
    }, this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, RETRY_LONGEST_MS);
  }

  private makeRoom(): void {
    let characters = this.waiting.reduce((sum, { body }) => sum + (body?.text.length ?? 0), 0);
    this.waiting = this.waiting.map((report) => {
      if (characters <= WAITING_CHARACTERS) return report;
      characters -= report.body?.text.length ?? 0;
      return { ...report, body: null };
    });
  }
}
