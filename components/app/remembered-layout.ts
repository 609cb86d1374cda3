import { effect, type Signal } from '@preact/signals';
import { DEFAULT_LAYOUT, type Layout } from '../../lib/settings/layout.ts';
import type { Sort } from '../../lib/view/sort.ts';
import type { SettingsAccess } from './host.ts';
import { createPanelState, type PanelState } from './view-state.ts';

/** A line that is dragged is written once it rests, in milliseconds. */
const REST = 400;

interface Remembering {
  readonly state: PanelState;
  readonly sort: Signal<Sort>;
}

/**
 * The panel as it was left, here or in another page: it begins so, and what is changed is kept. Other
 * pages that are open stay as they are.
 * @param sort of the list
 */
export function rememberedState(sort: Signal<Sort>, access: SettingsAccess): PanelState {
  const { layout } = access.settings.peek();
  const state = createPanelState(layout);
  sort.value = { column: layout.sortColumn, descending: layout.sortDescending };
  const keep = keeper({ state, sort }, access);
  addEventListener('pagehide', keep.now);
  effect(() => keep.later(layoutOf({ state, sort })));
  return state;
}

function layoutOf({ state, sort }: Remembering): Layout {
  const { detail, timeline, split } = state;
  return {
    splitRow: split.row.value,
    splitColumn: split.column.value,
    timelineOpen: timeline.open.value,
    timelineLanes: timeline.lanes.value,
    tab: detail.tab.value,
    raw: detail.raw.value,
    wrap: detail.wrap.value,
    sortColumn: sort.value.column,
    sortDescending: sort.value.descending,
  };
}

function keeper(remembering: Remembering, access: SettingsAccess) {
  let kept = layoutOf(remembering);
  let wanted = kept;
  let timer: ReturnType<typeof setTimeout> | undefined;
  function now(): void {
    clearTimeout(timer);
    const changes = changesOf(kept, wanted);
    kept = wanted;
    if (Object.keys(changes).length === 0) return;
    const settings = access.settings.peek();
    access.change({ ...settings, layout: { ...settings.layout, ...changes } });
  }
  return {
    now,
    later(layout: Layout): void {
      wanted = layout;
      clearTimeout(timer);
      timer = setTimeout(now, REST);
    },
  };
}

/** What is other than before; what another page has changed meanwhile stays. */
function changesOf(before: Layout, after: Layout): Partial<Layout> {
  const names = Object.keys(DEFAULT_LAYOUT) as (keyof Layout)[];
  return Object.fromEntries(
    names.filter((name) => before[name] !== after[name]).map((name) => [name, after[name]]),
  );
}
