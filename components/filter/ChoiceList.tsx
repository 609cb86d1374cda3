import { useEffect, useRef } from 'preact/hooks';
import type { Choice } from '../../lib/view/query/value-choices.ts';
import { number, say, sayCounted } from '../../lib/words/say.ts';
import css from './FilterBox.module.css';

interface ChoiceListProps {
  readonly id: string;
  readonly choices: readonly Choice[];
  /** -1 for none. */
  readonly active: number;
  readonly onChoose: (choice: Choice) => void;
}

/** The id of an option, for `aria-activedescendant`. */
export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** What could stand at the caret: the listbox of the filter's combobox (APG). */
export function ChoiceList({ id, choices, active, onChoose }: ChoiceListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      class={css['choices']}
      id={id}
      role="listbox"
      aria-label={say('filter_choices')}
      ref={list}
    >
      {choices.map((choice, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the focus and the keys
        <div
          key={choice.insert}
          id={optionId(id, index)}
          class={css['choice']}
          role="option"
          aria-selected={index === active}
          onClick={() => onChoose(choice)}
        >
          <code class={css['label']}>
            <bdi>{choice.label}</bdi>
          </code>
          <span class={css['about']}>{choice.about}</span>
          {choice.count === null ? null : (
            <>
              <span class={css['count']} aria-hidden="true">
                {number(choice.count)}
              </span>
              <span class="hidden-but-read">{sayCounted('filter_tokens', choice.count)}</span>
            </>
          )}
        </div>
      ))}
    </div>
  );
}
