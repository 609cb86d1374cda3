// The ledger: every token by its exact text, with its sightings. Facts only; nothing in here knows
// what time it is or what a token means.
import { CARRIERS } from '../scan/carriers.ts';
import type { Hit } from '../scan/hit.ts';
import { LIMITS, type Limits } from './limits.ts';
import type { Observation } from './observation.ts';
import { OpenExchanges } from './open-exchanges.ts';
import { ownText } from './own-text.ts';
import {
  emptyRecord,
  isSent,
  recordCharacters,
  type TokenHistory,
  type TokenId,
  type TokenRecord,
  withSighting,
} from './record.ts';
import { type Sighting, sightingCharacters, sightingOf } from './sighting.ts';

/** What changed since changes were last taken. Page numbers count by `SIGHTINGS_PER_PAGE`. */
export interface LedgerChanges {
  readonly changed: ReadonlyMap<TokenId, ReadonlySet<number>>;
  readonly removed: readonly TokenId[];
}

/** A token as the ledger holds it. `offset` is the ordinal of the first sighting that is kept. */
export interface LedgerEntry {
  readonly record: TokenRecord;
  readonly sightings: readonly Sighting[];
  readonly offset: number;
}

interface Held {
  record: TokenRecord;
  readonly sightings: Sighting[];
  offset: number;
  characters: number;
}

/** Sightings are stored in pages, so that one more sighting rewrites one page and not all. */
export const SIGHTINGS_PER_PAGE = 16;

export class Ledger {
  /** Tokens that had to make room since the last clear. */
  droppedTokens = 0;
  readonly limits: Limits;
  /** In order of last sighting, the longest ago first. */
  private readonly entries = new Map<TokenId, Held>();
  private readonly ids = new Map<string, TokenId>();
  private readonly open: OpenExchanges;
  private changed = new Map<TokenId, Set<number>>();
  private removed = new Set<TokenId>();
  private nextId = 1;
  private characters = 0;

  constructor(limits: Limits = LIMITS) {
    this.limits = limits;
    this.open = new OpenExchanges(limits.openExchanges);
  }

  /** The number that the next new token is named by; it must survive a restart. */
  get next(): number {
    return this.nextId;
  }

  get size(): number {
    return this.entries.size;
  }

  /** Records every hit as a sighting, and joins a response to the sightings of its request. */
  note(observation: Observation): void {
    for (const hit of observation.hits) this.sight(observation, hit);
    if (observation.type === 'response') this.answer(observation);
    this.makeRoom();
  }

  /** All records, the one seen longest ago first. */
  records(): readonly TokenRecord[] {
    return [...this.entries.values()].map(({ record }) => record);
  }

  entry(id: TokenId): LedgerEntry | undefined {
    return this.entries.get(id);
  }

  /** Copies of what is known about the tokens; unknown ids are left out. */
  histories(ids: readonly TokenId[] | 'all'): readonly TokenHistory[] {
    const wanted = ids === 'all' ? [...this.entries.keys()] : ids;
    return wanted.flatMap((id) => {
      const held = this.entries.get(id);
      return held === undefined ? [] : [{ record: held.record, sightings: [...held.sightings] }];
    });
  }

  /** Clears tokens. @returns their histories, which `putBack` takes. */
  remove(ids: readonly TokenId[]): readonly TokenHistory[] {
    const histories = this.histories(ids);
    for (const { record } of histories) this.drop(record.id);
    this.droppedTokens = 0;
    return histories;
  }

  /** Makes room by forgetting a share (0 to 1) of the tokens, those seen longest ago. */
  dropOldest(share: number): void {
    const count = Math.ceil(this.entries.size * share);
    for (const id of [...this.entries.keys()].slice(0, count)) this.drop(id);
    this.droppedTokens += count;
  }

  /** Undoes a removal. A token that was seen again meanwhile keeps its new history. */
  putBack(histories: readonly TokenHistory[]): void {
    for (const { record, sightings } of histories) {
      if (this.ids.has(record.raw)) continue;
      this.restore({ record, sightings, offset: record.sightingCount - sightings.length });
      const held = this.entries.get(record.id);
      for (const index of held?.sightings.keys() ?? [])
        this.touch(record.id, (held?.offset ?? 0) + index);
    }
    this.makeRoom();
  }

