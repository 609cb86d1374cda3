import type { Sighting } from '../../lib/ledger/sighting.ts';
import { say } from '../../lib/words/say.ts';
import type { Host } from '../app/host.ts';
import { useStore } from '../app/store-context.ts';
import { Button } from '../primitives/Button.tsx';
import { Icon } from '../primitives/Icon.tsx';

interface RevealActionProps {
  readonly sighting: Sighting;
  readonly reveal: Host['revealRequest'];
}

/** Leads to the request in the developer tools; nothing for what was none, or where they cannot be asked. */
export function RevealAction({ sighting: { url, method, carrier }, reveal }: RevealActionProps) {
  const { notices, announcer } = useStore();
  if (reveal === null || method === null || carrier === 'websocket-url') return null;

  async function show(ask: NonNullable<Host['revealRequest']>) {
    if (await ask(url)) return;
    const words = say('reveal_unknown');
    notices.post('failed', words);
    announcer.say(words);
  }

  return (
    <Button title={say('reveal_title')} onClick={() => void show(reveal)}>
      {say('reveal')}
      <Icon name="outside" />
    </Button>
  );
}
