import { useState } from 'preact/hooks';
import { say } from '../../lib/words/say.ts';
import { Button } from '../primitives/Button.tsx';
import { useStore } from './store-context.ts';

/** Lets go of all that was imported. Nothing brings it back, so it is asked once more. */
export function CloseImport() {
  const { imports } = useStore();
  const [sure, setSure] = useState(false);
  return (
    <Button
      title={say('import_close_title')}
      onBlur={() => setSure(false)}
      onClick={() => (sure ? imports.close() : setSure(true))}
    >
      {say(sure ? 'import_close_sure' : 'import_close')}
    </Button>
  );
}
