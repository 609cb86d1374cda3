import { browser } from 'wxt/browser';

/**
 * One moment at which something is to be done, also by a worker that was stopped meanwhile. An alarm
 * wakes it; alarms are at least 30 s apart, so a timer covers the nearer moments while the worker lives.
 */
export class Alarm {
  private readonly name: string;
  private readonly ring: () => void;
  private timer: ReturnType<typeof setTimeout> | null = null;
  /** When the alarm is set for; null if there is none, undefined while that is not known. */
  private at: number | null | undefined = undefined;

  constructor(name: string, ring: () => void) {
    this.name = name;
    this.ring = ring;
  }

  /**
   * Rings at a moment and not at the one that was set before.
   * @param at milliseconds since the epoch; null for never
   * @param now milliseconds since the epoch
   */
  set(at: number | null, now: number): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (at === null) {
      if (this.at !== null) void browser.alarms.clear(this.name);
      this.at = null;
      return;
    }
    // Timers hold at most 2^31-1 ms; a later moment is left to the alarm.
    if (at - now < 2 ** 31) this.timer = setTimeout(() => this.ring(), Math.max(0, at - now));
    // An alarm that has rung is gone.
    if (this.at === at && at > now) return;
    this.at = at;
    void browser.alarms.create(this.name, { when: at });
  }
}
