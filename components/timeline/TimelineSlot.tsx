import { useComputed } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { say } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import type { TimelineState } from '../app/view-state.ts';
import { Icon } from '../primitives/Icon.tsx';
import { useMediaQuery } from '../primitives/media-query.ts';
import type { Timeline } from './Timeline.tsx';
import css from './TimelineSlot.module.css';

/** Where the timeline would take the room of the list: folded until somebody wants it. */
const SMALL = '(max-width: 600px), (max-height: 400px)';
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
  const { scoped } = useStore();
  const empty = useComputed(() => scoped.value.length === 0);
  const small = useMediaQuery(SMALL);
  const room = useMediaQuery(TALL) ? 4 : 3;
  const open = state.open.value ?? !small;
  const body = useTimeline(open && !empty.value);
  if (empty.value) return null;
  const lanes = state.lanes.value ?? room;
  return (
    <section
      class={css['slot']}
      aria-label={say('timeline_label')}
      data-open={open}
      style={open ? { blockSize: `${AROUND + lanes * LANE}px` } : {}}
      aria-busy={open && body === 'loading'}
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
      {open && body === 'failed' ? <p class={css['failed']}>{say('timeline_failed')}</p> : null}
      {open && typeof body === 'object' ? (
        <body.Timeline state={state} room={room} onLeave={onLeave} />
      ) : null}
    </section>
  );
}

/** What draws the timeline, once it is wanted. */
function useTimeline(wanted: boolean) {
  const [body, setBody] = useState<{ Timeline: typeof Timeline } | 'loading' | 'failed'>('loading');
  useEffect(() => {
    if (!wanted || typeof body === 'object') return;
    // An extension that was reloaded under its view has taken the file along.
    import('./Timeline.tsx').then(setBody, () => setBody('failed'));
  }, [wanted]);
  return body;
}
