import { say } from '../../lib/words/say.ts';
import { Button } from '../primitives/Button.tsx';
import { Icon } from '../primitives/Icon.tsx';
import type { ImportDoor } from './import-door.ts';

interface ImportActionProps {
  readonly door: ImportDoor;
  /** A symbol instead of words. */
  readonly compact: boolean;
}

/** Opens the dialog in which a file or text is handed over. */
export function ImportAction({ door, compact }: ImportActionProps) {
  return (
    <Button
      look={compact ? 'quiet' : 'plain'}
      aria-label={say('import')}
      aria-haspopup="dialog"
      title={say('import_title')}
      onClick={door.open}
    >
      {compact ? <Icon name="import" /> : say('import')}
    </Button>
  );
}
