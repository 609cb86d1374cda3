import type { LifetimeWords } from '../../lib/view/lifetime-words.ts';
import { Icon } from './Icon.tsx';
import css from './Lifetime.module.css';

interface LifetimeTextProps {
  readonly words: LifetimeWords;
  readonly form: 'short' | 'long';
}

/** A lifetime as symbol, words and colour; never colour alone. */
export function LifetimeText({ words, form }: LifetimeTextProps) {
  return (
    <span class={css['lifetime']} data-mark={words.mark} title={words.long}>
      <Icon name={words.mark} />
      <span class={css['words']}>{words[form]}</span>
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
