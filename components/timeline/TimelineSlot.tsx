import { useComputed } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { say } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import type { TimelineState } from '../app/view-state.ts';
import { Icon } from '../primitives/Icon.tsx';
import { useMediaQuery } from '../primitives/media-query.ts';
import { onDemand, useOnDemand } from '../primitives/on-demand.ts';
import css from './TimelineSlot.module.css';

const TIMELINE = onDemand(() => import('./Timeline.tsx'));

/**
 * Where the timeline would take the room of the list, or of the detail below it: folded until somebody
 * wants it.
 */
const SMALL =
  '(max-width: 600px), (max-height: 400px), ((max-width: 700px) and (max-height: 560px))';
const TALL = '(min-height: 560px)';

/** Pixels: of a lane, and of the axis above and the readout below them. */
const LANE = 24;
const AROUND = 48;

/** Folds the timeline away, or shows it. */
export function toggleTimeline({ open }: TimelineState): void {
  open.value = !(open.peek() ?? !matchMedia(SMALL).matches);
}

interface TimelineSlotProps {
  readonly state: TimelineState;
  /** Called when the reader is done with it. */
  readonly onLeave: () => void;
}

/**
 * The place of the timeline. What is in it is loaded when it is shown for the first time; its room is
 * kept meanwhile, so that nothing jumps.
 */
export function TimelineSlot({ state, onLeave }: TimelineSlotProps) {
  const { scoped, scope } = useStore();
  const empty = useComputed(() => scoped.value.length === 0);
  const small = useMediaQuery(SMALL);
  const room = useMediaQuery(TALL) ? 4 : 3;
  const open = state.open.value ?? !small;
  const body = useOnDemand(TIMELINE, open && !empty.value);
  useOwnTimes(scope.value === 'imported', state);
  if (empty.value) return null;
  const lanes = state.lanes.value ?? room;
  return (
    <section
      class={css['slot']}
      aria-label={say('timeline_label')}
      data-open={open}
      style={open ? { blockSize: `${AROUND + lanes * LANE}px` } : {}}
      aria-busy={open && body === 'waiting'}
    >
      <button
        type="button"
        class={css['fold']}
        aria-expanded={open}
        title={say(open ? 'timeline_fold' : 'timeline_unfold')}
        onClick={() => toggleTimeline(state)}
      >
        <Icon name={open ? 'down' : 'right'} />
        {say('timeline_label')}
      </button>
      {open && body === 'failed' ? <p class={css['failed']}>{say('part_failed')}</p> : null}
      {open && typeof body === 'object' ? (
        <body.Timeline state={state} room={room} onLeave={onLeave} />
      ) : null}
    </section>
  );
}

/** What was recorded is of other times than live traffic: the stretch of the one would be empty in the other. */
function useOwnTimes(isImported: boolean, { window }: TimelineState): void {
  const before = useRef(isImported);
  useLayoutEffect(() => {
    if (before.current !== isImported) window.value = null;
    before.current = isImported;
  }, [isImported, window]);
}
