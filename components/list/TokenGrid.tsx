import type { RefObject } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { TokenId } from '../../lib/ledger/record.ts';
import type { Entry } from '../../lib/view/entry.ts';
import { say } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { COLUMNS } from './columns.tsx';
import { GridHeader } from './GridHeader.tsx';
import css from './list.module.css';
import { NO_SLOTS, placeRows } from './row-slots.ts';
import { TokenRow } from './TokenRow.tsx';
import { ROW_HEIGHT, useVirtualRows } from './virtual-rows.ts';

interface TokenGridProps {
  readonly gridRef: RefObject<HTMLDivElement | null>;
  /** Called when the reader wants to look at the selected token. */
  readonly onOpen: () => void;
}

/**
 * The list of tokens (APG "Grid"): the grid itself has the focus and names its active row, which is
 * the selected one, so that the focus survives rows that come, go and scroll out of sight.
 */
export function TokenGrid({ gridRef, onOpen }: TokenGridProps) {
  const { rows } = useStore();
  const prefix = useId();
  const entries = rows.shown.value;
  const selectedId = rows.selectedId.value;
  const active = entries.findIndex(({ id }) => id === selectedId);
  const { indexes, height, pageSize, reveal } = useVirtualRows(gridRef, entries.length, active);

  const drawn = indexes.flatMap((index) => {
    const entry = entries[index];
    return entry ? [{ entry, index }] : [];
  });
  const slots = useRef(NO_SLOTS);
  slots.current = placeRows(
    drawn.map(({ entry }) => entry.id),
    slots.current,
  );

  // Selected by whatever means, a row comes into sight; but a list that changes does not jump.
  useLayoutEffect(() => {
    if (active >= 0) reveal(active);
  }, [selectedId]);

  function select(entry: Entry | undefined) {
    if (entry) rows.selectedId.value = entry.id;
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = destination(event.key, active, entries.length, pageSize);
    if (target !== null) select(entries[target]);
    else if (event.key === 'Enter' && active >= 0) onOpen();
    else return;
    event.preventDefault();
  }

  return (
    <div
      class={css['grid']}
      role="grid"
      aria-label={say('list_label')}
      aria-rowcount={entries.length + 1}
      aria-colcount={COLUMNS.length}
      aria-activedescendant={active >= 0 ? `${prefix}-${selectedId}` : undefined}
      tabIndex={0}
      ref={gridRef}
      onKeyDown={onKeyDown}
      onFocus={({ currentTarget }) => {
        // Where the keys lead from is to be seen; but nothing moves under a pointer that presses.
        if (active >= 0 && currentTarget.matches(':focus-visible')) reveal(active);
      }}
      onClick={(event: MouseEvent) => {
        const id = rowId(event.target);
        select(entries.find((entry) => entry.id === id));
      }}
      onDblClick={(event: MouseEvent) => {
        if (rowId(event.target) !== null) onOpen();
      }}
      onPointerOver={(event: PointerEvent) => {
        rows.hoveredId.value = rowId(event.target);
      }}
      onPointerLeave={() => {
        rows.hoveredId.value = null;
      }}
    >
      <GridHeader />
      <div class={css['rows']} role="rowgroup" style={{ blockSize: `${height}px` }}>
        {drawn.map(({ entry, index }) => (
          <TokenRow
            key={slots.current.get(entry.id)}
            id={`${prefix}-${entry.id}`}
            entry={entry}
            index={index}
            top={index * ROW_HEIGHT}
            selected={index === active}
          />
        ))}
      </div>
    </div>
  );
}

/** The row to which a key leads, or null if it leads nowhere. */
function destination(key: string, active: number, count: number, page: number): number | null {
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: count - 1,
  };
  const target = targets[key];
  return target === undefined ? null : Math.max(0, Math.min(count - 1, target));
}

function rowId(target: EventTarget | null): TokenId | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-id]') : null;
  return (row?.dataset['id'] as TokenId | undefined) ?? null;
}
