import type { ReadonlySignal } from '@preact/signals';
import css from './LiveRegion.module.css';

/** Tells screen readers what came of an action, and what happened by itself. */
export function LiveRegion({ text }: { readonly text: ReadonlySignal<string> }) {
  return (
    <div class={css['unseen']} role="status" aria-live="polite">
      {text.value}
    </div>
  );
}
