import type { Kind } from '../../lib/token/kind.ts';
import { kindName, kindWord } from '../../lib/view/kind-words.ts';
import css from './KindBadge.module.css';

/** A token's kind: in one word, or as in a heading. */
export function KindBadge({ kind, form }: { readonly kind: Kind; readonly form: 'word' | 'name' }) {
  return (
    <span class={`${css['badge']} ${form === 'name' ? css['strong'] : ''}`}>
      {form === 'name' ? kindName(kind) : kindWord(kind)}
    </span>
  );
}
