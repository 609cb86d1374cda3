// From the tokens of a lane to pixels: no more bars, ticks and marks than there are pixels for.
import { type SuccessionEvidence, successions } from '../../judge/succession.ts';
import type { TokenId } from '../../ledger/record.ts';
import type { Entry } from '../entry.ts';
import { type Lane, type LaneToken, MADE_FOR_ONE_REQUEST } from './lane.ts';
import type { SeenTimes } from './seen-times.ts';
import { pixelsOf, type TimeWindow } from './time-window.ts';

/** A token's life, or those of several that begin at nearly the same pixel. */
export interface Bar {
  /** Of its first token; the same from one picture to the next. */
  readonly key: TokenId;
  /** What it stands for: the newest token in it, or one that is still sent although it expired. */
  readonly entry: Entry;
  /** The places of its first and its last token in the lane. */
  readonly first: number;
  readonly last: number;
  /** Pixels from the left edge, within the picture. */
  readonly left: number;
  readonly right: number;
  /** It begins before, or ends after what is shown. */
  readonly fromBefore: boolean;
  readonly goesOn: boolean;
  /** Whether its end is known. */
  readonly bounded: boolean;
}

/** One or more answers 401 or 403 at nearly the same pixel. */
export interface RejectionMark {
  readonly x: number;
  /** Of the first of them. */
  readonly status: number;
  readonly at: number;
  readonly count: number;
}

/** Where one token took over from another. */
export interface Handover {
  readonly x: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly evidence: SuccessionEvidence;
  /** The status that had refused the earlier one just before; null where none had. */
  readonly refused: number | null;
  /** Pixels to the next handover or the edge. */
  readonly room: number;
}

export interface LaneLayout {
  readonly lane: Lane;
  readonly bars: readonly Bar[];
  /** Pixels at which it was seen, ascending, each once. */
  readonly ticks: readonly number[];
  readonly rejections: readonly RejectionMark[];
  readonly handovers: readonly Handover[];
}

export interface LayoutOptions {
  readonly window: TimeWindow;
  /** Pixels; whatever it is, no more are drawn than a wall of screens has. */
  readonly width: number;
  readonly seen: (entry: Entry) => SeenTimes;
  /** Any token that is known, for how one was replaced. */
  readonly find: (id: TokenId) => Entry | undefined;
}

const WIDEST = 16_384;
/** Pixels between the beginnings of two bars, so that each can be pointed at. */
const APART = 8;
/** So many bars may begin before what is shown, one over the other. */
const BEFORE = 3;
/** Pixels that a mark takes. */
const MARK = 10;

/** Lays out a lane. Total: any records, window and width. */
export function layoutLane(lane: Lane, options: LayoutOptions): LaneLayout {
  const width = Number.isFinite(options.width)
    ? Math.min(WIDEST, Math.max(0, Math.floor(options.width)))
    : 0;
  const at = pixelsOf(options.window, width);
  const bars = width === 0 ? [] : barsOf(lane.tokens, at, width);
  return {
    lane,
    bars,
    ...marksOf(lane.tokens, at, width, options.seen),
    handovers: handoversOf(lane.tokens, bars, at, width, options.find),
  };
}

type Pixels = (moment: number) => number;

function barsOf(tokens: readonly LaneToken[], at: Pixels, width: number): readonly Bar[] {
  const inSight = tokens.flatMap((token, index) => {
    const end = drawnEnd(token, tokens[index + 1]);
    const [left, right] = [at(token.start), at(end)];
    return left > width || right < 0 ? [] : [{ token, index, left, right }];
  });
  let before = 0;
  for (const { left } of inSight) if (left < 0) before++;
  const bars: (Bar & { begin: number })[] = [];
  for (const { token, index, left, right } of inSight) {
    const last = bars.at(-1);
    const crowded = left < 0 && before-- >= BEFORE;
    const bar = barOf(token, index, left, right, width);
    if (last && last.last === index - 1 && (crowded || left - last.begin < APART)) {
      bars[bars.length - 1] = { ...merged(last, bar), begin: last.begin };
    } else bars.push({ ...bar, begin: left });
  }
  return bars.map(({ begin: _, ...bar }) => bar);
}

