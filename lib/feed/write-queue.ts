// One write after another, each with all that has gathered meanwhile. A queue is in one of three states:
//
//   idle       nothing is to be written; what comes is written at once, with all else of the same turn
//   writing    a write is under way; what comes gathers for the next one
//   gathering  a write has ended; what comes waits a moment for more, or until somebody flushes
//
// Who flushes waits for the next write that begins, as that one holds all that was there at the call.
// What comes later is for a later write, so that a flush ends however much traffic there is.

export interface WriteQueueOptions {
  /** Begins to write all that is there, before it returns; null when there is nothing. */
  readonly begin: () => Promise<void> | null;
  /**
   * How long is gathered after a write, in milliseconds; 0 for not at all.
   * @param scheduled how often something was scheduled since this was asked last
   */
  readonly gatherMs: (scheduled: number) => number;
}

interface Waiter {
  resolve(): void;
  reject(error: unknown): void;
}

export class WriteQueue {
  private readonly options: WriteQueueOptions;
  private isIdle = true;
  private scheduled = 0;
  /** Those who wait for the next write that begins. */
  private waiters: Waiter[] = [];
  /** Ends the gathering, if that is what is done. */
  private hurry: () => void = () => undefined;

  constructor(options: WriteQueueOptions) {
    this.options = options;
  }

  /** Something is there to be written. */
  schedule(): void {
    this.scheduled++;
    if (!this.isIdle) return;
    this.isIdle = false;
    void Promise.resolve().then(() => this.run());
  }

  /**
   * Writes what is there, without gathering for longer.
   * @returns resolves when what was there at the call is written, and rejects if that write did
   */
  flush(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiters.push({ resolve, reject });
      this.hurry();
      this.schedule();
    });
  }

  private async run(): Promise<void> {
    // Whether there is more to write is asked in the very turn that ends the work.
    while (await this.write()) await this.gather();
  }

  /** @returns false, idle again, if there was nothing to write */
  private write(): Promise<boolean> | false {
    const waiters = this.waiters.splice(0);
    const writing = this.begin();
    if (writing === null) {
      this.isIdle = true;
      for (const { resolve } of waiters) resolve();
      return false;
    }
    return writing.then(
      () => {
        for (const { resolve } of waiters) resolve();
        return true;
      },
      (error: unknown) => {
        for (const { reject } of waiters) reject(error);
        // What nobody waits for must not fail in silence.
        if (waiters.length === 0) void Promise.reject(error);
        return true;
      },
    );
  }

  private begin(): Promise<void> | null {
    try {
      return this.options.begin();
    } catch (error) {
      return Promise.reject(error);
    }
  }

  private async gather(): Promise<void> {
    const gatherMs = this.options.gatherMs(this.scheduled);
    this.scheduled = 0;
    if (gatherMs <= 0 || this.waiters.length > 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, gatherMs);
      this.hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.hurry = () => undefined;
  }
}
