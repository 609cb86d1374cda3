import type { RowStore } from '../ledger/rows.ts';

const ROW = 'navigations';

/** Since when each tab shows its page, in milliseconds since the epoch. */
export class Navigations {
  private readonly store: Pick<RowStore, 'write'>;
  private readonly since = new Map<number, number>();
  /** Before the stored rows were read, writing would overwrite them. */
  private loaded = false;
  /** Tabs that were closed before that. */
  private readonly closed = new Set<number>();

  constructor(store: Pick<RowStore, 'write'>) {
    this.store = store;
  }

  /** Takes up what was stored; what was seen since the worker woke is the later word. */
  load(stored: Readonly<Record<string, unknown>>): void {
    const rows = stored[ROW];
    const seen = [...this.since];
    const isChanged = seen.length > 0 || this.closed.size > 0;
    for (const row of Array.isArray(rows) ? rows : []) {
      const [tabId, at] = Array.isArray(row) ? row : [];
      if (typeof tabId === 'number' && typeof at === 'number') this.since.set(tabId, at);
    }
    for (const tabId of this.closed) this.since.delete(tabId);
    for (const [tabId, at] of seen) this.since.set(tabId, at);
    this.closed.clear();
    this.loaded = true;
    if (isChanged) this.save();
  }

  note(tabId: number, at: number): void {
    this.since.set(tabId, at);
    this.save();
  }

  of(tabId: number): number {
    return this.since.get(tabId) ?? 0;
  }

  forget(tabId: number): void {
    if (!this.loaded) this.closed.add(tabId);
    if (this.since.delete(tabId)) this.save();
  }

  private save(): void {
    if (!this.loaded) return;
    // A full store costs no more than an older answer after the next stop of the worker.
    this.store.write({ [ROW]: [...this.since] }, []).catch(() => undefined);
  }
}
