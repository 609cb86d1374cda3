// The tokens that one is judged with. What is asked of them does not change with every sighting of theirs,
// so a token is judged anew only when one of its neighbours comes, goes or turns out to be of another kind.

import { stringMember } from '../jose/members.ts';
import type { Neighbour, Neighbourhood } from '../judge/finding.ts';
import { offClocks } from '../judge/off-clocks.ts';
import { hostsSentTo } from '../judge/sent-to.ts';
import type { TokenId } from '../ledger/record.ts';
import type { ServerClock } from '../ledger/server-clock.ts';
import type { Entry } from './entry.ts';

type Entries = ReadonlyMap<TokenId, Entry>;

interface Index {
  readonly issuedFor: ReadonlyMap<TokenId, readonly Neighbour[]>;
  readonly proofs: ReadonlyMap<string, readonly Neighbour[]>;
}

type Clocks = ReadonlyMap<string, ServerClock>;

const NOBODY: readonly Neighbour[] = [];
const NO_CLOCKS: Clocks = new Map();
export const NO_HOSTS: ReadonlySet<string> = new Set();

function isSameClock(one: ServerClock | undefined, other: ServerClock | undefined): boolean {
  return one?.earliest === other?.earliest && one?.latest === other?.latest;
}

/** All that is known, as of the last time that entries were made; looked up when it is first asked for. */
export class Neighbours implements Neighbourhood {
  private entries: Entries = new Map();
  private index: Index | null = null;
  private clocks: Clocks = NO_CLOCKS;

  /** Takes the entries as they are now. */
  follow(entries: Entries): void {
    this.entries = entries;
    this.index = null;
  }

  get(id: TokenId): Neighbour | undefined {
    const entry = this.entries.get(id);
    return entry && neighbour(entry);
  }

  issuedFor(id: TokenId): readonly Neighbour[] {
    return this.indexed().issuedFor.get(id) ?? NOBODY;
  }

  proofs(jti: string): readonly Neighbour[] {
    return this.indexed().proofs.get(jti) ?? NOBODY;
  }

  clock(host: string): ServerClock | undefined {
    return this.clocks.get(host);
  }

  /**
   * Takes servers' clocks as they are known now.
   * @returns the hosts whose tokens are to be judged anew
   */
  hear(clocks: readonly ServerClock[]): ReadonlySet<string> {
    const before = this.clocks;
    const off = offClocks(clocks);
    if (off.size === 0 && before.size === 0) return NO_HOSTS;
    this.clocks = off;
    const hosts = [...before.keys(), ...this.clocks.keys()];
    return new Set(hosts.filter((host) => !isSameClock(before.get(host), this.clocks.get(host))));
  }

  private indexed(): Index {
    this.index ??= indexOf(this.entries);
    return this.index;
  }
}

function neighbour({ token, record, verdict: { kind } }: Entry): Neighbour {
  return { token, record, kind };
}

function indexOf(entries: Entries): Index {
  const issuedFor = new Map<TokenId, Neighbour[]>();
  const proofs = new Map<string, Neighbour[]>();
  for (const entry of entries.values()) {
    for (const id of entry.record.issuedFor) add(issuedFor, id, entry);
    const jti = jtiOf(entry);
    if (jti !== null) add(proofs, jti, entry);
  }
  return { issuedFor, proofs };
}

function add<Key>(lists: Map<Key, Neighbour[]>, key: Key, entry: Entry): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [neighbour(entry)]);
  else list.push(neighbour(entry));
}

function jtiOf({ verdict, token: { claims } }: Entry): string | null {
  if (verdict.kind !== 'dpop-proof' || claims.state !== 'read') return null;
  return stringMember(claims.set, 'jti') ?? null;
}

/** Whether a token is judged by the clocks of some hosts. */
export function isJudgedBy({ record }: Entry, hosts: ReadonlySet<string>): boolean {
  if (hosts.size === 0) return false;
  return (
    record.hosts.some((host) => hosts.has(host)) ||
    hostsSentTo(record).some((host) => hosts.has(host))
  );
}

/** Whether what is asked of a token changed: its kind, or that a proof was used. */
export function isOther(before: Entry, now: Entry): boolean {
  const request = ({ record: { origin } }: Entry) => origin?.use?.requestId;
  return before.verdict.kind !== now.verdict.kind || request(before) !== request(now);
}

/**
 * The entries that are judged with some that came, went or are of another kind now, to be judged anew.
 * @param changed those, as they are or were
 */
export function judgedWith(entries: Entries, changed: readonly Entry[]): readonly Entry[] {
  if (changed.length === 0) return [];
  const ids = new Set(changed.map(({ id }) => id));
  const askedFor = new Set(changed.flatMap(({ record }) => record.issuedFor));
  const jtis = new Set(changed.map(jtiOf));
  const dependent: Entry[] = [];
  for (const entry of entries.values()) {
    const { id, record, verdict } = entry;
    if (ids.has(id)) continue;
    const isAsked = askedFor.has(id) && ASKING.has(verdict.kind);
    const isBeside = record.origin?.beside.some((other) => ids.has(other)) ?? false;
    const isTwin = verdict.kind === 'dpop-proof' && jtis.has(jtiOf(entry));
    if (isAsked || isBeside || isTwin) dependent.push(entry);
  }
  return dependent;
}

/** Kinds of which it is asked what they were sent for: a client's secret is of no known kind. */
const ASKING: ReadonlySet<string> = new Set(['refresh', 'unknown']);
