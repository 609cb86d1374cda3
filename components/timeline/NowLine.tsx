import { pixelsOf } from '../../lib/view/timeline/time-window.ts';
import type { TimelineModel } from '../../lib/view/timeline/timeline-model.ts';
import { say } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import css from './Timeline.module.css';

/** The present moment: all that moves every second. An arrow at the edge where it is out of sight. */
export function NowLine({ model }: { readonly model: TimelineModel }) {
  const { now } = useStore();
  const width = model.width.value;
  const x = pixelsOf(model.window.value, width)(now.value);
  const side = x < 0 ? 'before' : x > width ? 'after' : 'here';
  const left = Math.min(width, Math.max(0, x));
  return (
    <div
      class={css['layer']}
      data-over="true"
      aria-hidden="true"
      style={{ inlineSize: `${width}px` }}
    >
      <div class={css['over']}>
        <div class={css['now']} data-side={side} style={{ transform: `translateX(${left}px)` }}>
          <span class={css['now-word']}>
            {side === 'before' ? '‹ ' : ''}
            {say('timeline_now')}
            {side === 'after' ? ' ›' : ''}
          </span>
        </div>
      </div>
    </div>
  );
}
