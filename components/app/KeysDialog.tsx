import type { RefObject } from 'preact';
import { Dialog } from '../primitives/Dialog.tsx';
import css from './KeysDialog.module.css';
import { KEYS } from './keys.ts';

/** All keys of the panel. */
export function KeysDialog({
  dialogRef,
}: {
  readonly dialogRef: RefObject<HTMLDialogElement | null>;
}) {
  return (
    <Dialog title="Keys" dialogRef={dialogRef} width={380}>
      <dl>
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
    </Dialog>
  );
}
