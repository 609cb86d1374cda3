import { type Signal, useSignal } from '@preact/signals';
import { type StorageOutcome, storageOutcome } from '../../lib/view/storage-words.ts';
import { say } from '../../lib/words/say.ts';
import { Button } from '../primitives/Button.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { useStore } from './store-context.ts';

interface ReadStorageProps {
  /** Where the outcome is told. */
  readonly outcome: Signal<StorageOutcome | null>;
  /** A symbol instead of words. */
  readonly compact: boolean;
}

/** Reads the storage of the tab's page once; only where there is a tab. */
export function ReadStorage({ outcome, compact }: ReadStorageProps) {
  const { readStorage, announcer, tabId } = useStore();
  const reading = useSignal(false);
  if (tabId === null) return null;

  async function read() {
    if (reading.value) return;
    reading.value = true;
    outcome.value = null;
    announcer.say(say('read_storage_news'));
    const told = storageOutcome(await readStorage());
    reading.value = false;
    outcome.value = told;
    announcer.say(told.text);
  }

  const label = say(reading.value ? 'read_storage_reading' : 'read_storage');
  return (
    <Button
      look={compact ? 'quiet' : 'plain'}
      aria-label={compact ? label : undefined}
      // Not `disabled`, which would take the focus away.
      aria-disabled={reading.value}
      aria-busy={reading.value}
      title={say('read_storage_title')}
      onClick={() => void read()}
    >
      <Icon name="storage" />
      {compact ? null : label}
    </Button>
  );
}
