// A browser hands over no message of more than 64 MiB; what a view asks for may be longer than that.
import type { TokenHistory } from '../ledger/record.ts';
import type { Sighting } from '../ledger/sighting.ts';

/** UTF-16 units of all sightings in one answer, roughly. */
export const HISTORY_CHARACTERS = 30_000_000;

/** What the names of a sighting's facts, and its numbers, take. */
const FACTS_CHARACTERS = 350;

/**
 * Histories that fit into one message: each gets an equal share of what is left, and of one that is
 * longer the oldest sightings are left out. How many there were stays in its record.
 */
export function withinOneMessage(
  histories: readonly TokenHistory[],
  most = HISTORY_CHARACTERS,
): readonly TokenHistory[] {
  let left = most;
  return histories.map((history, index) => {
    const { record, sightings } = history;
    const share = left / (histories.length - index);
    let taken = 0;
    let from = sightings.length;
    for (const sighting of sightings.toReversed()) {
      const characters = charactersOf(sighting);
      if (taken + characters > share) break;
      taken += characters;
      from--;
    }
    left -= taken;
    return from === 0 ? history : { record, sightings: sightings.slice(from) };
  });
}

function charactersOf({ field, via, url, initiator, challenge, failure }: Sighting): number {
  const texts = [field, ...via, url, initiator ?? '', challenge ?? '', failure ?? ''];
  return texts.reduce((sum, text) => sum + text.length, FACTS_CHARACTERS);
}