  /** Takes up an entry as it was stored; nothing counts as changed by it. */
  restore(entry: LedgerEntry): void {
    const { record, sightings, offset } = entry;
    const held: Held = { record, sightings: [...sightings], offset, characters: 0 };
    this.removed.delete(record.id);
    this.entries.set(record.id, held);
    this.nextId = Math.max(this.nextId, Number(record.id.slice(1)) + 1 || 0);
    this.ids.set(record.raw, record.id);
    this.weigh(held, recordCharacters(record) + sum(sightings.map(sightingCharacters)));
    sightings.forEach((sighting, index) => {
      this.await(record.id, sighting, offset + index, CARRIERS[sighting.carrier].sent);
    });
  }

  /** Sets the counters as they were stored. */
  restoreCounters(next: number, droppedTokens: number): void {
    this.nextId = Math.max(this.nextId, next);
    this.droppedTokens = droppedTokens;
  }

  /** @returns what changed since the last call, or null for nothing. */
  takeChanges(): LedgerChanges | null {
    if (this.changed.size === 0 && this.removed.size === 0) return null;
    const changes = { changed: this.changed, removed: [...this.removed] };
    this.changed = new Map();
    this.removed = new Set();
    return changes;
  }

  private sight(observation: Observation, hit: Hit): void {
    const held = this.held(hit, observation.at);
    const sighting = sightingOf(observation, hit, 0);
    const ordinal = held.record.sightingCount;
    held.sightings.push(sighting);
    held.record = withSighting(held.record, observation, sighting, hit.cookie ?? null, this.limits);
    this.weigh(held, sightingCharacters(sighting));
    this.touch(held.record.id, ordinal);
    this.await(held.record.id, sighting, ordinal, isSent(observation, hit.carrier));
    const surplus = held.sightings.length - this.limits.sightingsPerToken;
    if (surplus > 0) this.letGo(held, surplus);
    // The map's order is the order of last sightings.
    this.entries.delete(held.record.id);
    this.entries.set(held.record.id, held);
  }

  private held({ raw, form }: Hit, at: number): Held {
    const known = this.ids.get(raw);
    const held = known === undefined ? undefined : this.entries.get(known);
    if (held !== undefined) return held;
    const record = emptyRecord(`t${this.nextId++}` as TokenId, ownText(raw), form, at);
    const fresh: Held = { record, sightings: [], offset: 0, characters: 0 };
    this.entries.set(record.id, fresh);
    this.ids.set(record.raw, record.id);
    this.weigh(fresh, recordCharacters(record));
    return fresh;
  }

  private answer(response: Observation): void {
    const { at, requestId, status, challenge } = response;
    if (requestId === null || status === null) return;
    for (const { id, ordinal, sent } of this.open.take(requestId)) {
      const held = this.entries.get(id);
      if (held === undefined) continue;
      // The sighting itself may have made room meanwhile; that the token was refused stays known.
      const index = ordinal - held.offset;
      const sighting = held.sightings[index];
      if (sighting !== undefined) held.sightings[index] = { ...sighting, status, challenge };
      if (sent && isRejection(status)) {
        held.record = { ...held.record, lastRejection: { at, status, challenge } };
      }
      this.touch(id, ordinal);
    }
  }

  private await(id: TokenId, { requestId, status }: Sighting, ordinal: number, sent: boolean) {
    if (requestId === null || status !== null) return;
    this.open.add(requestId, { id, ordinal, sent });
  }

  private letGo(held: Held, count: number): void {
    const gone = held.sightings.splice(0, count);
    held.offset += gone.length;
    this.weigh(held, -sum(gone.map(sightingCharacters)));
  }

  private makeRoom(): void {
    while (
      this.entries.size > this.limits.tokens ||
      (this.characters > this.limits.characters && this.entries.size > 1)
    ) {
      const [oldest] = this.entries.keys();
      if (oldest === undefined) return;
      this.drop(oldest);
      this.droppedTokens++;
    }
  }

  private drop(id: TokenId): void {
    const held = this.entries.get(id);
    if (held === undefined) return;
    this.entries.delete(id);
    this.ids.delete(held.record.raw);
    this.characters -= held.characters;
    this.changed.delete(id);
    this.removed.add(id);
  }

  private touch(id: TokenId, ordinal: number): void {
    const page = Math.floor(ordinal / SIGHTINGS_PER_PAGE);
    const pages = this.changed.get(id);
    if (pages !== undefined) pages.add(page);
    else this.changed.set(id, new Set([page]));
  }

  private weigh(held: Held, characters: number): void {
    held.characters += characters;
    this.characters += characters;
  }
}

function isRejection(status: number): boolean {
  return status === 401 || status === 403;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
