import { isDate } from '../../jose/dates.ts';
import { say, sayCounted } from '../../words/say.ts';
import { clip } from '../clip.ts';
import { clockTime } from '../date.ts';
import { issuerWords } from '../entry.ts';
import { kindName, kindWord } from '../kind-words.ts';
import { type LifetimeMark, lifetimeWords } from '../lifetime-words.ts';
import { NO_VEIL, type Veil } from '../no-veil.ts';
import { sinceWords } from '../obstacle.ts';
import { type Lane, laneToken } from './lane.ts';
import type { Bar, Handover, LaneLayout } from './lane-layout.ts';

/** UTF-16 units of a name that a line can bear. */
const NAME_LENGTH = 80;

/** Whom a lane is about, or at least where it was seen. */
export function laneWho({ newest }: Pick<Lane, 'newest'>, veil: Veil = NO_VEIL): string {
  const { text, told } = veil.who(newest);
  if (told) return clip(text, NAME_LENGTH);
  const issuer = newest.issuer === undefined ? newest.record.hosts[0] : issuerWords(newest);
  return clip(issuer ?? text, NAME_LENGTH);
}

/** "ada@shop.example · Access". */
export function laneName(lane: Pick<Lane, 'newest'>, veil: Veil = NO_VEIL): string {
  const kind = kindWord(lane.newest.verdict.kind);
  return say('timeline_lane', { who: laneWho(lane, veil), kind });
}

/** What the readout says of a bar, and what the bar is called. */
export interface BarWords {
  readonly mark: LifetimeMark;
  /** "Access token of ada@shop.example", "12 tokens, the latest: DPoP proof of …". */
  readonly title: string;
  /** "20:00:25 to 20:05:25", "expired", "seen 5 times", "refused with 401 at 20:05:19". */
  readonly facts: readonly string[];
}

/** A bar in words, without what is only seen: times, state, how often, what was refused and why it ended. */
export function barWords(
  { lane, rejections }: LaneLayout,
  bar: Bar,
  now: number,
  veil: Veil = NO_VEIL,
): BarWords {
  const { entry, first, last } = bar;
  const count = last - first + 1;
  const name = say('timeline_name', {
    kind: kindName(entry.verdict.kind),
    who: laneWho({ newest: entry }, veil),
  });
  const { mark } = lifetimeWords(entry, now);
  const { record } = entry;
  const refused =
    count === 1 && record.lastRejection !== null
      ? [record.lastRejection]
      : rejections.filter(({ x }) => count > 1 && x >= bar.left && x <= bar.right);
  const [refusal] = refused;
  const facts = [
    spanWords(lane, bar, now),
    mark === 'unbounded' || mark === 'unknown' ? '' : say(MARKS[mark]),
    sayCounted('timeline_seen', sightingsOf(lane, bar)),
    refusal
      ? say('timeline_refused', {
          status: String(refusal.status),
          time: clockTime(refusal.at),
        })
      : '',
  ];
  return {
    mark,
    title: count === 1 ? name : sayCounted('timeline_cluster', count, { name }),
    facts: facts.filter(Boolean),
  };
}

/** All that is told of a bar, in one line: what it is called. */
export function barName(words: BarWords): string {
  return [words.title, ...words.facts].join(', ');
}

const MARKS = {
  'still-sent': 'timeline_state_still_sent',
  expired: 'timeline_state_expired',
  expiring: 'timeline_state_expiring',
  current: 'timeline_state_current',
  'not-yet-valid': 'timeline_state_not_yet_valid',
} as const;

function sightingsOf({ tokens }: Lane, { first, last }: Bar): number {
  let sum = 0;
  for (let at = first; at <= last; at++) sum += tokens[at]?.record.sightingCount ?? 0;
  return sum;
}

function spanWords({ tokens }: Lane, { first, last, entry, bounded }: Bar, now: number): string {
  const start = tokens[first]?.start ?? laneToken(entry).start;
  const from = sinceWords(start, now);
  if (!bounded) return say('timeline_from', { from });
  let end = Number.NEGATIVE_INFINITY;
  for (let at = first; at <= last; at++) end = Math.max(end, tokens[at]?.end ?? end);
  return say('timeline_from_to', { from, to: sinceWords(end, now) });
}

/** What a bar that goes on beyond the edge says there: "until tomorrow 08:00:00"; null where it does not. */
export function untilWords({ entry, goesOn }: Bar, now: number): string | null {
  const { end } = laneToken(entry);
  if (!goesOn || end === null) return null;
  return isDate(end) ? say('timeline_until', { date: sinceWords(end, now) }) : null;
}

/** Why one token took over from another: "401 → refreshed". */
export function handoverWords({ evidence, refused }: Handover): string {
  if (evidence === 'time') return say('timeline_replaced');
  if (refused === null) return say('timeline_refreshed');
  return say('timeline_refused_refreshed', { status: String(refused) });
}

/** The same as part of what is told of the token that came: "401 → refreshed at 20:05:25". */
export function handoverSentence(handover: Handover): string {
  return say('timeline_handover_at', {
    what: handoverWords(handover),
    time: clockTime(handover.at),
  });
}
