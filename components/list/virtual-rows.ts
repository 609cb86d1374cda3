import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type Range,
  type VirtualItem,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

/** Pixels; the same as `--row` in tokens.css. */
export const ROW_HEIGHT = 24;

/** Rows rendered beyond the visible ones, so that scrolling does not show gaps. */
const OVERSCAN = 12;

interface VirtualRows {
  /** The rows to render, with their distance from the top of the scroller. */
  readonly items: readonly VirtualItem[];
  /** Height of all rows together, in pixels. */
  readonly height: number;
  /** Rows that fit at once. */
  readonly pageSize: number;
  /** Scrolls as little as is needed to show a row. */
  readonly reveal: (index: number) => void;
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
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    scrollMargin: ROW_HEIGHT,
    scrollPaddingStart: ROW_HEIGHT,
    rangeExtractor: (range: Range) => withKept(defaultRangeExtractor(range), kept, count),
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => redraw(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  const visible = (virtualizer.scrollRect?.height ?? 0) - ROW_HEIGHT;
  return {
    items: virtualizer.getVirtualItems(),
    height: count * ROW_HEIGHT,
    pageSize: Math.max(1, Math.floor(visible / ROW_HEIGHT) - 1),
    reveal: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
}

function withKept(indexes: number[], kept: number, count: number): number[] {
  if (kept < 0 || kept >= count || indexes.includes(kept)) return indexes;
  return [...indexes, kept].sort((one, other) => one - other);
}
