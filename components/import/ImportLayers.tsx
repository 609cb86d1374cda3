import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { say } from '../../lib/words/say.ts';
import { Button } from '../primitives/Button.tsx';
import { Dialog } from '../primitives/Dialog.tsx';
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
  const picker = useRef<HTMLInputElement>(null);
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
      <form
        class={css['form']}
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          if (text.trim() !== '') take([{ name: '', content: text }]);
        }}
      >
        <label class={css['label']} for="import-text">
          {say('import_text_label')}
        </label>
        <textarea
          class={css['text']}
          id="import-text"
          rows={7}
          autofocus
          spellcheck={false}
          autocomplete="off"
          placeholder={say('import_placeholder')}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            event.currentTarget instanceof HTMLTextAreaElement &&
              event.currentTarget.form?.requestSubmit();
          }}
          onPaste={(event: ClipboardEvent) => {
            const files = [...(event.clipboardData?.files ?? [])];
            if (files.length === 0) return;
            event.preventDefault();
            take(files.map((file) => ({ name: file.name, content: file })));
          }}
        />
        <p class={css['note']}>{say('import_note')}</p>
        <div class={css['actions']}>
          <Button onClick={() => picker.current?.click()}>{say('import_choose')}</Button>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            aria-label={say('import_choose')}
            onChange={({ currentTarget }) => {
              const files = [...(currentTarget.files ?? [])];
              currentTarget.value = '';
              if (files.length > 0) take(files.map((file) => ({ name: file.name, content: file })));
            }}
          />
          <span class={css['grow']} />
          <Button look="primary" type="submit" disabled={text.trim() === ''}>
            {say('import_text')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
