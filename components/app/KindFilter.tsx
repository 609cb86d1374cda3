import type { Kind } from '../../lib/token/kind.ts';
import { KINDS, kindWord } from '../../lib/view/kind-words.ts';
import { number, say } from '../../lib/words/say.ts';
import { Icon } from '../primitives/Icon.tsx';
import { useStore } from './store-context.ts';
import css from './Toolbar.module.css';

interface Choice {
  readonly kind: Kind | 'all';
  readonly word: string;
  readonly count: number;
}

/** All, and the kinds that occur, with how many tokens the filter's text leaves of each. */
function useChoices() {
  const { filter, kinds, counts } = useStore().rows;
  const { all, kinds: counted } = counts.value;
  const { kind } = filter.value;
  const offered = KINDS.filter((candidate) => candidate === kind || kinds.value.has(candidate));
  const choices: readonly Choice[] = [
    { kind: 'all', word: say('kind_filter_all'), count: all },
    ...offered.map((candidate) => ({
      kind: candidate,
      word: kindWord(candidate),
      count: counted.get(candidate) ?? 0,
    })),
  ];
  const choose = (chosen: Kind | 'all') => {
    filter.value = { ...filter.value, kind: chosen };
  };
  return { choices, chosen: kind, choose };
}

/** The kinds as a row of radio buttons. */
export function KindChips() {
  const { choices, chosen, choose } = useChoices();
  return (
    <div class={css['chips']} role="radiogroup" aria-label={say('kind_filter_label')}>
      {choices.map(({ kind, word, count }) => (
        <label key={kind} class={css['chip']}>
          <input type="radio" name="kind" checked={kind === chosen} onChange={() => choose(kind)} />
          {word} {number(count)}
        </label>
      ))}
    </div>
  );
}

/** The same, where there is little room. */
export function KindSelect() {
  const { choices, chosen, choose } = useChoices();
  return (
    <span class={css['selectBox']}>
      <select
        class={css['select']}
        aria-label={say('kind_filter_label')}
        value={chosen}
        onChange={({ currentTarget }) => {
          const choice = choices[currentTarget.selectedIndex];
          if (choice) choose(choice.kind);
        }}
      >
        {choices.map(({ kind, word, count }) => (
          <option key={kind} value={kind}>
            {word} {number(count)}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </span>
  );
}
