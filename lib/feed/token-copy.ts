// A view's copy of the tokens. While a new snapshot arrives in parts, what was known before stays to
// be seen: a token that is sent again takes its own place, and one that is not goes when all have
// arrived. So a view does not flicker when the background was stopped and comes back.
import type { TokenId, TokenRecord } from '../ledger/record.ts';
import type { ServerClock } from '../ledger/server-clock.ts';
import type { FeedMessage } from './messages.ts';
import { isSame } from './same.ts';

type Snapshot = Extract<FeedMessage, { type: 'snapshot' }>;
export type Next = Extract<FeedMessage, { type: 'part' | 'delta' }>;

/** How much of a snapshot has arrived. */
export interface Loading {
  readonly received: number;
  readonly total: number;
}

/** What the copy holds now; every change makes it anew. */
export interface Copied {
  readonly tokens: ReadonlyMap<TokenId, TokenRecord>;
  /** One for each host. */
  readonly clocks: readonly ServerClock[];
  /** Null when all that there is has arrived. */
  readonly loading: Loading | null;
}

export class TokenCopy {
  private copied: Copied = { tokens: new Map(), clocks: [], loading: null };
  /** Of the message that was taken last; -1 while a snapshot is awaited. */
  private revision = -1;
  /** Tokens that were known before and have not arrived again. */
  private readonly earlier = new Set<TokenId>();

  get now(): Copied {
    return this.copied;
  }

  /** From here on only a snapshot makes sense. */
  awaitSnapshot(): void {
    this.revision = -1;
    this.copied = { ...this.copied, loading: null };
  }

  begin({ revision, tokens, left, clocks }: Snapshot): void {
    this.revision = revision;
    this.earlier.clear();
    for (const id of this.copied.tokens.keys()) this.earlier.add(id);
    const next = new Map(this.copied.tokens);
    for (const record of tokens) this.arrive(next, record);
    this.become(next, clocks, left);
  }

  /**
   * Takes a part or a delta, if it is its turn.
   * @returns false when it shows that something was missed, so that a new snapshot is needed
   */
  take(message: Next): boolean {
    // Of an earlier subscription, or a second time.
    if (this.revision < 0 || message.revision <= this.revision) return true;
    if (message.revision > this.revision + 1) return false;
    this.revision = message.revision;
    return message.type === 'part' ? this.takePart(message) : this.takeDelta(message);
  }

  private takePart({ tokens, left }: Extract<Next, { type: 'part' }>): boolean {
    const next = new Map(this.copied.tokens);
    for (const record of tokens) this.arrive(next, record);
    this.become(next, this.copied.clocks, left);
    return true;
  }

  private takeDelta(delta: Extract<Next, { type: 'delta' }>): boolean {
    const { loading } = this.copied;
    const left = loading === null ? 0 : loading.total - loading.received;
    const tokens = this.tokensAfter(delta);
    if (tokens === null) return false;
    this.become(tokens, withClocks(this.copied.clocks, delta.clocks), left);
    return true;
  }

  /** The tokens with what a delta says about them; null when it speaks of one that never arrived. */
  private tokensAfter({ added, changed, removed }: Extract<Next, { type: 'delta' }>) {
    const { tokens } = this.copied;
    if (added.length + changed.length + removed.length === 0) return tokens;
    const next = new Map(tokens);
    for (const id of removed) {
      next.delete(id);
      this.earlier.delete(id);
    }
    for (const record of added) this.arrive(next, record);
    for (const change of changed) {
      const known = this.earlier.has(change.id) ? undefined : next.get(change.id);
      if (known === undefined) return null;
      next.set(change.id, { ...change, raw: known.raw });
    }
    return next;
  }

  /** A record that says what was known keeps its identity, so that nothing is worked out again. */
  private arrive(tokens: Map<TokenId, TokenRecord>, record: TokenRecord): void {
    const known = tokens.get(record.id);
    if (known === undefined || !isSame(known, record)) tokens.set(record.id, record);
    this.earlier.delete(record.id);
  }

  private become(tokens: Copied['tokens'], clocks: Copied['clocks'], left: number): void {
    const kept = left === 0 ? this.withoutEarlier(tokens) : tokens;
    const received = kept.size - this.earlier.size;
    const loading = left === 0 ? null : { received, total: received + left };
    this.copied = { tokens: kept, clocks, loading };
  }

  private withoutEarlier(tokens: Copied['tokens']): Copied['tokens'] {
    if (this.earlier.size === 0) return tokens;
    const kept = [...tokens].filter(([id]) => !this.earlier.has(id));
    this.earlier.clear();
    return new Map(kept);
  }
}

function withClocks(known: Copied['clocks'], changed: Copied['clocks']): Copied['clocks'] {
  if (changed.length === 0) return known;
  const hosts = new Set(changed.map(({ host }) => host));
  return [...known.filter(({ host }) => !hosts.has(host)), ...changed];
}
