import type { RefObject } from 'preact';
import { useStore } from './store-context.ts';
import css from './Toolbar.module.css';

interface FilterBoxProps {
  readonly filterRef: RefObject<HTMLInputElement | null>;
  readonly onLeave: () => void;
}

/** Free text; Enter and Down lead to the list, Escape clears and then leads there too. */
export function FilterBox({ filterRef, onLeave }: FilterBoxProps) {
  const { filter } = useStore().rows;

  function setText(text: string) {
    filter.value = { ...filter.value, text };
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!['Escape', 'Enter', 'ArrowDown'].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape' && filter.value.text !== '') setText('');
    else onLeave();
  }

  return (
    <input
      class={css['filter']}
      type="search"
      aria-label="Filter"
      aria-keyshortcuts="/"
      placeholder="Filter by claim, host, carrier, text"
      spellcheck={false}
      autocomplete="off"
      ref={filterRef}
      value={filter.value.text}
      onInput={({ currentTarget }) => setText(currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
