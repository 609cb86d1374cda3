// The way in for what a person pastes, drops or picks. What reads and shows it is loaded when it is first
// needed; until then there are only these few listeners.
import type { Signal } from '@preact/signals';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import type { ImportSource } from '../../lib/import/session-messages.ts';
import type { ViewStore } from '../../lib/view/store.ts';
import { say } from '../../lib/words/say.ts';
import type { OpenedDesk } from '../import/opened-desk.tsx';
import { useStore } from './store-context.ts';

export interface ImportDoor {
  /** Shows the dialog. */
  readonly open: () => void;
}

/** Where the desk stands once it was needed. */
export type DeskSignal = Signal<OpenedDesk | null>;

/** Listens for what is pasted and dropped anywhere on the page. */
export function useImportDoor(opened: DeskSignal): ImportDoor {
  const store = useStore();
  const door = useMemo(() => new Door(store, opened), [store, opened]);
  useLayoutEffect(() => door.listen(), [door]);
  return door;
}

class Door implements ImportDoor {
  private readonly store: ViewStore;
  private readonly opened: DeskSignal;
  /** Whether what is dragged comes from the page itself. */
  private isOwn = false;
  /** Whether it is over the page still, when what tells so has been loaded. */
  private isOver = false;

  constructor(store: ViewStore, opened: DeskSignal) {
    this.store = store;
    this.opened = opened;
  }

  readonly open = (): void => {
    void this.withDesk((desk) => desk.openDialog());
  };

  /** @returns stops listening */
  listen(): () => void {
    const end = new AbortController();
    const { signal } = end;
    document.addEventListener('paste', (event) => this.paste(event), { signal });
    document.addEventListener('dragstart', () => this.setOwn(true), { signal });
    document.addEventListener('dragend', () => this.setOwn(false), { signal });
    document.addEventListener('dragenter', (event) => this.drag(event), { signal });
    document.addEventListener('dragover', (event) => this.drag(event), { signal });
    document.addEventListener('dragleave', (event) => this.leave(event), { signal });
    document.addEventListener('drop', (event) => this.drop(event), { signal });
    return () => end.abort();
  }

  private setOwn(isOwn: boolean): void {
    this.isOwn = isOwn;
  }

  private paste(event: ClipboardEvent): void {
    const { target, clipboardData } = event;
    const isTyping =
      target instanceof Element && target.closest('input, textarea, dialog') !== null;
    if (isTyping || event.defaultPrevented || clipboardData === null) return;
    const sources = sourcesOf(clipboardData);
    if (sources.length === 0) return;
    event.preventDefault();
    void this.withDesk((desk) => desk.take(sources));
  }

  private drag(event: DragEvent): void {
    const { dataTransfer } = event;
    if (this.isOwn || dataTransfer === null || !isWelcome(dataTransfer)) return;
    if (isForField(event, dataTransfer)) {
      this.endDrag();
      return;
    }
    event.preventDefault();
    dataTransfer.dropEffect = 'copy';
    if (event.type !== 'dragenter') return;
    this.isOver = true;
    void this.withDesk((desk) => desk.setDropping(this.isOver));
  }

  /** Leaving an element for another one inside of the page is no farewell. */
  private leave({ relatedTarget }: DragEvent): void {
    if (relatedTarget === null) this.endDrag();
  }

  private endDrag(): void {
    this.isOver = false;
    this.opened.peek()?.setDropping(false);
  }

  private drop(event: DragEvent): void {
    this.endDrag();
    const { dataTransfer } = event;
    if (this.isOwn || dataTransfer === null || !isWelcome(dataTransfer)) return;
    if (isForField(event, dataTransfer)) return;
    event.preventDefault();
    const sources = sourcesOf(dataTransfer);
    void this.withDesk((desk) => desk.take(sources));
  }

  private async withDesk(use: (desk: OpenedDesk) => void): Promise<void> {
    try {
      const { openDesk } = await import('../import/opened-desk.tsx');
      this.opened.value ??= openDesk(this.store);
      use(this.opened.value);
    } catch {
      // The extension was updated, and its files have other names now.
      this.store.notices.post('failed', say('import_not_loaded'));
    }
  }
}

function isWelcome({ types }: DataTransfer): boolean {
  return types.includes('Files') || types.includes('text/plain');
}

/** Text over a field is put into that; files are for no field. */
function isForField({ target }: Event, { types }: DataTransfer): boolean {
  return !types.includes('Files') && target instanceof Element && target.matches(':read-write');
}

/** What is in it must be taken out in the turn of the event. */
function sourcesOf(transfer: DataTransfer): readonly ImportSource[] {
  const files = [...transfer.files].map((file) => ({ name: file.name, content: file }));
  if (files.length > 0) return files;
  const text = transfer.getData('text/plain');
  return text.trim() === '' ? [] : [{ name: '', content: text }];
}
