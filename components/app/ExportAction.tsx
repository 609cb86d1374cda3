import { type Signal, useSignal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { say } from '../../lib/words/say.ts';
import { Button } from '../primitives/Button.tsx';
import { Icon } from '../primitives/Icon.tsx';
import type { ExportDialogProps } from '../share/ExportDialog.tsx';
import css from './ExportAction.module.css';
import type { Host } from './host.ts';
import { useStore } from './store-context.ts';
import type { ExportChoice } from './view-state.ts';

interface ExportActionProps extends Pick<Host, 'saveFile'> {
  readonly choice: Signal<ExportChoice>;
  /** A symbol instead of words. */
  readonly compact: boolean;
}

/** Saves tokens as was chosen last, and beside it offers the choice. Both are loaded on demand. */
export function ExportAction({ saveFile, choice, compact }: ExportActionProps) {
  const store = useStore();
  const dialog = useSignal<FunctionComponent<ExportDialogProps> | null>(null);
  const loading = useSignal(false);
  const Dialog = dialog.value;
  const empty = store.scoped.value.length === 0;
  const nothing = choice.value.what === 'scope' ? empty : store.rows.shown.value.length === 0;

  /** An extension that was reloaded has taken the files along. */
  const failed = () => {
    store.notices.post('failed', say('part_failed'));
    return null;
  };

  async function save() {
    const part = await import('../share/export-now.ts').catch(failed);
    await part?.exportNow(store, choice.peek(), saveFile);
  }

  async function choose() {
    loading.value = true;
    const part = await import('../share/ExportDialog.tsx').catch(failed);
    loading.value = false;
    if (part) dialog.value = part.ExportDialog;
  }

  return (
    <div class={css['split']}>
      <Button
        look={compact ? 'quiet' : 'plain'}
        aria-label={say('export')}
        disabled={nothing}
        title={say(choice.value.safe ? 'export_title_safe' : 'export_title')}
        onClick={save}
      >
        {compact ? <Icon name="export" /> : say('export')}
      </Button>
      <Button
        look={compact ? 'quiet' : 'plain'}
        aria-label={say('export_options')}
        title={say('export_options')}
        aria-haspopup="dialog"
        aria-busy={loading.value}
        disabled={empty}
        onClick={choose}
      >
        <Icon name="down" />
      </Button>
      {Dialog === null ? null : (
        <Dialog
          choice={choice}
          saveFile={saveFile}
          onClose={() => {
            dialog.value = null;
          }}
        />
      )}
    </div>
  );
}
