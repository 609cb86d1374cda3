import { type Signal, useSignal } from '@preact/signals';
import { type StorageOutcome, storageOutcome } from '../../lib/view/storage-words.ts';
import { Button } from '../primitives/Button.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { useStore } from './store-context.ts';

interface ReadStorageProps {
  /** Where the outcome is told. */
  readonly outcome: Signal<StorageOutcome | null>;
  /** A symbol instead of words. */
  readonly compact: boolean;
}

const TITLE = 'Look for tokens in what the page keeps: local storage, session storage, IndexedDB';

/** Reads the storage of the tab's page once; only where there is a tab. */
export function ReadStorage({ outcome, compact }: ReadStorageProps) {
  const { readStorage, announcer, tabId } = useStore();
  const reading = useSignal(false);
  if (tabId === null) return null;

  async function read() {
    if (reading.value) return;
    reading.value = true;
    outcome.value = null;
    announcer.say('Reading page storage.');
    const told = storageOutcome(await readStorage());
    reading.value = false;
    outcome.value = told;
    announcer.say(told.text);
  }

  const label = reading.value ? 'Reading page storage' : 'Read page storage';
  return (
    <Button
      look={compact ? 'quiet' : 'plain'}
      aria-label={compact ? label : undefined}
      // Not `disabled`, which would take the focus away.
      aria-disabled={reading.value}
      aria-busy={reading.value}
      title={TITLE}
      onClick={() => void read()}
    >
      <Icon name="storage" />
      {compact ? null : label}
    </Button>
  );
}
