import type { Entry } from '../../lib/view/entry.ts';
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

export function TokenRow({ entry, id, index, top, selected }: TokenRowProps) {
  const veil = useVeil();
  return (
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
      {COLUMNS.map(({ id: column, look, cell, full }) => (
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
      ))}
    </div>
  );
}
