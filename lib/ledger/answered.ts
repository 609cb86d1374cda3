import type { ChangeLog } from './changes.ts';
import { durationOf, type Exchange } from './exchanges.ts';
import { pageOf } from './held.ts';
import type { HeldTokens } from './held-tokens.ts';
import type { Observation } from './observation.ts';

/** Tells the sightings of a request what became of it. */
export function tellAnswer(
  { at, status, challenge, failure }: Observation,
  exchange: Exchange | null,
  tokens: HeldTokens,
  changes: ChangeLog,
): void {
  if (exchange === null || exchange.waiting.length === 0) return;
  const answer = { status, durationMs: durationOf(exchange), challenge, failure };
  const refused = status === 401 || status === 403 ? { at, status, challenge } : null;
  for (const { id, ordinal, sent } of exchange.waiting) {
    const held = tokens.get(id);
    if (held === undefined) continue;
    tokens.change(held, () => held.answer(ordinal, answer));
    // The sighting itself may have made room meanwhile; that the token was refused stays known.
    if (sent && refused !== null) tokens.tell(id, { lastRejection: refused });
    changes.touch(id, pageOf(ordinal));
  }
}
