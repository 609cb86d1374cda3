import { useEffect } from 'preact/hooks';
import { say } from '../../lib/words/say.ts';
import { type OnDemand, onDemand, useOnDemand } from '../primitives/on-demand.ts';
import type { SettingsAccess } from './host.ts';
import { useStore } from './store-context.ts';

/** A dialog of the panel. */
export type DialogName = 'help' | 'keys' | 'settings';

const HELP = onDemand(() => import('../filter/FilterHelp.tsx'));
const KEYS = onDemand(() => import('./KeysDialog.tsx'));
const SETTINGS = onDemand(() => import('../settings/SettingsDialog.tsx'));

interface DialogsProps {
  readonly shown: DialogName | null;
  readonly settings: SettingsAccess;
  readonly onClose: () => void;
  /** Puts an example into the filter. */
  readonly onTry: (text: string) => void;
}

/** The dialog that was asked for. */
export function Dialogs({ shown, settings, onClose, onTry }: DialogsProps) {
  const help = useDialog(HELP, shown === 'help', onClose);
  const keys = useDialog(KEYS, shown === 'keys', onClose);
  const chosen = useDialog(SETTINGS, shown === 'settings', onClose);
  return (
    <>
      {help ? <help.FilterHelp onTry={onTry} onClose={onClose} /> : null}
      {keys ? <keys.KeysDialog onClose={onClose} /> : null}
      {chosen ? <chosen.SettingsDialog access={settings} onClose={onClose} /> : null}
    </>
  );
}

/** The part while it is shown. One that cannot be loaded is given up with a word about it. */
export function useDialog<Part extends object>(
  part: OnDemand<Part>,
  shown: boolean,
  onClose: () => void,
): Part | null {
  const { notices } = useStore();
  const loaded = useOnDemand(part, shown);
  useEffect(() => {
    if (!shown) return;
    let isWanted = true;
    // The state may be that of an attempt before this one.
    void part.load().then(() => {
      if (!isWanted || part.state.peek() !== 'failed') return;
      notices.post('failed', say('part_failed'));
      onClose();
    });
    return () => {
      isWanted = false;
    };
  }, [part, shown]);
  return shown && typeof loaded === 'object' ? loaded : null;
}
