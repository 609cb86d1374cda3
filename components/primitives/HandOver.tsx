import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Button } from './Button.tsx';
import css from './HandOver.module.css';

interface HandOverProps {
  /** Of the field, which its label names. */
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly placeholder: string;
  readonly rows: number;
  /** Nobody may read it over the shoulder. */
  readonly isHidden?: boolean;
  readonly isMultiple?: boolean;
  /** Files that are dropped here are for this form, and not for the page behind it. */
  readonly takesDrops?: boolean;
  readonly onText: (text: string) => void;
  /** One or more, pasted, chosen or dropped. */
  readonly onFiles: (files: readonly File[]) => void;
  readonly onSubmit: () => void;
  /** What the button is called that opens the picker of files. */
  readonly choose: string;
  /** What can be done with it, at the end. */
  readonly actions: ComponentChildren;
  /** What is to be known, between the text and the actions. */
  readonly children: ComponentChildren;
}

/** A form in which a person hands over text or files: typed, pasted, dropped or chosen. */
export function HandOver(props: HandOverProps) {
  const { id, label, takesDrops = false, onFiles, onSubmit, children } = props;
  const give = (files: Iterable<File>): void => {
    const given = [...files];
    if (given.length > 0) onFiles(given);
  };
  const keep = (event: DragEvent): boolean => takesDrops && keepFiles(event);
  return (
    <form
      class={css['form']}
      onDragEnter={keep}
      onDragOver={keep}
      onDrop={(event: DragEvent) => {
        if (keep(event)) give(event.dataTransfer?.files ?? []);
      }}
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <label class={css['label']} for={id}>
        {label}
      </label>
      <Text {...props} give={give} />
      {children}
      <Actions {...props} give={give} />
    </form>
  );
}

/** The page behind would import what is dropped. */
function keepFiles(event: DragEvent): boolean {
  if (event.dataTransfer?.types.includes('Files') !== true) return false;
  event.preventDefault();
  event.stopPropagation();
  event.dataTransfer.dropEffect = 'copy';
  return true;
}

type PartProps = HandOverProps & { readonly give: (files: Iterable<File>) => void };

function Text({ id, text, placeholder, rows, isHidden = false, onText, give }: PartProps) {
  return (
    <textarea
      class={css['text']}
      id={id}
      data-hidden={isHidden}
      rows={rows}
      autofocus
      spellcheck={false}
      autocomplete="off"
      placeholder={placeholder}
      value={text}
      onInput={({ currentTarget }) => onText(currentTarget.value)}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        if (event.currentTarget instanceof HTMLTextAreaElement)
          event.currentTarget.form?.requestSubmit();
      }}
      onPaste={(event: ClipboardEvent) => {
        const files = event.clipboardData?.files ?? [];
        if (files.length > 0) event.preventDefault();
        give(files);
      }}
    />
  );
}

function Actions({ choose, isMultiple = false, actions, give }: PartProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div class={css['actions']}>
      <Button onClick={() => picker.current?.click()}>{choose}</Button>
      <input
        ref={picker}
        type="file"
        multiple={isMultiple}
        hidden
        aria-label={choose}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // The same file can be chosen again.
          currentTarget.value = '';
          give(files);
        }}
      />
      <span class={css['grow']} />
      {actions}
    </div>
  );
}
