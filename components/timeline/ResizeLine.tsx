import type { Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { say, sayCounted } from '../../lib/words/say.ts';
import css from './Timeline.module.css';
import { LANE_HEIGHT } from './use-sight.ts';

interface ResizeLineProps {
  /** For how many lanes there is room; null for as many as the view can spare. */
  readonly lanes: Signal<number | null>;
  readonly room: number;
}

const FEWEST = 1;
const MOST = 24;

/** The lower edge, which can be moved by pointer and by keys (APG "Window Splitter"). */
export function ResizeLine({ lanes, room }: ResizeLineProps) {
  const start = useRef({ y: 0, lanes: room });
  const value = lanes.value ?? room;
  const set = (count: number) => {
    lanes.value = Math.min(MOST, Math.max(FEWEST, count));
  };

  function onKeyDown(event: KeyboardEvent) {
    const moves: Readonly<Record<string, number>> = {
      ArrowUp: value - 1,
      ArrowDown: value + 1,
      Home: FEWEST,
      End: MOST,
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    set(next);
  }

  return (
    <div
      class={css['resize']}
      role="separator"
      tabIndex={0}
      aria-label={say('timeline_resize')}
      aria-orientation="horizontal"
      aria-valuemin={FEWEST}
      aria-valuemax={MOST}
      aria-valuenow={value}
      aria-valuetext={sayCounted('timeline_lanes', value)}
      onKeyDown={onKeyDown}
      onPointerDown={(event: PointerEvent) => {
        start.current = { y: event.clientY, lanes: value };
        (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event: PointerEvent) => {
        const line = event.currentTarget as HTMLElement;
        if (!line.hasPointerCapture(event.pointerId)) return;
        set(start.current.lanes + Math.round((event.clientY - start.current.y) / LANE_HEIGHT));
      }}
    />
  );
}
