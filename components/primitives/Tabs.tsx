import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { number } from '../../lib/words/say.ts';
import { moveFocus } from './roving.ts';
import css from './Tabs.module.css';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly title: string;
  /** Shown behind the title. */
  readonly count?: number;
  readonly content: () => ComponentChildren;
}

interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly selected: Signal<Id>;
}

/** ARIA tabs, selected by arriving (APG "Tabs with Automatic Activation"). */
export function Tabs<Id extends string>({ label, tabs, selected }: TabsProps<Id>) {
  const prefix = useId();
  const list = useRef<HTMLDivElement>(null);
  const current = tabs.find(({ id }) => id === selected.value) ?? tabs[0];

  // Where there are more tabs than room, the selected one is in sight, however it came to be selected.
  useLayoutEffect(() => {
    const tab = list.current?.querySelector('[aria-selected=true]');
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current?.id]);
  if (!current) return null;

  function onKeyDown(event: KeyboardEvent) {
    const target = moveFocus(event, list.current, '[role=tab]', 'horizontal');
    const found = tabs.find(({ id }) => `${prefix}-${id}` === target?.id);
    if (found) selected.value = found.id;
  }

  return (
    <div class={css['tabs']}>
      <div class={css['list']} role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {tabs.map(({ id, title, count }) => (
          <button
            type="button"
            key={id}
            id={`${prefix}-${id}`}
            class={css['tab']}
            role="tab"
            aria-selected={id === current.id}
            aria-controls={`${prefix}-panel`}
            tabIndex={id === current.id ? 0 : -1}
            onClick={() => {
              selected.value = id;
            }}
          >
            {title}
            {count === undefined ? null : ` ${number(count)}`}
          </button>
        ))}
      </div>
      <div
        class={css['panel']}
        id={`${prefix}-panel`}
        role="tabpanel"
        aria-labelledby={`${prefix}-${current.id}`}
        tabIndex={0}
        key={current.id}
      >
        {current.content()}
      </div>
    </div>
  );
}
