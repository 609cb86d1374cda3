import { useComputed } from '@preact/signals';
import { axisTicks } from '../../lib/view/timeline/axis.ts';
import { pixelsOf } from '../../lib/view/timeline/time-window.ts';
import type { TimelineModel } from '../../lib/view/timeline/timeline-model.ts';
import { useStore } from '../app/store-context.ts';
import css from './Timeline.module.css';

/** Pixels that the word for now, and a label of the axis take at most. */
const NOW = 34;
const LABEL = 84;

/** The times above the lanes. */
export function Axis({ model }: { readonly model: TimelineModel }) {
  const { now } = useStore();
  const window = model.window.value;
  const width = model.width.value;
  const at = pixelsOf(window, width);
  const ticks = axisTicks(window, width, now.peek());
  // The word for now takes the place of a label that it would run into.
  const covered = useComputed(() => {
    const x = pixelsOf(model.window.value, model.width.value)(now.value);
    const found = axisTicks(model.window.value, model.width.value, now.peek()).find((tick) => {
      const left = pixelsOf(model.window.value, model.width.value)(tick.at);
      return x > left - NOW && x < left + LABEL / 2 + NOW / 2;
    });
    return found?.at ?? null;
  });
  return (
    <div class={css['axis']} aria-hidden="true">
      <div class={css['times']} style={{ inlineSize: `${width}px` }}>
        {ticks.map((tick) =>
          tick.at === covered.value || at(tick.at) > width - LABEL / 2 ? null : (
            <span
              key={tick.at}
              class={css['time']}
              style={{ insetInlineStart: `${at(tick.at)}px` }}
            >
              {tick.label}
            </span>
          ),
        )}
      </div>
    </div>
  );
}

/** Lines through the lanes at the times of the axis. */
export function Gridlines({ model }: { readonly model: TimelineModel }) {
  const { now } = useStore();
  const window = model.window.value;
  const width = model.width.value;
  const at = pixelsOf(window, width);
  return (
    <div class={css['layer']} aria-hidden="true" style={{ inlineSize: `${width}px` }}>
      <div class={css['gridlines']}>
        {axisTicks(window, width, now.peek()).map((tick) => (
          <span key={tick.at} style={{ insetInlineStart: `${Math.round(at(tick.at))}px` }} />
        ))}
      </div>
    </div>
  );
}
