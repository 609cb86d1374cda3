import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import { createTimelineModel } from '../../lib/view/timeline/timeline-model.ts';
import { say } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import type { TimelineState } from '../app/view-state.ts';
import { useKeepFocus } from '../primitives/keep-focus.ts';
import { Axis, Gridlines } from './Axis.tsx';
import { onTimelineKey } from './keys.ts';
import { LaneRow } from './LaneRow.tsx';
import { NowLine } from './NowLine.tsx';
import { Readout } from './Readout.tsx';
import { ResizeLine } from './ResizeLine.tsx';
import css from './Timeline.module.css';
import { usePointer } from './use-pointer.ts';
import { LANE_HEIGHT, useSight } from './use-sight.ts';

interface TimelineProps {
  readonly state: TimelineState;
  /** For how many lanes there is room if nobody chose. */
  readonly room: number;
  readonly onLeave: () => void;
}

/**
 * Lanes of tokens along time. An ARIA grid (APG "Grid") of lanes as rows and lives as cells: it has
 * the focus itself and names the cell that the keys lead from, as the list does. Time runs from left to
 * right in every language, as clocks and charts do; names of lanes stand where lines begin.
 */
export function Timeline({ state, room, onLeave }: TimelineProps) {
  const store = useStore();
  const { selectedId } = store.rows;
  const model = useMemo(() => createTimelineModel(store, state.window), [store, state]);
  useEffect(() => model.close, [model]);
  const whole = useRef<HTMLDivElement>(null);
  useKeepFocus(whole, onLeave);
  const scroller = useRef<HTMLDivElement>(null);
  const plot = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const revealLane = useSight(model, scroller, plot);
  const pointer = usePointer(model, plot, (id) => {
    selectedId.value = id;
  });
  const lanes = model.lanes.value;
  const layouts = model.layouts.value;
  const active = model.placeOf(model.activeId.value);
  const selected = model.placeOf(selectedId.value);
  // Selected by whatever means, its lane comes into sight.
  useEffect(() => {
    const place = model.placeOf(selectedId.value);
    if (place && !model.held.peek()) revealLane(place.lane);
  }, [selectedId.value]);
  const { first } = model.sight.value;

  return (
    <div class={css['timeline']} ref={whole}>
      <Axis model={model} />
      <Gridlines model={model} />
      <div
        class={css['lanes']}
        role="grid"
        aria-label={say('timeline_label')}
        aria-rowcount={lanes.length}
        aria-activedescendant={active ? `${prefix}-active` : undefined}
        tabIndex={0}
        ref={scroller}
        onKeyDown={(event: KeyboardEvent) =>
          onTimelineKey(event, { model, selectedId, revealLane, onLeave })
        }
        onFocus={() => {
          model.held.value = true;
          model.activeId.value ??= selectedId.peek() ?? firstToken(layouts)?.id ?? null;
        }}
        onBlur={() => {
          model.held.value = false;
          model.activeId.value = null;
        }}
        {...pointer}
      >
        <div class={css['all']} style={{ blockSize: `${lanes.length * LANE_HEIGHT}px` }}>
          <div ref={plot} class={css['measure']} />
          {layouts.map((layout, index) => (
            <LaneRow
              key={layout.lane.key}
              layout={layout}
              index={first + index}
              model={model}
              now={store.now.peek()}
              turn={model.turn.value}
              activeCell={`${prefix}-active`}
              active={active?.lane === first + index ? active.token : -1}
              selected={selected?.lane === first + index ? selected.token : -1}
            />
          ))}
        </div>
      </div>
      <NowLine model={model} />
      <Readout model={model} state={state} room={room} />
      <ResizeLine lanes={state.lanes} room={room} />
    </div>
  );
}

function firstToken(layouts: ReturnType<typeof createTimelineModel>['layouts']['value']) {
  return layouts.find(({ bars }) => bars.length > 0)?.bars.at(-1)?.entry;
}
