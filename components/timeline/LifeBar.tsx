import { barName, barWords, untilWords } from '../../lib/view/timeline/bar-words.ts';
import type { Bar, LaneLayout } from '../../lib/view/timeline/lane-layout.ts';
import { spokenText } from '../../lib/view/visible-text.ts';
import { number } from '../../lib/words/say.ts';
import { useVeil } from '../app/veil.tsx';
import { Icon } from '../primitives/Icon.tsx';
import css from './Life.module.css';

interface LifeBarProps {
  readonly id: string | undefined;
  readonly layout: LaneLayout;
  readonly bar: Bar;
  readonly now: number;
  readonly selected: boolean;
}

/** Pixels: the least that can be seen and pointed at, and what a symbol, and words need beside what else is in a bar. */
const LEAST = 6;
const SYMBOL = 26;
const WORDS = 240;

/** A token's life: colour, outline and symbol tell its state, and its name tells everything. */
export function LifeBar({ id, layout, bar, now, selected }: LifeBarProps) {
  const words = barWords(layout, bar, now, useVeil());
  const count = bar.last - bar.first + 1;
  const width = Math.max(LEAST, bar.right - bar.left);
  // What lives for a moment stands around that moment, where its tick is.
  const isMoment = bar.right - bar.left < LEAST && count === 1;
  const left = isMoment ? bar.left - LEAST / 2 : bar.left;
  const until = width >= WORDS ? untilWords(bar, now) : null;
  // Drawn by the style sheet: the cell's name says the same, in other words.
  const text =
    until === null ? (count > 1 && width >= SYMBOL ? number(count) : null) : `${until} ›`;
  return (
    <div
      id={id}
      class={css['cell']}
      role="gridcell"
      aria-label={spokenText(barName(words))}
      aria-selected={selected}
      data-token={bar.entry.id}
      data-active={id !== undefined}
      style={{ insetInlineStart: `${left}px`, inlineSize: `${width}px` }}
    >
      <span
        class={css['bar']}
        data-mark={words.mark}
        data-bounded={bar.bounded || isMoment}
        data-before={bar.fromBefore}
        data-goes-on={bar.goesOn}
        data-text={text}
      >
        {width >= SYMBOL && text === null && !isRefusedAtEnd(layout, bar) ? (
          <Icon name={words.mark} />
        ) : null}
      </span>
    </div>
  );
}

/** Whether a diamond stands where the symbol would. */
function isRefusedAtEnd({ rejections }: LaneLayout, { right }: Bar): boolean {
  return rejections.some(({ x }) => x > right - SYMBOL && x < right + SYMBOL / 2);
}
