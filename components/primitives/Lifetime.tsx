import type { LifetimeWords } from '../../lib/view/lifetime-words.ts';
import { Icon } from './Icon.tsx';
import css from './Lifetime.module.css';

interface LifetimeTextProps {
  readonly words: LifetimeWords;
  /** `column`: as short as it must be, with more where there is room. */
  readonly form: 'short' | 'long' | 'column';
}

/**
 * A lifetime as symbol, words and colour; never colour alone. What is less important than the rest
 * shows as a whole or not at all.
 */
export function LifetimeText({ words, form }: LifetimeTextProps) {
  return (
    <span class={css['lifetime']} data-mark={words.mark} title={words.long}>
      <Icon name={words.mark} />
      <span class={css['text']}>
        <span class={css['words']}>{form === 'long' ? words.long : words.short}</span>
        {form === 'column' && words.rest ? <span class={css['rest']}> · {words.rest}</span> : null}
      </span>
    </span>
  );
}

/** How much of a life has passed. The words beside it say the same, so it is decoration. */
export function LifeBar({ words }: { readonly words: LifetimeWords }) {
  const share = words.elapsed ?? 0;
  return (
    <div class={css['bar']} data-mark={words.mark} aria-hidden="true">
      <div class={css['elapsed']} style={{ inlineSize: `${(share * 100).toFixed(2)}%` }} />
    </div>
  );
}
