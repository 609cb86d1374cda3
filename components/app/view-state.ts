import { type Signal, signal } from '@preact/signals';
import type { Evidence, Severity } from '../../lib/judge/finding.ts';
import { DEFAULT_LAYOUT, type Layout } from '../../lib/settings/layout.ts';
import type { ExportFormat } from '../../lib/view/export-run.ts';
import type { StorageOutcome } from '../../lib/view/storage-words.ts';
import type { TimeWindow } from '../../lib/view/timeline/time-window.ts';
import type { DeskSignal } from './import-door.ts';

export type DetailTab = Layout['tab'];

/** How the reader likes to look at a token; remembered from one token to the next. */
export interface DetailState {
  readonly tab: Signal<DetailTab>;
  /** Claims as JSON text instead of rows. */
  readonly raw: Signal<boolean>;
  /** Long lines of JSON text wrap. */
  readonly wrap: Signal<boolean>;
  /** Findings of these severities are left out. */
  readonly hiddenSeverities: Signal<ReadonlySet<Severity>>;
  /** What was asked to be shown among the sightings: it stays marked until something else is. */
  readonly evidence: Signal<Evidence | null>;
  /** Where the focus is to go once it is laid out: a place by name, or a tab's content (null). */
  readonly spot: Signal<{ readonly name: string | null } | null>;
}

/** How the reader likes to look at the timeline. */
export interface TimelineState {
  /** Null until it was folded or shown by hand: then there is room for it or not. */
  readonly open: Signal<boolean | null>;
  /** What is looked at; null for all that was seen. */
  readonly window: Signal<TimeWindow | null>;
  /** For how many lanes there is room; null for as many as the view can spare. */
  readonly lanes: Signal<number | null>;
}

/** What is exported and how; remembered until the view is closed. */
export interface ExportChoice {
  /** The tokens that the list shows, the selected one, or all in the scope. */
  readonly what: 'shown' | 'selected' | 'scope';
  readonly format: ExportFormat;
  /** In a form that lets nobody in and names nobody. */
  readonly safe: boolean;
}

/** How the reader arranged the panel, and what is told there until it was read. */
export interface PanelState {
  readonly detail: DetailState;
  readonly timeline: TimelineState;
  /** The list's share of the room, 0 to 1: side by side, and above the detail. */
  readonly split: { readonly row: Signal<number>; readonly column: Signal<number> };
  /** What came of the last reading of the page's storage, until it is put away. */
  readonly storage: Signal<StorageOutcome | null>;
  readonly exporting: Signal<ExportChoice>;
  /** What imports, once something was imported. */
  readonly imports: DeskSignal;
}

/** @param layout how it was left */
export function createPanelState(layout: Layout = DEFAULT_LAYOUT): PanelState {
  return {
    detail: {
      tab: signal(layout.tab),
      raw: signal(layout.raw),
      wrap: signal(layout.wrap),
      hiddenSeverities: signal(new Set()),
      evidence: signal(null),
      spot: signal(null),
    },
    timeline: {
      open: signal(layout.timelineOpen),
      window: signal(null),
      lanes: signal(layout.timelineLanes),
    },
    split: { row: signal(layout.splitRow), column: signal(layout.splitColumn) },
    storage: signal(null),
    exporting: signal({ what: 'shown', format: 'json', safe: false }),
    imports: signal(null),
  };
}
