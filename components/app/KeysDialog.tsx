import { say } from '../../lib/words/say.ts';
import { Dialog, useShown } from '../primitives/Dialog.tsx';
import css from './KeysDialog.module.css';
import { KEYS, keyName } from './key-help.ts';

/** All keys of the panel. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useShown();
  return (
    <Dialog title={say('keys_title')} dialogRef={dialog} width={380} onClose={onClose}>
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
