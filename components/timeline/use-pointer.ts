import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { TokenId } from '../../lib/ledger/record.ts';
import type { TimelineModel } from '../../lib/view/timeline/timeline-model.ts';

/** Pixels that a press may slip without being a drag. */
const SLIP = 4;
/** How much a notch of the wheel zooms: its hundred units by a fifth. */
const WHEEL = 500;

/** What the pointer does: pointing tells, pressing selects, dragging moves, the wheel zooms or moves. */
export function usePointer(
  model: TimelineModel,
  plot: RefObject<HTMLElement | null>,
  onSelect: (id: TokenId) => void,
) {
  const press = useRef<{ x: number; dragging: boolean } | null>(null);
  const inFrame = useFrame();

  return {
    onPointerDown(event: PointerEvent) {
      if (event.button === 0) press.current = { x: event.clientX, dragging: false };
    },
    onPointerMove(event: PointerEvent) {
      const start = press.current;
      if (!start || event.buttons !== 1) return;
      const by = event.clientX - start.x;
      if (!start.dragging && Math.abs(by) < SLIP) return;
      if (!start.dragging) (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
      press.current = { x: event.clientX, dragging: true };
      inFrame(() => model.pan(-by));
    },
    onClick(event: MouseEvent) {
      const dragged = press.current?.dragging;
      press.current = null;
      const id = tokenAt(event.target);
      if (dragged || id === null) return;
      model.activeId.value = id;
      onSelect(id);
    },
    onPointerOver(event: PointerEvent) {
      model.held.value = true;
      model.hoveredId.value = tokenAt(event.target);
    },
    onPointerLeave(event: PointerEvent) {
      model.held.value = document.activeElement === event.currentTarget;
      model.hoveredId.value = null;
    },
    onWheel(event: WheelEvent) {
      const sideways = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX;
      if (event.ctrlKey || event.metaKey) {
        const x = event.clientX - (plot.current?.getBoundingClientRect().left ?? 0);
        inFrame(() => model.zoom(Math.exp(event.deltaY / WHEEL), Math.max(0, x)));
      } else if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
        inFrame(() => model.pan(sideways));
      } else return;
      // Else the page would zoom, or go back in its history.
      event.preventDefault();
    },
  };
}

/** Gathers what is to be done until the next frame: the picture is drawn at most once in each. */
function useFrame(): (work: () => void) => void {
  const waiting = useRef<{ frame: number; works: (() => void)[] }>({ frame: 0, works: [] });
  useEffect(() => () => cancelAnimationFrame(waiting.current.frame), []);
  return (work) => {
    const { works } = waiting.current;
    works.push(work);
    if (works.length > 1) return;
    waiting.current.frame = requestAnimationFrame(() => {
      for (const one of works.splice(0)) one();
    });
  };
}

function tokenAt(target: EventTarget | null): TokenId | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-token]') : null;
  return (cell?.dataset['token'] as TokenId | undefined) ?? null;
}
