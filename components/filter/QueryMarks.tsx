import type { RefObject } from 'preact';
import { marksOf } from '../../lib/view/query/marks.ts';
import type { Query } from '../../lib/view/query/query.ts';
import css from './FilterBox.module.css';

interface QueryMarksProps {
  readonly query: Query;
  readonly marksRef: RefObject<HTMLDivElement | null>;
}

/**
 * Shows behind a query how it was understood: grounds and underlines alone. The letters are those of
 * the box itself, so what is typed can be read whatever becomes of the marks.
 */
export function QueryMarks({ query, marksRef }: QueryMarksProps) {
  return (
    <div class={css['marks']} aria-hidden="true" dir="auto" ref={marksRef}>
      {marksOf(query).map(({ text, mark }, index) => (
        <span key={index} data-mark={mark}>
          {text}
        </span>
      ))}
    </div>
  );
}
