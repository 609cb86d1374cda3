import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { say } from '../../lib/words/say.ts';
import { Button } from '../primitives/Button.tsx';
import { Dialog } from '../primitives/Dialog.tsx';
import { HandOver } from '../primitives/HandOver.tsx';
import { Icon } from '../primitives/Icon.tsx';
import type { Desk } from './desk.ts';
import css from './ImportLayers.module.css';

/** The dialog in which something is handed over, and the sign that it may be dropped. */
export function ImportLayers({ desk }: { readonly desk: Desk }) {
  return (
    <>
      <ImportDialog desk={desk} />
      {desk.isDropping.value ? (
        <div class={css['drop']} aria-hidden="true">
          <p class={css['dropWords']}>
            <Icon name="import" />
            {say('import_drop')}
          </p>
        </div>
      ) : null}
    </>
  );
}

function ImportDialog({ desk }: { readonly desk: Desk }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const isOpen = desk.isOpen.value;
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (isOpen && shown?.open === false) shown.showModal();
    const onClose = () => {
      desk.isOpen.value = false;
      setText('');
    };
    shown?.addEventListener('close', onClose);
    return () => shown?.removeEventListener('close', onClose);
  }, [isOpen, desk]);

  function take(sources: Parameters<Desk['take']>[0]): void {
    dialog.current?.close();
    desk.take(sources);
  }

  return (
    <Dialog title={say('import_dialog')} dialogRef={dialog} width={560}>
      <HandOver
        id="import-text"
        label={say('import_text_label')}
        text={text}
        placeholder={say('import_placeholder')}
        rows={7}
        isMultiple
        onText={setText}
        onFiles={(files) => take(files.map((file) => ({ name: file.name, content: file })))}
        onSubmit={() => {
          if (text.trim() !== '') take([{ name: '', content: text }]);
        }}
        choose={say('import_choose')}
        actions={
          <Button look="primary" type="submit" disabled={text.trim() === ''}>
            {say('import_text')}
          </Button>
        }
      >
        <p class={css['note']}>{say('import_note')}</p>
      </HandOver>
    </Dialog>
  );
}
