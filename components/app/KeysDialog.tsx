import type { RefObject } from 'preact';
import { Button } from '../primitives/Button.tsx';
import css from './KeysDialog.module.css';
import { KEYS } from './keys.ts';

/** All keys of the panel. The browser brings the focus back where it was. */
export function KeysDialog({
  dialogRef,
}: {
  readonly dialogRef: RefObject<HTMLDialogElement | null>;
}) {
  return (
    <dialog
      class={css['dialog']}
      aria-label="Keys"
      ref={dialogRef}
      onKeyDown={(event: KeyboardEvent) => {
        // DevTools would open its drawer.
        if (event.key === 'Escape') event.stopPropagation();
      }}
    >
      <h2 class={css['title']}>Keys</h2>
      <dl class={css['keys']}>
        {KEYS.map(({ keys, does }) => (
          <div key={does} class={css['key']}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form class={css['close']} method="dialog">
        <Button type="submit">Close</Button>
      </form>
    </dialog>
  );
}
