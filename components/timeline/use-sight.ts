import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { TimelineModel } from '../../lib/view/timeline/timeline-model.ts';

/** Pixels; the same as `--row` in tokens.css. */
export const LANE_HEIGHT = 24;

/**
 * Tells the model how wide its picture is and which lanes are in sight.
 * @param scroller what scrolls over the lanes
 * @param plot as wide as the picture
 * @returns scrolls as little as is needed to show a lane
 */
export function useSight(
  model: TimelineModel,
  scroller: RefObject<HTMLElement | null>,
  plot: RefObject<HTMLElement | null>,
): (lane: number) => void {
  useLayoutEffect(() => {
    const [outer, inner] = [scroller.current, plot.current];
    if (!outer || !inner) return;
    function look() {
      if (!outer || !inner) return;
      model.width.value = Math.floor(inner.clientWidth);
      const first = Math.max(0, Math.floor(outer.scrollTop / LANE_HEIGHT));
      const count = Math.ceil(outer.clientHeight / LANE_HEIGHT) + 1;
      const { first: before, count: had } = model.sight.peek();
      if (before !== first || had !== count) model.sight.value = { first, count };
    }
    look();
    const observer = new ResizeObserver(look);
    observer.observe(outer);
    observer.observe(inner);
    outer.addEventListener('scroll', look);
    return () => {
      observer.disconnect();
      outer.removeEventListener('scroll', look);
    };
  }, [model]);

  return (lane) => {
    const outer = scroller.current;
    if (!outer) return;
    const top = lane * LANE_HEIGHT;
    const last = top + LANE_HEIGHT - outer.clientHeight;
    if (outer.scrollTop > top) outer.scrollTop = top;
    else if (outer.scrollTop < last) outer.scrollTop = last;
  };
}
