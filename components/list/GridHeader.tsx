import { useRef } from 'preact/hooks';
import { pressColumn } from '../../lib/view/sort.ts';
import { say } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { Icon } from '../primitives/Icon.tsx';
import { moveFocus } from '../primitives/roving.ts';
import { COLUMNS } from './columns.tsx';
import css from './list.module.css';

/** The titles of the columns; pressing one sorts by it. They are one tab stop. */
export function GridHeader() {
  const { rows } = useStore();
  const row = useRef<HTMLDivElement>(null);
  const { column, descending } = rows.sort.value;
  return (
    <div class={css['head']} role="rowgroup">
      <div
        class={css['row']}
        role="row"
        aria-rowindex={1}
        ref={row}
        onKeyDown={(event: KeyboardEvent) => moveFocus(event, row.current, 'button', 'horizontal')}
      >
        {COLUMNS.map(({ id, title, icon, look }) => (
          <div
            key={id}
            class={css['title']}
            role="columnheader"
            data-column={id}
            data-look={look}
            aria-sort={id === column ? (descending ? 'descending' : 'ascending') : 'none'}
          >
            <button
              type="button"
              class={css['sort']}
              title={icon === undefined ? undefined : say(title)}
              tabIndex={id === column ? 0 : -1}
              onClick={() => {
                rows.sort.value = pressColumn(rows.sort.value, id);
              }}
            >
              {icon === undefined ? (
                <span class={css['words']}>{say(title)}</span>
              ) : (
                <>
                  <Icon name={icon} />
                  <span class="hidden-but-read">{say(title)}</span>
                </>
              )}
              {id === column ? <Icon name={descending ? 'descending' : 'ascending'} /> : null}
            </button>
          </div>
        ))}
      </div>
    </div>
  );
}
