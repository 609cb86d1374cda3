import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { BrowserEndedError } from './failure.ts';
import { within } from './wait.ts';

export interface Ending {
  /** False when it was closed, from here or by the person who used it. */
  readonly crashed: boolean;
  readonly sentence: string;
}

/**
 * Follows the process of a browser, so that whatever is under way when it ends fails with the reason
 * in words and not with a lost connection.
 */
export class BrowserLife {
  /** Settles with how it ended; never rejects. */
  readonly closed: Promise<Ending>;
  readonly #title: string;
  readonly #process: ChildProcess;
  readonly #ended: Promise<never>;
  #closing = false;

  constructor(title: string, process: ChildProcess) {
    this.#title = title;
    this.#process = process;
    this.closed = this.#whenEnded();
    this.#ended = this.closed.then(({ sentence }) => {
      throw new BrowserEndedError(sentence);
    });
    this.#ended.catch(() => {});
  }

  async #whenEnded(): Promise<Ending> {
    if (!this.hasEnded) await once(this.#process, 'exit');
    const { exitCode, signalCode } = this.#process;
    if (this.#closing || exitCode === 0) {
      return { crashed: false, sentence: `${this.#title} was closed.` };
    }
    const how = signalCode ? `by ${signalCode}` : `with exit code ${exitCode}`;
    return { crashed: true, sentence: `${this.#title} ended unexpectedly, ${how}.` };
  }

  get hasEnded(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }

  /** The work's result, or a BrowserEndedError as soon as the browser has ended. */
  async guard<T>(work: Promise<T>): Promise<T> {
    try {
      return await Promise.race([work, this.#ended]);
    } catch (error) {
      // The connection is lost a moment before the process is gone; prefer the better sentence.
      if (/closed|disconnected|detached/i.test(String(error))) {
        await Promise.race([this.#ended, new Promise((resolve) => setTimeout(resolve, 100))]);
      }
      throw error;
    }
  }

  /** Asks the browser to end, and ends it by force when it does not. */
  async end(ask: () => Promise<unknown>): Promise<void> {
    this.#closing = true;
    if (this.hasEnded) return;
    try {
      await within(Promise.all([ask(), this.closed]), `${this.#title} to end`, 5000);
    } catch {
      this.#process.kill('SIGKILL');
      await this.closed;
    }
  }
}
