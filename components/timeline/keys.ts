import type { Signal } from '@preact/signals';
import type { TokenId } from '../../lib/ledger/record.ts';
import type { Bar, LaneLayout } from '../../lib/view/timeline/lane-layout.ts';
import {
  barWith,
  type LanePlace,
  type TimelineModel,
} from '../../lib/view/timeline/timeline-model.ts';

interface KeyContext {
  readonly model: TimelineModel;
  readonly selectedId: Signal<TokenId | null>;
  /** Scrolls to a lane. */
  readonly revealLane: (lane: number) => void;
  readonly onLeave: () => void;
}

const ZOOM = 1.5;
/** The share of the picture by which a key moves it. */
const PAN = 0.2;

/** Keys that change what is shown. */
const LOOKS: Readonly<Record<string, (model: TimelineModel) => void>> = {
  '+': ({ zoom }) => zoom(1 / ZOOM),
  '=': ({ zoom }) => zoom(1 / ZOOM),
  '-': ({ zoom }) => zoom(ZOOM),
  '0': ({ showAll }) => showAll(),
};

/** The keys of the timeline (APG "Grid"), and those that zoom and move it. */
export function onTimelineKey(event: KeyboardEvent, context: KeyContext): void {
  if (event.target !== event.currentTarget) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { model, selectedId, onLeave } = context;
  const look = LOOKS[event.key];
  if (look !== undefined) look(model);
  else if (event.shiftKey && event.key === 'ArrowLeft') model.pan(-model.width.peek() * PAN);
  else if (event.shiftKey && event.key === 'ArrowRight') model.pan(model.width.peek() * PAN);
  else if (event.key === 'Escape') onLeave();
  else if (event.key === 'Enter' || event.key === ' ') selectActive(model, selectedId);
  else if (!moveActive(event.key, context)) return;
  event.preventDefault();
  event.stopPropagation();
}

function selectActive(model: TimelineModel, selectedId: Signal<TokenId | null>): void {
  const place = model.placeOf(model.activeId.peek());
  const bar = place ? barWith(layoutOf(model, place.lane), place) : undefined;
  selectedId.value = bar?.entry.id ?? model.activeId.peek();
}

/** Leads to another token; false if the key leads nowhere. */
function moveActive(key: string, { model, revealLane }: KeyContext): boolean {
  const lanes = model.lanes.peek();
  const place = model.placeOf(model.activeId.peek()) ?? { lane: 0, token: 0 };
  const next = destination(key, place, model);
  if (next === null) return false;
  const target = lanes[next.lane]?.tokens[next.token];
  if (target === undefined) return true;
  revealLane(next.lane);
  model.reveal(next);
  model.activeId.value = target.entry.id;
  return true;
}

function destination(key: string, place: LanePlace, model: TimelineModel): LanePlace | null {
  const lanes = model.lanes.peek();
  const count = lanes[place.lane]?.tokens.length ?? 1;
  const bar = barWith(layoutOf(model, place.lane), place);
  const within = (token: number) => ({
    lane: place.lane,
    token: Math.max(0, Math.min(count - 1, token)),
  });
  const page = Math.max(1, model.sight.peek().count - 2);
  switch (key) {
    case 'ArrowRight':
      return within((bar?.last ?? place.token) + 1);
    case 'ArrowLeft':
      return within((bar?.first ?? place.token) - 1);
    case 'Home':
      return within(0);
    case 'End':
      return within(count - 1);
    case 'ArrowDown':
      return inLane(place.lane + 1, bar, model);
    case 'ArrowUp':
      return inLane(place.lane - 1, bar, model);
    case 'PageDown':
      return inLane(place.lane + page, bar, model);
    case 'PageUp':
      return inLane(place.lane - page, bar, model);
    default:
      return null;
  }
}

/** The token of another lane that is nearest to a bar. */
function inLane(wished: number, bar: Bar | undefined, model: TimelineModel): LanePlace {
  const lanes = model.lanes.peek();
  const lane = Math.max(0, Math.min(lanes.length - 1, wished));
  const middle = bar ? (bar.left + bar.right) / 2 : model.width.peek();
  const distance = ({ left, right }: Bar) => Math.max(left - middle, middle - right, 0);
  let nearest: Bar | undefined;
  for (const candidate of layoutOf(model, lane)?.bars ?? []) {
    if (nearest === undefined || distance(candidate) <= distance(nearest)) nearest = candidate;
  }
  return { lane, token: nearest?.last ?? (lanes[lane]?.tokens.length ?? 1) - 1 };
}

function layoutOf(model: TimelineModel, lane: number): LaneLayout | undefined {
  return model.layouts.peek()[lane - model.sight.peek().first];
}
