import type { ReadonlySignal } from '@preact/signals';

/** Tells screen readers what came of an action, and what happened by itself. */
export function LiveRegion({ text }: { readonly text: ReadonlySignal<string> }) {
  return (
    <div class="hidden-but-read" role="status" aria-live="polite">
      {text.value}
    </div>
  );
}
