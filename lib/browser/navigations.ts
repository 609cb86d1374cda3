import { sessionRows } from './session-rows.ts';

const ROW = 'navigations';

/** Since when each tab shows its page, in milliseconds since the epoch. */
export class Navigations {
  private readonly since = new Map<number, number>();

  load(stored: Readonly<Record<string, unknown>>): void {
    const rows = stored[ROW];
    if (!Array.isArray(rows)) return;
    for (const [tabId, at] of rows) {
      // A navigation that was seen since the worker woke is the later one.
      if (!this.since.has(tabId)) this.since.set(tabId, at);
    }
  }

  note(tabId: number, at: number): void {
    this.since.set(tabId, at);
    void sessionRows.write({ [ROW]: [...this.since] }, []);
  }

  of(tabId: number): number {
    return this.since.get(tabId) ?? 0;
  }

  forget(tabId: number): void {
    this.since.delete(tabId);
  }
}
