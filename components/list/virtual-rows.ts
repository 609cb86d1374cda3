// Rows in sight of a long list. All rows are of one height, so where each stands is a multiplication: a
// library that measures rows would take as much room as the rest of the list (10 kB compressed).
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Pixels; the same as `--row` in tokens.css. */
export const ROW_HEIGHT = 24;

/** Rows rendered beyond the visible ones, so that scrolling does not show gaps. */
const OVERSCAN = 12;
/** The same while nobody scrolls: a key in the filter, or a flood, changes them all. */
const OVERSCAN_AT_REST = 4;
/** Milliseconds without scrolling that are rest. */
const REST_MS = 1_000;

interface VirtualRows {
  /** The rows to render, in order. */
  readonly indexes: readonly number[];
  /** Height of all rows together, in pixels. */
  readonly height: number;
  /** Rows that fit at once. */
  readonly pageSize: number;
  /** Scrolls as little as is needed to show a row. */
  readonly reveal: (index: number) => void;
}

/** Which part of the list is in sight: whole rows above it, how many rows its height takes, and if it moves. */
interface Sight {
  readonly first: number;
  readonly rows: number;
  readonly scrolls: boolean;
}

/**
 * Renders only the rows in sight of a list of any length, below a sticky header of one row's height.
 * @param kept a row that is rendered wherever it is, because something refers to it; -1 for none
 */
export function useVirtualRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  kept: number,
): VirtualRows {
  const sight = useSight(scroller);
  const { start, end } = rowsInSight(sight, count);
  return {
    indexes: withKept(start, end, kept < count ? kept : -1),
    height: count * ROW_HEIGHT,
    pageSize: Math.max(1, sight.rows - 2),
    reveal(index) {
      const list = scroller.current;
      if (list === null) return;
      // The header covers one row's height, which is also how far the first row is from the top.
      const top = index * ROW_HEIGHT;
      const bottom = top + 2 * ROW_HEIGHT - list.clientHeight;
      if (list.scrollTop > top) list.scrollTop = top;
      else if (list.scrollTop < bottom) list.scrollTop = bottom;
    },
  };
}

/** Follows how far the list is scrolled and how high it is, row by row. */
function useSight(scroller: RefObject<HTMLElement | null>): Sight {
  const [sight, setSight] = useState<Sight>({ first: 0, rows: 0, scrolls: false });
  useLayoutEffect(() => {
    const list = scroller.current;
    if (list === null) return;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const look = (scrolls?: boolean) => {
      const first = Math.floor(list.scrollTop / ROW_HEIGHT);
      const rows = Math.floor(list.clientHeight / ROW_HEIGHT);
      setSight((last) => {
        const next = { first, rows, scrolls: scrolls ?? last.scrolls };
        const isSame = last.first === first && last.rows === rows && last.scrolls === next.scrolls;
        return isSame ? last : next;
      });
    };
    const onScroll = () => {
      clearTimeout(rest);
      rest = setTimeout(() => look(false), REST_MS);
      look(true);
    };
    look();
    const resizes = new ResizeObserver(() => look());
    resizes.observe(list);
    list.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(rest);
      resizes.disconnect();
      list.removeEventListener('scroll', onScroll);
    };
  }, [scroller]);
  return sight;
}

function rowsInSight(
  { first, rows, scrolls }: Sight,
  count: number,
): { start: number; end: number } {
  const beyond = scrolls ? OVERSCAN : OVERSCAN_AT_REST;
  const end = Math.min(count, first + rows + 1 + beyond);
  // A list that became shorter is scrolled back by the browser only after it was drawn.
  const start = Math.max(0, Math.min(first, count - rows) - beyond);
  return { start, end: Math.max(start, end) };
}

/** All from `start` up to `end`, with the kept one before or behind where it is out of sight. */
function withKept(start: number, end: number, kept: number): readonly number[] {
  const indexes = Array.from({ length: end - start }, (_, offset) => start + offset);
  if (kept < 0 || (kept >= start && kept < end)) return indexes;
  return kept < start ? [kept, ...indexes] : [...indexes, kept];
}
