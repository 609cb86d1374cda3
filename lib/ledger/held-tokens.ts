import type { Held } from './held.ts';
import type { Limits } from './limits.ts';
import type { TokenId, TokenRecord } from './record.ts';

/** All tokens that a ledger holds, by name and by text, and which of them go first. */
export class HeldTokens {
  private readonly limits: Pick<Limits, 'tokens' | 'characters'>;
  /** In order of last sighting, the longest ago first. */
  private readonly entries = new Map<TokenId, Held>();
  private readonly ids = new Map<string, TokenId>();
  private selected: ReadonlySet<TokenId> = new Set();
  private characters = 0;

  constructor(limits: Pick<Limits, 'tokens' | 'characters'>) {
    this.limits = limits;
  }

  get size(): number {
    return this.entries.size;
  }

  get(id: TokenId): Held | undefined {
    return this.entries.get(id);
  }

  withText(raw: string): Held | undefined {
    const id = this.ids.get(raw);
    return id === undefined ? undefined : this.entries.get(id);
  }

  /** The one seen longest ago first. */
  all(): Iterable<Held> {
    return this.entries.values();
  }

  /** Those of these names that are there. */
  held(ids: readonly TokenId[]): readonly Held[] {
    return ids.flatMap((id) => this.entries.get(id) ?? []);
  }

  add(held: Held): void {
    this.entries.set(held.record.id, held);
    this.ids.set(held.record.raw, held.record.id);
    this.characters += held.characters;
  }

  remove(id: TokenId): Held | undefined {
    const held = this.entries.get(id);
    if (held === undefined) return undefined;
    this.entries.delete(id);
    this.ids.delete(held.record.raw);
    this.characters -= held.characters;
    return held;
  }

  /** Changes a token and keeps the count of characters. */
  change(held: Held, change: () => void): void {
    const before = held.characters;
    change();
    this.characters += held.characters - before;
  }

  /** Changes facts about a token, if it is still there. */
  tell(id: TokenId, facts: Partial<TokenRecord>): void {
    const held = this.entries.get(id);
    if (held !== undefined) this.change(held, () => (held.record = { ...held.record, ...facts }));
  }

  /** Makes a token the one seen last. */
  renew(held: Held): void {
    this.entries.delete(held.record.id);
    this.entries.set(held.record.id, held);
  }

  protect(ids: ReadonlySet<TokenId>): void {
    this.selected = ids;
  }

  /** Whether there are more tokens or characters than there may be; one token always has room. */
  get isOver(): boolean {
    const { tokens, characters } = this.limits;
    return this.size > tokens || (this.characters > characters && this.size > 1);
  }

  /** Those to go first: seen longest ago, and protected ones only when there are no others. */
  first(count: number): readonly TokenId[] {
    const going: TokenId[] = [];
    for (const isSelected of [false, true]) {
      for (const id of this.entries.keys()) {
        if (going.length >= count) return going;
        if (this.selected.has(id) === isSelected) going.push(id);
      }
    }
    return going;
  }
}
