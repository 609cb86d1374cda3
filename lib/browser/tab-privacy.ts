// Whether a tab is private, where an event does not tell: changes of URLs and what pages keep.

/** So many tabs are remembered: their numbers and nothing of what they show. */
const MOST = 1_000;

export class TabPrivacy {
  private readonly known = new Map<number, boolean>();
  private readonly ask: ((tabId: number) => Promise<boolean | null>) | null;

  /**
   * @param ask asks the browser, which answers null when the tab has gone; null where all windows that
   *   this background hears of are of one kind, so that there is nothing to ask
   */
  constructor(ask: ((tabId: number) => Promise<boolean | null>) | null) {
    this.ask = ask;
  }

  /** An event told it. A tab stays what it is as long as it lives. */
  note(tabId: number | null, isPrivate: boolean): void {
    if (this.ask === null || tabId === null || this.known.has(tabId)) return;
    for (const oldest of this.known.keys()) {
      if (this.known.size < MOST) break;
      this.known.delete(oldest);
    }
    this.known.set(tabId, isPrivate);
  }

  /**
   * Calls back with the answer: at once if it is known. Of a tab of which nobody can tell any more it
   * does not call back, as what is not known to be normal must not be taken for it.
   */
  with(tabId: number, use: (isPrivate: boolean) => void): void {
    const known = this.ask === null ? false : this.known.get(tabId);
    if (known !== undefined) use(known);
    else void this.find(tabId, use);
  }

  private async find(tabId: number, use: (isPrivate: boolean) => void): Promise<void> {
    const told = await this.ask?.(tabId).catch(() => null);
    if (typeof told === 'boolean') this.note(tabId, told);
    // The tab may have gone meanwhile, and another event have told of it before.
    const isPrivate = this.known.get(tabId);
    if (isPrivate !== undefined) use(isPrivate);
  }
}
