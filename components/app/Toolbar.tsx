import type { RefObject } from 'preact';
import { say } from '../../lib/words/say.ts';
import { FilterBox } from '../filter/FilterBox.tsx';
import { Button } from '../primitives/Button.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { useMediaQuery } from '../primitives/media-query.ts';
import { ClearActions } from './ClearActions.tsx';
import { ExportAction } from './ExportAction.tsx';
import type { Host } from './host.ts';
import { ImportAction } from './ImportAction.tsx';
import type { ImportDoor } from './import-door.ts';
import { KindChips, KindSelect } from './KindFilter.tsx';
import { PreserveLog } from './PreserveLog.tsx';
import { ReadStorage } from './ReadStorage.tsx';
import { ScopeSelect } from './ScopeSelect.tsx';
import css from './Toolbar.module.css';
import type { PanelState } from './view-state.ts';
import { WatchSwitch } from './WatchSwitch.tsx';

interface ToolbarProps {
  readonly host: Host;
  readonly state: PanelState;
  readonly door: ImportDoor;
  readonly filterRef: RefObject<HTMLInputElement | null>;
  /** Called when the reader is done with the filter. */
  readonly onLeaveFilter: () => void;
  readonly onFilterHelp: () => void;
  readonly onShowSettings: () => void;
}

export function Toolbar(props: ToolbarProps) {
  const { host, state, door, filterRef, onLeaveFilter, onFilterHelp, onShowSettings } = props;
  const narrow = useMediaQuery('(max-width: 600px)');
  const compact = useMediaQuery('(max-width: 860px)');
  const folded = useMediaQuery('(max-width: 1060px)');
  const actions = (
    <div class={css['group']} data-tight={compact} key="actions">
      <ReadStorage outcome={state.storage} compact={compact} />
      <ImportAction door={door} compact={compact} />
      <ExportAction saveFile={host.saveFile} choice={state.exporting} compact={compact} />
      <Button
        look="quiet"
        aria-label={say('settings')}
        title={say('settings')}
        onClick={onShowSettings}
      >
        <Icon name="settings" />
      </Button>
    </div>
  );
  return (
    <header class={css['toolbar']}>
      <div class={css['group']} data-tight={compact}>
        <WatchSwitch />
        <ClearActions narrow={compact} />
      </div>
      <FilterBox filterRef={filterRef} onLeave={onLeaveFilter} onHelp={onFilterHelp} />
      {/* In two rows: what acts stands in the first and what chooses in the second. */}
      {narrow ? actions : null}
      <div class={css['group']} key="choices">
        {folded ? <KindSelect /> : <KindChips />}
        <ScopeSelect />
        <PreserveLog access={host.settings} />
      </div>
      {narrow ? null : actions}
    </header>
  );
}
