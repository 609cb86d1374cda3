import type { RefObject } from 'preact';
import { say } from '../../lib/words/say.ts';
import { Dialog } from '../primitives/Dialog.tsx';
import css from './KeysDialog.module.css';
import { KEYS, keyName } from './keys.ts';

/** All keys of the panel. */
export function KeysDialog({
  dialogRef,
}: {
  readonly dialogRef: RefObject<HTMLDialogElement | null>;
}) {
  return (
    <Dialog title={say('keys_title')} dialogRef={dialogRef} width={380}>
      <dl>
        {KEYS.map(({ keys, does }) => (
          <div key={does} class={css['key']}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{keyName(key)}</kbd>
              ))}
            </dt>
            <dd>{say(does)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
