// The little of WebDriver BiDi (https://w3c.github.io/webdriver-bidi/) that is needed: commands with
// their results, over one WebSocket.

import { once } from 'node:events';
import WebSocket from 'ws';
import { DriveError } from './failure.ts';

export type BidiResult = Readonly<Record<string, unknown>>;

interface Pending {
  readonly resolve: (result: BidiResult) => void;
  readonly reject: (error: Error) => void;
}

export function isResult(value: unknown): value is BidiResult {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member that has to be text. */
export function textOf(result: BidiResult, name: string): string {
  const value = result[name];
  if (typeof value !== 'string') throw new DriveError(`Firefox answered without “${name}”.`);
  return value;
}

export class BidiConnection {
  readonly #socket: WebSocket;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (message) => this.#receive(String(message)));
    socket.on('close', () => this.#lose());
    socket.on('error', () => this.#lose());
  }

  static async open(url: string): Promise<BidiConnection> {
    const socket = new WebSocket(url);
    await once(socket, 'open');
    return new BidiConnection(socket);
  }

  #receive(text: string): void {
    const message: unknown = JSON.parse(text);
    if (!isResult(message) || typeof message['id'] !== 'number') return; // an event
    const { id, type, result, error, message: reason } = message;
    const pending = this.#pending.get(Number(id));
    this.#pending.delete(Number(id));
    if (type === 'success' && isResult(result)) pending?.resolve(result);
    else pending?.reject(new DriveError(`${error}: ${reason}`));
  }

  #lose(): void {
    for (const { reject } of this.#pending.values()) {
      reject(new DriveError('The connection to Firefox was closed.'));
    }
    this.#pending.clear();
  }

  send(method: string, params: BidiResult = {}): Promise<BidiResult> {
    return new Promise((resolve, reject) => {
      if (this.#socket.readyState !== WebSocket.OPEN) {
        reject(new DriveError('The connection to Firefox was closed.'));
        return;
      }
      this.#lastId += 1;
      this.#pending.set(this.#lastId, { resolve, reject });
      this.#socket.send(JSON.stringify({ id: this.#lastId, method, params }));
    });
  }

  /** The value of an expression, awaited there and brought over as JSON. */
  async evaluate(context: string, expression: string): Promise<unknown> {
    const answer = await this.send('script.evaluate', {
      expression: `(async () => JSON.stringify(await (${expression})))()`,
      target: { context },
      awaitPromise: true,
    });
    const { type, result, exceptionDetails } = answer;
    if (type !== 'success' || !isResult(result)) {
      const text = isResult(exceptionDetails) ? exceptionDetails['text'] : 'unknown';
      throw new DriveError(`The page threw ${text}`);
    }
    const { value } = result;
    return typeof value === 'string' ? JSON.parse(value) : undefined;
  }

  close(): void {
    this.#socket.close();
  }
}
