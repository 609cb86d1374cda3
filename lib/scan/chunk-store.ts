// Chunks that come one message at a time: a cookie jar reports each cookie by itself, and a server may
// set them in different responses. What was seen of a site is remembered until it is whole.
import type { CookiePair } from '../http/cookies.ts';
import { type Assembly, assemble, chunkKey } from './chunks.ts';
import { halfOf, mayBeSignature } from './split-token.ts';

export interface ChunkStoreLimits {
  /** Sites whose chunks are remembered; beyond it the one heard of longest ago goes first. */
  readonly sites: number;
  /** Chunks remembered of one site. */
  readonly chunks: number;
  /** UTF-16 units of a chunk that is remembered; browsers keep 4096 bytes. */
  readonly length: number;
}

export const CHUNK_STORE_LIMITS: ChunkStoreLimits = { sites: 50, chunks: 40, length: 4096 };

type Group = string;

interface Remembered {
  readonly pair: CookiePair;
  readonly group: Group;
  /** Whether it was found to be part of a value that lacks nothing. */
  isJoined: boolean;
}

export class ChunkStore {
  private readonly limits: ChunkStoreLimits;
  private readonly sites = new Map<string, Map<string, Remembered>>();

  constructor(limits: ChunkStoreLimits = CHUNK_STORE_LIMITS) {
    this.limits = limits;
  }

  /**
   * Takes the cookies of one message and joins them with what was seen before.
   * @param site what the cookies share; chunks of different sites never meet.
   * @returns the values that hold one of these cookies, and the cookies that are part of none.
   */
  take(site: string, pairs: readonly CookiePair[]): Assembly {
    const known = this.sites.get(site) ?? new Map<string, Remembered>();
    const fresh = new Map<string, Remembered>();
    for (const pair of pairs) {
      const group = groupOf(pair);
      if (group !== null) fresh.set(pair.name, { pair, group, isJoined: false });
      // A cookie that was emptied is on its way out.
      else if (pair.value === '') known.delete(pair.name);
    }
    if (fresh.size === 0) return { whole: [], rest: pairs };
    forgetReplaced(known, fresh);
    this.remember(site, known, fresh);
    const before = [...known.values()].flatMap(({ pair }) => (fresh.has(pair.name) ? [] : [pair]));
    // Of a cookie that is set twice the last one stays.
    const { whole, rest } = assemble([...pairs.toReversed(), ...before]);
    for (const { parts, missing } of whole) {
      if (missing.length === 0) for (const part of parts) markJoined(known.get(part));
    }
    const names = new Set(pairs.map(({ name }) => name));
    const single = new Set(rest);
    return {
      whole: whole.filter(({ parts }) => parts.some((part) => names.has(part))),
      rest: pairs.filter((pair) => single.has(pair)),
    };
  }

  /** Drops the parts of whole values; those that wait for the rest of theirs stay. */
  forget(): void {
    for (const [site, known] of this.sites) {
      for (const [name, { isJoined }] of known) if (isJoined) known.delete(name);
      if (known.size === 0) this.sites.delete(site);
    }
  }

  private remember(
    site: string,
    known: Map<string, Remembered>,
    fresh: ReadonlyMap<string, Remembered>,
  ): void {
    for (const [name, chunk] of fresh) {
      known.delete(name);
      if (chunk.pair.value.length <= this.limits.length) known.set(name, chunk);
    }
    dropOldest(known, this.limits.chunks);
    this.sites.delete(site);
    this.sites.set(site, known);
    dropOldest(this.sites, this.limits.sites);
  }
}

function markJoined(part: Remembered | undefined): void {
  if (part !== undefined) part.isJoined = true;
}

/**
 * A chunk that changes makes the others of its value old: joined with them it would be a token that
 * nobody ever issued.
 */
function forgetReplaced(
  known: Map<string, Remembered>,
  fresh: ReadonlyMap<string, Remembered>,
): void {
  const replaced = new Set<Group>();
  for (const [name, { pair, group }] of fresh) {
    const before = known.get(name);
    if (before !== undefined && before.pair.value !== pair.value) replaced.add(group);
  }
  if (replaced.size === 0) return;
  for (const [name, { group }] of known) if (replaced.has(group)) known.delete(name);
}

/** All parts of split tokens of a site are one group: no name tells which belong together. */
const SPLIT: Group = ' split';

function groupOf(pair: CookiePair): Group | null {
  const key = chunkKey(pair);
  if (key !== null) return key;
  return mayBeSignature(pair.value) || halfOf(pair.value) !== null ? SPLIT : null;
}

function dropOldest(map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}
