import type { ComponentChildren, RefObject } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { say } from '../../lib/words/say.ts';
import { Button } from './Button.tsx';
import css from './Dialog.module.css';
import { Icon } from './Icon.tsx';

interface DialogProps {
  readonly title: string;
  readonly dialogRef: RefObject<HTMLDialogElement | null>;
  /** In pixels, where there is room. */
  readonly width: number;
  /** Called when it was closed, in whatever way. */
  readonly onClose?: () => void;
  readonly children: ComponentChildren;
}

/**
 * A native dialog with a title and a button that closes it. The browser keeps the focus inside and
 * brings it back where it was.
 */
export function Dialog({ title, dialogRef, width, onClose, children }: DialogProps) {
  const id = useId();
  return (
    <dialog
      class={css['dialog']}
      style={{ '--dialog-width': `${width}px` }}
      aria-labelledby={id}
      ref={dialogRef}
      onClose={onClose}
      onKeyDown={(event: KeyboardEvent) => {
        // DevTools would open its drawer.
        if (event.key === 'Escape') event.stopPropagation();
      }}
    >
      <div class={css['head']}>
        <h2 class={css['title']} id={id}>
          {title}
        </h2>
        <form method="dialog">
          <Button
            look="quiet"
            type="submit"
            aria-label={say('dialog_close')}
            title={say('dialog_close')}
          >
            <Icon name="remove" />
          </Button>
        </form>
      </div>
      <div class={css['content']}>{children}</div>
    </dialog>
  );
}

/** For a dialog that is there while it is shown: the browser shows it over everything else at once. */
export function useShown(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return dialog;
}
