import { useState } from 'preact/hooks';
import type { Entry } from '../../lib/view/entry.ts';
import { contentReadings } from '../../lib/view/verification/signed-content.ts';
import { say } from '../../lib/words/say.ts';
import { useVeil } from '../app/veil.tsx';
import { Button } from '../primitives/Button.tsx';
import { Dialog, useShown } from '../primitives/Dialog.tsx';
import { HandOver } from '../primitives/HandOver.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import css from './UseKeyDialog.module.css';
import type { VerifyDesk } from './verify-desk.ts';

interface SignedContentDialogProps {
  readonly entry: Entry;
  readonly desk: VerifyDesk;
  readonly onClose: () => void;
}

/** Where a person gives what was signed, for a token that leaves it out: pasted, dropped or chosen. */
export function SignedContentDialog({ entry, desk, onClose }: SignedContentDialogProps) {
  const dialog = useShown();
  const { tokens } = useVeil();
  const [text, setText] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [isUnread, setUnread] = useState(false);

  function choose(next: File | null): void {
    setFile(next);
    setUnread(false);
  }

  async function take(): Promise<void> {
    if (text === '' && file === null) return;
    const readings = file === null ? contentReadings(text) : await octetsOf(file);
    setUnread(readings.length === 0);
    if (readings.length === 0) return;
    dialog.current?.close();
    await desk.giveContent(entry, readings);
  }

  return (
    <Dialog title={say('content_title')} dialogRef={dialog} width={560} onClose={onClose}>
      <HandOver
        id="signed-content"
        label={say('content_label')}
        text={text}
        placeholder={say('content_placeholder')}
        rows={6}
        isHidden={tokens}
        takesDrops
        onText={(next) => {
          setText(next);
          choose(null);
        }}
        onFiles={([next]) => {
          if (next === undefined) return;
          setText('');
          choose(next);
        }}
        onSubmit={() => void take()}
        choose={say('use_key_choose')}
        actions={
          // What is nothing at all is verified without being given.
          <Button look="primary" type="submit" disabled={text === '' && file === null}>
            {say('use_key_take')}
          </Button>
        }
      >
        <p role="status">
          {file === null ? null : (
            <SafeText>
              {say(isUnread ? 'content_unread' : 'use_key_file', { name: file.name })}
            </SafeText>
          )}
        </p>
        <p class={css['note']}>{say('content_note')}</p>
      </HandOver>
    </Dialog>
  );
}

/** What a file holds; nothing where it went away meanwhile. */
async function octetsOf(file: File): Promise<readonly Uint8Array[]> {
  try {
    return [new Uint8Array(await file.arrayBuffer())];
  } catch {
    return [];
  }
}
