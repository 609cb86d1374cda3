import type { Exchanges } from './exchanges.ts';
import type { Held } from './held.ts';
import { isSent } from './record.ts';

/** Lets the sightings of a stored token that wait for an answer wait again. */
export function resumeWaiting(held: Held, exchanges: Exchanges): void {
  const { id } = held.record;
  for (const ordinal of held.waiting) {
    const sighting = held.sighting(ordinal);
    if (sighting === null) continue;
    const { carrier, field } = sighting;
    const sent = isSent({ type: 'request' }, sighting);
    exchanges.resume(sighting, { id, ordinal, carrier, field, sent }, carrier !== 'request-body');
  }
}
