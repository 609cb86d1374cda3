import type { Sighting } from '../../lib/ledger/sighting.ts';
import { CARRIERS } from '../../lib/scan/carriers.ts';
import { say } from '../../lib/words/say.ts';
import { useStore } from '../app/store-context.ts';
import { Button } from '../primitives/Button.tsx';

/** Copies the request of a sighting of the selected token; nothing for what was no request. */
export function CurlActions({ sighting }: { readonly sighting: Sighting }) {
  const { rows, copySighting } = useStore();
  const entry = rows.selected.value;
  if (entry === null || sighting.method === null || !CARRIERS[sighting.carrier].sent) return null;
  return (
    <>
      <Button onClick={() => copySighting(entry, sighting, 'curl')}>{say('copy_as_curl')}</Button>{' '}
      <Button onClick={() => copySighting(entry, sighting, 'curl-token')}>
        {say('copy_as_curl_token')}
      </Button>
    </>
  );
}
