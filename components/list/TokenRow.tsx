import { useMemo } from 'preact/hooks';
import type { Entry } from '../../lib/view/entry.ts';
import type { Veil } from '../../lib/view/no-veil.ts';
import { useVeil } from '../app/veil.tsx';
import { COLUMNS } from './columns.tsx';
import css from './list.module.css';

interface TokenRowProps {
  readonly entry: Entry;
  readonly id: string;
  /** Place in the list, from 0. */
  readonly index: number;
  /** Distance from the first row, in pixels. */
  readonly top: number;
  readonly selected: boolean;
}

/** A row that says what it said is not drawn again, whatever else of the list is, and wherever it stands now. */
export function TokenRow({ entry, id, index, top, selected }: TokenRowProps) {
  const veil = useVeil();
  const cells = useMemo(() => cellsOf(entry, veil), [entry, veil]);
  return useMemo(
    () => (
      <div
        id={id}
        class={css['row']}
        role="row"
        aria-rowindex={index + 2}
        aria-selected={selected}
        data-id={entry.id}
        data-still-sent={entry.stillSent}
        style={{ transform: `translateY(${top}px)` }}
      >
        {cells}
      </div>
    ),
    [cells, id, index, top, selected],
  );
}

function cellsOf(entry: Entry, veil: Veil) {
  return COLUMNS.map(({ id: column, look, cell, full }) => (
    <div
      key={column}
      class={`${css['cell']} ${look === 'number' ? '' : 'own-direction'}`}
      role="gridcell"
      data-column={column}
      data-look={look}
      title={full?.(entry, veil)}
    >
      {cell(entry, veil)}
    </div>
  ));
}
