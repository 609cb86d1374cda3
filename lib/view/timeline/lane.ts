// The lanes of the timeline: tokens that follow one another, in one line.
import { lifetime } from '../../judge/lifetime.ts';
import { inOrderOfBirth } from '../../judge/lineage.ts';
import { dateClaim } from '../../token/dates.ts';
import type { Kind } from '../../token/kind.ts';
import type { Entry } from '../entry.ts';
import { KINDS } from '../kind-words.ts';
import { changesBetween } from '../list-changes.ts';
import type { Fitted } from './time-window.ts';

/** A token with the stretch of time in which it lives. */
export interface LaneToken extends Fitted {
  readonly entry: Entry;
  readonly record: Entry['record'];
  /** When it was issued or first seen, whichever is earlier: milliseconds since the epoch. */
  readonly start: number;
  /** `exp`, but never before `start`; null where no end is known. */
  readonly end: number | null;
  /** The moments at which its state changes, in milliseconds since the epoch. */
  readonly turns: readonly number[];
}

export interface Lane {
  readonly key: string;
  /** After which the lane is named. */
  readonly newest: Entry;
  /** In the order of their births, never empty. */
  readonly tokens: readonly LaneToken[];
}

/**
 * What is made anew for every request and names nobody: each such token is a line of its own, and a
 * lane for each would bury the others.
 */
export const MADE_FOR_ONE_REQUEST: ReadonlySet<Kind> = new Set<Kind>([
  'dpop-proof',
  'key-proof',
  'key-binding',
  'dbsc',
  'client-attestation',
]);

/**
 * Tokens in lanes, those that one looks for first: what is still sent although it expired, then what
 * was seen of late, the credentials before what goes along with them.
 * @param before the keys of lanes that keep their order, as while somebody points at them
 */
export function lanesOf(
  entries: readonly Entry[],
  before: readonly string[] | null = null,
): readonly Lane[] {
  return createLanes()(entries, before);
}

/**
 * Gathers tokens again and again, as `lanesOf` does: only lanes of which a token came, went or changed are made
 * anew, as in a flood these are a few of thousands.
 */
export function createLanes(): typeof lanesOf {
  let known: readonly Entry[] = [];
  const groups = new Map<string, Set<Entry>>();
  const lanes = new Map<string, RankedLane>();
  /** As they stood last: what is nearly in order is soon in order. */
  let order: readonly RankedLane[] = [];
  return (entries, before = null) => {
    const { gone, fresh } = changesBetween(known, entries);
    known = entries;
    const touched = new Set<string>();
    for (const entry of gone) {
      const key = laneKey(entry);
      groups.get(key)?.delete(entry);
      touched.add(key);
    }
    for (const entry of fresh) {
      const key = laneKey(entry);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, new Set([entry]));
      else group.add(entry);
      touched.add(key);
    }
    const made: RankedLane[] = [];
    const stale = new Set<RankedLane>();
    for (const key of touched) {
      const earlier = lanes.get(key);
      if (earlier !== undefined) stale.add(earlier);
      const members = groups.get(key);
      if (members === undefined || members.size === 0) {
        groups.delete(key);
        lanes.delete(key);
        continue;
      }
      const lane = rankedLane(key, [...members]);
      lanes.set(key, lane);
      made.push(lane);
    }
    order = inOrder([...order.filter((lane) => !stale.has(lane)), ...made]);
    return inEarlierOrder(order, before);
  };
}

function inOrder(lanes: readonly RankedLane[]): readonly RankedLane[] {
  let latest = Number.NEGATIVE_INFINITY;
  for (const { lastSeen } of lanes) if (lastSeen > latest) latest = lastSeen;
  return lanes
    .map((lane) => ({ lane, rank: rankOf(lane, latest) }))
    .sort(
      ({ lane: one, rank }, { lane: other, rank: otherRank }) =>
        rank - otherRank || one.firstSeen - other.firstSeen || (one.key < other.key ? -1 : 1),
    )
    .map(({ lane }) => lane);
}

interface RankedLane extends Lane {
  readonly stillSent: boolean;
  readonly firstSeen: number;
  readonly lastSeen: number;
}

/** What was last made of the tokens that begin with an entry: lanes come and go with the filter. */
const lanesMade = new WeakMap<
  Entry,
  { readonly of: readonly Entry[]; readonly lane: RankedLane }
>();

function rankedLane(key: string, members: readonly Entry[]): RankedLane {
  const [first] = members;
  const known = first === undefined ? undefined : lanesMade.get(first);
  if (known?.of.length === members.length && members.every((one, at) => one === known.of[at])) {
    return known.lane;
  }
  const lane = madeLane(key, members);
  if (first !== undefined) lanesMade.set(first, { of: members, lane });
  return lane;
}

function madeLane(key: string, members: readonly Entry[]): RankedLane {
  const ordered = members.length > 1 ? inOrderOfBirth(members) : members;
  let [stillSent, firstSeen] = [false, Number.POSITIVE_INFINITY];
  let lastSeen = Number.NEGATIVE_INFINITY;
  for (const { record, stillSent: isStillSent } of ordered) {
    stillSent ||= isStillSent;
    firstSeen = Math.min(firstSeen, record.firstSeen || 0);
    lastSeen = Math.max(lastSeen, record.lastSeen || 0);
  }
  const newest = ordered[ordered.length - 1] as Entry;
  return { key, newest, tokens: ordered.map(laneToken), stillSent, firstSeen, lastSeen };
}

const MINUTE = 60_000;

/** Lanes change places when one falls silent, not with every request. */
function rankOf({ stillSent, lastSeen, newest }: RankedLane, latest: number): number {
  if (stillSent) return 0;
  const silent = latest - lastSeen;
  const recency = silent < 2 * MINUTE ? 1 : silent < 15 * MINUTE ? 2 : 3;
  return recency * 100 + KINDS.indexOf(newest.verdict.kind);
}

function inEarlierOrder(lanes: readonly Lane[], before: readonly string[] | null): readonly Lane[] {
  if (before === null || before.length === 0) return lanes;
  const places = new Map(before.map((key, place) => [key, place]));
  const place = ({ key }: Lane) => places.get(key) ?? before.length;
  return lanes.toSorted((one, other) => place(one) - place(other));
}

/** The lane that an entry belongs to. */
export function laneKey({ id, line, verdict, record, issuer }: Entry): string {
  if (line !== id || !MADE_FOR_ONE_REQUEST.has(verdict.kind)) return line;
  return JSON.stringify([verdict.kind, issuer ?? record.hosts[0] ?? '']);
}

const tokens = new WeakMap<Entry, LaneToken>();

/** The stretch of time in which a token lives. */
export function laneToken(entry: Entry): LaneToken {
  const known = tokens.get(entry);
  if (known !== undefined) return known;
  const { token, record } = entry;
  const seen = finite(record.firstSeen) ?? finite(record.lastSeen) ?? 0;
  const start = Math.min(finite(dateClaim(token, 'iat')) ?? seen, seen);
  const life = lifetime(token, record, start, entry.warnMs);
  const end = finite(life.expiresAt);
  const turns = [life.startsAt, life.warnAt, life.expiresAt].flatMap((at) => finite(at) ?? []);
  const made = { entry, record, start, end: end === null ? null : Math.max(start, end), turns };
  tokens.set(entry, made);
  return made;
}

function finite(moment: number | null): number | null {
  return moment !== null && Number.isFinite(moment) ? moment : null;
}
