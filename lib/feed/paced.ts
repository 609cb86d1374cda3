/**
 * Something that is done at once when it is asked for, and while it is asked for again and again, only
 * so often. What is asked for last is always done.
 */
export class Paced {
  private readonly act: () => void;
  private readonly pauseMs: () => number;
  private asked = false;
  private timer: unknown = null;

  /** @param pauseMs milliseconds from one time to the next, at least; asked for when it was just done */
  constructor(act: () => void, pauseMs: number | (() => number)) {
    this.act = act;
    this.pauseMs = typeof pauseMs === 'number' ? () => pauseMs : pauseMs;
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
    if (this.timer !== DOING) clearTimeout(this.timer);
    this.timer = null;
    this.asked = false;
  }

  private run(): void {
    this.stop();
    // What is asked for while it is done waits as well.
    this.timer = DOING;
    try {
      this.act();
    } finally {
      if (this.timer === DOING) this.pause();
    }
  }

  private pause(): void {
    this.timer = setTimeout(() => {
      this.timer = null;
      if (this.asked) this.run();
    }, this.pauseMs());
  }
}

const DOING = Symbol('doing');
