import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { LARGEST_SHARE, SMALLEST_SHARE } from '../../lib/settings/layout.ts';
import { say } from '../../lib/words/say.ts';
import { isRightToLeft } from './direction.ts';
import css from './Split.module.css';

interface SplitProps {
  readonly first: ComponentChildren;
  /** Null while there is nothing to show beside the first pane. */
  readonly second: ComponentChildren;
  /** The first pane's share of the room, 0 to 1. */
  readonly share: Signal<number>;
  /** `row`: side by side; `column`: one under the other. */
  readonly direction: 'row' | 'column';
  /** Names the line between the panes. */
  readonly label: string;
}

const STEP = 0.02;

/** Two panes with a line that can be moved, by pointer and by keys (APG "Window Splitter"). */
export function Split({ first, second, share, direction, label }: SplitProps) {
  const root = useRef<HTMLDivElement>(null);
  const id = useId();
  const percent = Math.round(share.value * 100);

  function moveTo(value: number) {
    share.value = Math.min(LARGEST_SHARE, Math.max(SMALLEST_SHARE, value));
  }

  function onPointerMove(event: PointerEvent) {
    const line = event.currentTarget as HTMLElement;
    const box = root.current?.getBoundingClientRect();
    if (!box || !line.hasPointerCapture(event.pointerId)) return;
    if (direction === 'column') moveTo((event.clientY - box.top) / box.height);
    else if (isRightToLeft(line)) moveTo((box.right - event.clientX) / box.width);
    else moveTo((event.clientX - box.left) / box.width);
  }

  function onKeyDown(event: KeyboardEvent) {
    const flipped = isRightToLeft(event.currentTarget as HTMLElement);
    const [less, more] =
      direction === 'column'
        ? ['ArrowUp', 'ArrowDown']
        : flipped
          ? ['ArrowRight', 'ArrowLeft']
          : ['ArrowLeft', 'ArrowRight'];
    const moves: Record<string, number> = {
      [less]: share.value - STEP,
      [more]: share.value + STEP,
      Home: SMALLEST_SHARE,
      End: LARGEST_SHARE,
    };
    const value = moves[event.key];
    if (value === undefined) return;
    event.preventDefault();
    moveTo(value);
  }

  return (
    <div
      ref={root}
      class={`${css['split']} ${css[direction]} ${second === null ? css['alone'] : ''}`}
      style={{ '--first': `${share.value}fr`, '--second': `${1 - share.value}fr` }}
    >
      <div class={css['pane']} id={id}>
        {first}
      </div>
      {second === null ? null : (
        <>
          <div
            class={css['line']}
            role="separator"
            tabIndex={0}
            aria-label={label}
            aria-controls={id}
            aria-orientation={direction === 'row' ? 'vertical' : 'horizontal'}
            aria-valuemin={SMALLEST_SHARE * 100}
            aria-valuemax={LARGEST_SHARE * 100}
            aria-valuenow={percent}
            aria-valuetext={say('split_share', { percent })}
            onKeyDown={onKeyDown}
            onPointerMove={onPointerMove}
            onPointerDown={(event: PointerEvent) => {
              (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
            }}
          />
          <div class={css['pane']}>{second}</div>
        </>
      )}
    </div>
  );
}
