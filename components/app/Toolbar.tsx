import type { RefObject } from 'preact';
import { useMediaQuery } from '../primitives/media-query.ts';
import { ClearActions } from './ClearActions.tsx';
import { ExportAction } from './ExportAction.tsx';
import { FilterBox } from './FilterBox.tsx';
import type { Host } from './host.ts';
import { KindChips, KindSelect } from './KindFilter.tsx';
import { ScopeSelect } from './ScopeSelect.tsx';
import css from './Toolbar.module.css';
import { WatchSwitch } from './WatchSwitch.tsx';

interface ToolbarProps {
  readonly host: Host;
  readonly filterRef: RefObject<HTMLInputElement | null>;
  /** Called when the reader is done with the filter. */
  readonly onLeaveFilter: () => void;
}

export function Toolbar({ host, filterRef, onLeaveFilter }: ToolbarProps) {
  const narrow = useMediaQuery('(max-width: 600px)');
  const folded = useMediaQuery('(max-width: 900px)');
  return (
    <header class={css['toolbar']}>
      <div class={css['group']}>
        <WatchSwitch />
        <ClearActions narrow={narrow} />
      </div>
      <FilterBox filterRef={filterRef} onLeave={onLeaveFilter} />
      <div class={css['group']}>
        {folded ? <KindSelect /> : <KindChips />}
        <ScopeSelect />
        <ExportAction saveFile={host.saveFile} />
      </div>
    </header>
  );
}
