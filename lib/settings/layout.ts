// How somebody arranged the panel and likes to read it. It is kept on disk with the settings, so it holds
// numbers and choices alone: nothing that was seen, typed or selected.

/** A pane's share of the room, 0 to 1, and the least that either of two needs to be of use. */
export const SMALLEST_SHARE = 0.2;
export const LARGEST_SHARE = 0.8;

/** More lanes than this were not asked for by a person. */
const MOST_LANES = 100;

export const DETAIL_TABS = [
  'claims',
  'structure',
  'verification',
  'sightings',
  'findings',
  'history',
] as const;

/** The columns of the list. */
export const COLUMN_IDS = [
  ...(['expires', 'kind', 'who', 'issuer', 'carrier', 'hosts', 'seen', 'findings'] as const),
] as const;

export interface Layout {
  /** The list's share beside the detail, and above it. */
  readonly splitRow: number;
  readonly splitColumn: number;
  /** Null until it was folded or shown by hand: then there is room for it or not. */
  readonly timelineOpen: boolean | null;
  /** Lanes for which there is room; null for as many as the view can spare. */
  readonly timelineLanes: number | null;
  readonly tab: (typeof DETAIL_TABS)[number];
  /** Claims as JSON text, and whether its long lines wrap. */
  readonly raw: boolean;
  readonly wrap: boolean;
  readonly sortColumn: (typeof COLUMN_IDS)[number];
  readonly sortDescending: boolean;
}

export const DEFAULT_LAYOUT: Layout = {
  splitRow: 0.54,
  splitColumn: 0.4,
  timelineOpen: null,
  timelineLanes: null,
  tab: 'claims',
  raw: false,
  wrap: true,
  sortColumn: 'expires',
  sortDescending: false,
};

/**
 * Reads a layout as it was stored, perhaps by another version: what is missing or is not what it should
 * be is taken from the defaults. Total.
 */
export function readStoredLayout(row: Readonly<Record<string, unknown>>): Layout {
  const flag = (name: 'raw' | 'wrap' | 'sortDescending') =>
    typeof row[name] === 'boolean' ? row[name] : DEFAULT_LAYOUT[name];
  const { timelineOpen, timelineLanes } = row;
  return {
    splitRow: share(row['splitRow'], DEFAULT_LAYOUT.splitRow),
    splitColumn: share(row['splitColumn'], DEFAULT_LAYOUT.splitColumn),
    timelineOpen: typeof timelineOpen === 'boolean' ? timelineOpen : null,
    timelineLanes: isCount(timelineLanes) ? timelineLanes : null,
    tab: oneOf(DETAIL_TABS, row['tab'], DEFAULT_LAYOUT.tab),
    raw: flag('raw'),
    wrap: flag('wrap'),
    sortColumn: oneOf(COLUMN_IDS, row['sortColumn'], DEFAULT_LAYOUT.sortColumn),
    sortDescending: flag('sortDescending'),
  };
}

function share(value: unknown, otherwise: number): number {
  const fits = typeof value === 'number' && value >= SMALLEST_SHARE && value <= LARGEST_SHARE;
  return fits ? value : otherwise;
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) > 0 && Number(value) <= MOST_LANES;
}

function oneOf<T>(offered: readonly T[], value: unknown, otherwise: T): T {
  return offered.find((candidate) => candidate === value) ?? otherwise;
}
