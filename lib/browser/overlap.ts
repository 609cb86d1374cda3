/**
 * While listeners are exchanged for others, both sets hear the same events, so that none falls between
 * them. This tells an event that the other set has heard already from a new one.
 */
export class Overlap {
  /** How often each event was heard by each set, and by the one that heard it most often. */
  private readonly counts = new Map<string, number>();

  /**
   * Whether the event is heard for the first time.
   * @param event names it, whoever hears it. What one set hears twice under a name are two events, such
   *   as hops that lead to the same URL. Times are no names: Firefox has another one for each listener.
   * @param set the number of the listeners that heard it
   */
  isFirst(event: string, set: number): boolean {
    const own = `${set} ${event}`;
    const count = (this.counts.get(own) ?? 0) + 1;
    this.counts.set(own, count);
    if (count <= (this.counts.get(event) ?? 0)) return false;
    this.counts.set(event, count);
    return true;
  }
}
