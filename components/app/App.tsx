import { useComputed } from '@preact/signals';
import { useRef, useState } from 'preact/hooks';
import { say } from '../../lib/words/say.ts';
import { DetailSlot } from '../detail/DetailSlot.tsx';
import { showVerdict } from '../detail/spot.ts';
import { TokenGrid } from '../list/TokenGrid.tsx';
import { LiveRegion } from '../primitives/LiveRegion.tsx';
import { useMediaQuery } from '../primitives/media-query.ts';
import { Split } from '../primitives/Split.tsx';
import { TimelineSlot, toggleTimeline } from '../timeline/TimelineSlot.tsx';
import css from './App.module.css';
import { type DialogName, Dialogs } from './Dialogs.tsx';
import { EmptyState } from './EmptyState.tsx';
import { FilteredOut } from './FilteredOut.tsx';
import type { Host } from './host.ts';
import { useImportDoor } from './import-door.ts';
import { type KeyActions, onPanelKey } from './keys.ts';
import { useObstacleNews } from './obstacle.ts';
import { StatusBar } from './StatusBar.tsx';
import { StorageNotice } from './StorageNotice.tsx';
import { useStore } from './store-context.ts';
import { Toolbar } from './Toolbar.tsx';
import { VeiledView } from './veil.tsx';
import type { PanelState } from './view-state.ts';
import { WatchNotice } from './WatchNotice.tsx';

interface AppProps {
  readonly host: Host;
  readonly state: PanelState;
}

/** The panel in DevTools, and the same as a page of its own. */
export function App(props: AppProps) {
  return (
    <VeiledView>
      <Panel {...props} />
    </VeiledView>
  );
}

function Panel({ host, state }: AppProps) {
  const store = useStore();
  const { rows } = store;
  useObstacleNews();
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const door = useImportDoor(state.imports);
  const imports = state.imports.value;
  const filter = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const detail = useRef<HTMLElement>(null);
  const stacked = useMediaQuery('(max-width: 700px)');
  const direction = stacked ? 'column' : 'row';
  // Of tokens that come ten times a second only those parts are drawn anew that tell of them.
  const isSelected = useComputed(() => rows.selected.value !== null).value;
  const empty = useComputed(() => rows.shown.value.length === 0).value;

  const actions: KeyActions = {
    copy: (form) => {
      const selected = rows.selected.peek();
      if (selected) void store.copy(selected, form);
    },
    filter: () => filter.current?.select(),
    list: () => grid.current?.focus(),
    timeline: () => toggleTimeline(state.timeline),
    verify: () => {
      if (rows.selected.peek() !== null) showVerdict(state.detail, 'signature');
    },
    isInDetail: (target) => detail.current?.contains(target) ?? false,
    showKeys: () => setDialog('keys'),
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts for what has its own controls
    <div class={css['app']} onKeyDown={(event: KeyboardEvent) => onPanelKey(event, actions)}>
      <Toolbar
        host={host}
        state={state}
        door={door}
        filterRef={filter}
        onLeaveFilter={actions.list}
        onFilterHelp={() => setDialog('help')}
        onShowSettings={() => setDialog('settings')}
      />
      <div>
        <WatchNotice host={host} focusAfter={grid} />
        <StorageNotice outcome={state.storage} focusAfter={grid} />
        <TimelineSlot state={state.timeline} onLeave={actions.list} />
        {imports ? <imports.Notices desk={imports.desk} focusAfter={grid} /> : null}
      </div>
      <main class={css['main']}>
        <h1 class="hidden-but-read">{say('extensionName')}</h1>
        <Split
          label={say('split_label')}
          direction={direction}
          share={state.split[direction]}
          first={
            <>
              <TokenGrid gridRef={grid} onOpen={() => detail.current?.focus()} />
              {empty ? (
                <EmptyState
                  host={host}
                  focusAfter={grid}
                  filteredOut={<FilteredOut focusAfter={grid} />}
                />
              ) : null}
            </>
          }
          second={
            isSelected ? (
              <DetailSlot host={host} state={state.detail} detailRef={detail} gridRef={grid} />
            ) : null
          }
        />
      </main>
      <StatusBar onShowKeys={actions.showKeys} />
      <LiveRegion text={store.announcer.text} />
      {imports ? <imports.Layers desk={imports.desk} /> : null}
      <Dialogs
        shown={dialog}
        settings={host.settings}
        onClose={() => setDialog(null)}
        onTry={(text) => {
          rows.filter.value = { ...rows.filter.value, text };
          filter.current?.focus();
        }}
      />
    </div>
  );
}
