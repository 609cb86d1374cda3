/**
 * While listeners are exchanged for others, both sets hear the same events, so that none falls between
 * them. This tells the second time that an event is heard from the first.
 */
export class Overlap {
  private readonly heard = new Set<string>();

  /** Whether the event is heard for the first time. `event` names it, whoever hears it. */
  isFirst(event: string): boolean {
    if (this.heard.has(event)) return false;
    this.heard.add(event);
    return true;
  }
}