/**
 * A token without an end lives until the next one comes, as far as can be told; what is made for one
 * request alone no longer than that.
 */
function drawnEnd({ end, record, entry }: LaneToken, next: LaneToken | undefined): number {
  if (end !== null) return end;
  if (MADE_FOR_ONE_REQUEST.has(entry.verdict.kind)) return record.lastSeen;
  return next === undefined ? Number.POSITIVE_INFINITY : Math.max(next.start, record.lastSeen || 0);
}

function barOf(
  { entry, end }: LaneToken,
  index: number,
  left: number,
  right: number,
  width: number,
): Bar {
  return {
    key: entry.id,
    entry,
    first: index,
    last: index,
    left: Math.max(0, left),
    right: Math.min(width, right),
    fromBefore: left < 0,
    goesOn: right > width,
    bounded: end !== null,
  };
}

function merged(one: Bar, other: Bar): Bar {
  return {
    ...one,
    entry: one.entry.stillSent && !other.entry.stillSent ? one.entry : other.entry,
    last: other.last,
    right: Math.max(one.right, other.right),
    goesOn: one.goesOn || other.goesOn,
    bounded: one.bounded || other.bounded,
  };
}

function marksOf(
  tokens: readonly LaneToken[],
  at: Pixels,
  width: number,
  seen: LayoutOptions['seen'],
): Pick<LaneLayout, 'ticks' | 'rejections'> {
  const hit = new Uint8Array(width + 1);
  const refused: { readonly x: number; readonly at: number; readonly status: number }[] = [];
  const inSight = (x: number) => x >= 0 && x <= width;
  for (const { entry } of tokens) {
    const times = seen(entry);
    for (const moment of times.at) {
      const x = Math.round(at(moment));
      if (inSight(x)) hit[x] = 1;
    }
    for (const { at: moment, status } of times.refused) {
      const x = at(moment);
      if (inSight(x)) refused.push({ x, at: moment, status });
    }
  }
  const ticks: number[] = [];
  for (let x = 0; x <= width && width > 0; x++) if (hit[x]) ticks.push(x);
  const rejections: RejectionMark[] = [];
  for (const mark of refused.sort((one, other) => one.x - other.x)) {
    const last = rejections.at(-1);
    if (last && mark.x - last.x < MARK) {
      rejections[rejections.length - 1] = { ...last, count: last.count + 1 };
    } else rejections.push({ ...mark, count: 1 });
  }
  return { ticks, rejections };
}

/** A refusal so long before is not why a token was renewed. */
const JUST_BEFORE = 60_000;

function handoversOf(
  tokens: readonly LaneToken[],
  bars: readonly Bar[],
  at: Pixels,
  width: number,
  find: LayoutOptions['find'],
): readonly Handover[] {
  const found: Handover[] = [];
  for (const { first } of bars) {
    const [earlier, later] = [tokens[first - 1]?.entry, tokens[first]?.entry];
    const change = earlier && later && changeBetween(earlier, later, find);
    if (!change) continue;
    const x = at(change.at);
    if (!(x >= 0 && x <= width)) continue;
    const last = found.at(-1);
    if (last) found[found.length - 1] = { ...last, room: x - last.x };
    found.push({ ...change, x, room: width - x });
  }
  return found;
}

function changeBetween(
  earlier: Entry,
  later: Entry,
  find: LayoutOptions['find'],
): Pick<Handover, 'at' | 'evidence' | 'refused'> | null {
  if (earlier.line !== later.line) return null;
  // Of all tokens, only those that the later one was given for can tell.
  const asked = later.record.issuedFor.flatMap((id) => find(id) ?? []);
  const known = new Set([earlier, later, ...asked]);
  const change = successions(known).find(({ successor }) => successor === later.id);
  if (change === undefined) return null;
  const refusal = earlier.record.lastRejection;
  const before = refusal === null ? Number.NaN : change.at - refusal.at;
  const isCause = before >= 0 && (change.evidence === 'rejection' || before <= JUST_BEFORE);
  const { at, evidence } = change;
  return { at, evidence, refused: isCause && refusal ? refusal.status : null };
}
