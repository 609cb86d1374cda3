import { say } from '../../lib/words/say.ts';
import type { SettingsAccess } from '../app/host.ts';
import { useStore } from '../app/store-context.ts';
import { Dialog, useShown } from '../primitives/Dialog.tsx';
import { SettingsForm } from './SettingsForm.tsx';

interface SettingsDialogProps {
  readonly access: SettingsAccess;
  readonly onClose: () => void;
}

/** The settings over a view of tokens, which knows the page that they may be about. */
export function SettingsDialog({ access, onClose }: SettingsDialogProps) {
  const dialog = useShown();
  const { page, watch } = useStore().feed.value;
  return (
    <Dialog title={say('settings')} dialogRef={dialog} width={540} onClose={onClose}>
      <SettingsForm access={access} pageUrl={page?.url ?? null} isPrivate={watch.isPrivate} />
    </Dialog>
  );
}
