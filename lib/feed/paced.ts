/**
 * Something that is done at once when it is asked for, and while it is asked for again and again, only
 * so often. What is asked for last is always done.
 */
export class Paced {
  private readonly act: () => void;
  private readonly pauseMs: number;
  private asked = false;
  private timer: unknown = null;

  /** @param pauseMs milliseconds from one time to the next, at least */
  constructor(act: () => void, pauseMs: number) {
    this.act = act;
    this.pauseMs = pauseMs;
  }

  ask(): void {
    if (this.timer === null) this.run();
    else this.asked = true;
  }

  /** Does at once what would have waited. */
  hurry(): void {
    if (this.asked) this.run();
  }

  /** Drops what waits; nothing is left behind. */
  stop(): void {
    clearTimeout(this.timer);
    this.timer = null;
    this.asked = false;
  }

  private run(): void {
    this.stop();
    this.timer = setTimeout(() => {
      this.timer = null;
      if (this.asked) this.run();
    }, this.pauseMs);
    this.act();
  }
}
