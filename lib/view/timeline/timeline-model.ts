import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { TokenId } from '../../ledger/record.ts';
import type { Entry } from '../entry.ts';
import type { ViewStore } from '../store.ts';
import { lastUpTo } from '../transitions.ts';
import { createLanes, type Lane, laneKey, laneToken } from './lane.ts';
import { followLaneHistories } from './lane-histories.ts';
import { type Bar, type LaneLayout, layoutLane } from './lane-layout.ts';
import { fittingWindow, moved, type TimeWindow, timeWindow, zoomed } from './time-window.ts';
import { followUnhurried } from './unhurried.ts';

/** A token's place in the timeline. */
export interface LanePlace {
  readonly lane: number;
  readonly token: number;
}

/** What the timeline shows, and what moves it. */
export interface TimelineModel {
  readonly lanes: ReadonlySignal<readonly Lane[]>;
  readonly window: ReadonlySignal<TimeWindow>;
  /** Of the lanes in sight, with the place of the first of them. */
  readonly layouts: ReadonlySignal<readonly LaneLayout[]>;
  /** The latest moment at which a bar in sight changed its state: nothing else depends on the clock. */
  readonly turn: ReadonlySignal<number>;
  readonly width: Signal<number>;
  /** Which lanes are in sight. */
  readonly sight: Signal<{ readonly first: number; readonly count: number }>;
  /** While true, lanes keep their order: somebody points at them. */
  readonly held: Signal<boolean>;
  readonly hoveredId: Signal<TokenId | null>;
  /** The bar that the keys lead from. */
  readonly activeId: Signal<TokenId | null>;
  readonly placeOf: (id: TokenId | null) => LanePlace | null;
  /** Another scale; `still` is the pixel that stays where it is, the middle if left out. */
  readonly zoom: (factor: number, still?: number) => void;
  /** Moves by so many pixels. */
  readonly pan: (pixels: number) => void;
  readonly showAll: () => void;
  /** Moves as little as is needed to show a token's bar. */
  readonly reveal: (place: LanePlace) => void;
  readonly close: () => void;
}

/**
 * @param zoomedTo where the reader has looked last; null for all that happened
 */
export function createTimelineModel(
  { rows, find, now, histories }: Pick<ViewStore, 'rows' | 'find' | 'now' | 'histories'>,
  zoomedTo: Signal<TimeWindow | null>,
): TimelineModel {
  const width = signal(0);
  const sight = signal({ first: 0, count: 0 });
  const held = signal(false);
  const shown = followUnhurried(rows.shown, later);
  const lanes = followLanes(shown.value, held);
  const fitted = followFitted(lanes, now);
  const window = computed(() => zoomedTo.value ?? fitted.value);
  const visible = computed(() =>
    lanes.value.slice(sight.value.first, sight.value.first + sight.value.count),
  );
  const { seen, close } = followLaneHistories({
    inSight: computed(() => tokensInSight(visible.value, window.value)),
    ask: histories,
    later,
  });
  const layouts = computed(() => {
    const options = {
      window: window.value,
      width: width.value,
      seen: seen.value,
      find,
    };
    return visible.value.map((lane) => layoutLane(lane, options));
  });
  const show = (next: TimeWindow) => {
    zoomedTo.value = next;
  };
  const span = () => window.peek().to - window.peek().from;

  return {
    lanes,
    window,
    layouts,
    turn: followTurns(layouts, now),
    width,
    sight,
    held,
    hoveredId: signal(null),
    activeId: signal(null),
    placeOf: (id) => placeIn(lanes.peek(), id === null ? undefined : find(id)),
    zoom(factor, still = width.peek() / 2) {
      const share = still / Math.max(1, width.peek());
      show(zoomed(window.peek(), factor, window.peek().from + share * span()));
    },
    pan: (pixels) => show(moved(window.peek(), (pixels / Math.max(1, width.peek())) * span())),
    showAll: () => {
      zoomedTo.value = null;
    },
    reveal: (place) => batch(() => revealIn(lanes.peek(), place, window.peek(), show)),
    close() {
      shown.close();
      close();
    },
  };
}

function later(callback: () => void, delay: number): () => void {
  const timer = setTimeout(callback, delay);
  return () => clearTimeout(timer);
}

function followLanes(
  shown: ReadonlySignal<readonly Entry[]>,
  held: ReadonlySignal<boolean>,
): ReadonlySignal<readonly Lane[]> {
  let order: readonly string[] = [];
  const gather = createLanes();
  return computed(() => {
    const lanes = gather(shown.value, held.value ? order : null);
    order = lanes.map(({ key }) => key);
    return lanes;
  });
}

/** Fitting follows the clock in steps, so that the picture does not creep every second. */
function followFitted(
  lanes: ReadonlySignal<readonly Lane[]>,
  now: ReadonlySignal<number>,
): ReadonlySignal<TimeWindow> {
  const fitting = computed(() => fittingWindow(lanes.value.flatMap((lane) => lane.tokens)));
  let before: TimeWindow | null = null;
  return computed(() => {
    const next = fitting.value(now.value);
    if (before === null || before.from !== next.from || before.to !== next.to) before = next;
    return before;
  });
}

/** The tokens of some lanes that live or were seen in a window, the newest of each lane first. */
function tokensInSight(lanes: readonly Lane[], { from, to }: TimeWindow): readonly Entry[] {
  return lanes.flatMap(({ tokens }) =>
    tokens
      .filter(({ record }) => record.lastSeen >= from && record.firstSeen <= to)
      .slice(-MOST_OF_A_LANE)
      .reverse()
      .map(({ entry }) => entry),
  );
}

const MOST_OF_A_LANE = 60;

function followTurns(
  layouts: ReadonlySignal<readonly LaneLayout[]>,
  now: ReadonlySignal<number>,
): ReadonlySignal<number> {
  const turns = computed(() => {
    const bars = layouts.value.flatMap((layout) => layout.bars);
    const moments = bars.flatMap(({ entry }) => laneToken(entry).turns);
    return Float64Array.from(moments).sort();
  });
  return computed(() => lastUpTo(turns.value, now.value));
}

function placeIn(lanes: readonly Lane[], entry: Entry | undefined): LanePlace | null {
  if (entry === undefined) return null;
  const key = laneKey(entry);
  const lane = lanes.findIndex((candidate) => candidate.key === key);
  const token = lanes[lane]?.tokens.findIndex((one) => one.entry.id === entry.id) ?? -1;
  return token < 0 ? null : { lane, token };
}

/** The share of the window that is left beside what was brought into sight. */
const BESIDE = 0.15;

function revealIn(
  lanes: readonly Lane[],
  { lane, token }: LanePlace,
  window: TimeWindow,
  show: (window: TimeWindow) => void,
): void {
  const found = lanes[lane]?.tokens[token];
  if (found === undefined) return;
  const { start, end } = found;
  const isInSight = start <= window.to && (end ?? Number.POSITIVE_INFINITY) >= window.from;
  if (isInSight) return;
  const span = window.to - window.from;
  const from = start > window.to ? start - span * (1 - BESIDE) : (end ?? start) - span * BESIDE;
  show(timeWindow(from, from + span));
}

/** The bar that a token is part of; none where it is not in sight. */
export function barWith(layout: LaneLayout | undefined, place: LanePlace | null): Bar | undefined {
  if (place === null) return undefined;
  return layout?.bars.find(({ first, last }) => first <= place.token && place.token <= last);
}
