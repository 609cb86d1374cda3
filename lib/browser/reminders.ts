import type { Reminder } from '../judge/reminder.ts';
import type { TokenId } from '../ledger/record.ts';
import type { RowStore, Rows } from '../ledger/rows.ts';

const ROW = 'reminders';
/** More wishes than a person would have; the oldest go. */
const REMINDERS = 200;

/** Of which tokens a person wants to be told before they expire; kept through stops of the worker. */
export class Reminders {
  private readonly store: Pick<RowStore, 'write'>;
  private reminders: readonly Reminder[] = [];

  constructor(store: Pick<RowStore, 'write'>) {
    this.store = store;
  }

  /** Takes up what was stored; what was wished since the worker woke stands. */
  load(rows: Rows): void {
    const stored = rows[ROW];
    const earlier = (Array.isArray(stored) ? stored : []).flatMap(
      (row: unknown) => readReminder(row) ?? [],
    );
    const since = new Set(this.reminders.map(({ id }) => id));
    this.reminders = [...earlier.filter(({ id }) => !since.has(id)), ...this.reminders];
  }

  get all(): readonly Reminder[] {
    return this.reminders;
  }

  get ids(): readonly TokenId[] {
    return this.reminders.map(({ id }) => id);
  }

  /** Resolves when it is stored, or the store has refused it. */
  async set(id: TokenId, on: boolean): Promise<void> {
    const others = this.reminders.filter((reminder) => reminder.id !== id);
    await this.become(on ? [...others, { id, toldFor: null }].slice(-REMINDERS) : others);
  }

  /** The reminder was told of an end, in milliseconds since the epoch. */
  async told(id: TokenId, toldFor: number): Promise<void> {
    await this.become(
      this.reminders.map((reminder) => (reminder.id === id ? { id, toldFor } : reminder)),
    );
  }

  private async become(reminders: readonly Reminder[]): Promise<void> {
    this.reminders = reminders;
    const row = reminders.map(({ id, toldFor }) => [id, toldFor]);
    // A full store costs no more than the wish after the next stop of the worker.
    await this.store.write({ [ROW]: row }, []).catch(() => undefined);
  }
}

function readReminder(row: unknown): Reminder | null {
  const [id, toldFor] = Array.isArray(row) ? row : [];
  if (typeof id !== 'string' || (toldFor !== null && typeof toldFor !== 'number')) return null;
  return { id: id as TokenId, toldFor };
}
