import type { RefObject } from 'preact';
import { say } from '../../lib/words/say.ts';
import type { SettingsAccess } from '../app/host.ts';
import { useStore } from '../app/store-context.ts';
import { Dialog } from '../primitives/Dialog.tsx';
import { SettingsForm } from './SettingsForm.tsx';

interface SettingsDialogProps {
  readonly access: SettingsAccess;
  readonly dialogRef: RefObject<HTMLDialogElement | null>;
}

/** The settings over a view of tokens, which knows the page that they may be about. */
export function SettingsDialog({ access, dialogRef }: SettingsDialogProps) {
  const { page, watch } = useStore().feed.value;
  return (
    <Dialog title={say('settings')} dialogRef={dialogRef} width={540}>
      <SettingsForm access={access} pageUrl={page?.url ?? null} isPrivate={watch.isPrivate} />
    </Dialog>
  );
}
