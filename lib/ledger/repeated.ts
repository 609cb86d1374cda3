// A body that came without its request's id is sent again when the worker was stopped before it could
// say that it has stored it. The exchange that it came in is known only to the life that saw it.
import type { Hit } from '../scan/hit.ts';
import type { Exchange } from './exchanges.ts';
import type { Held } from './held.ts';
import type { Observation } from './observation.ts';

/**
 * A body without what was seen of it already: the same token at the same place and moment.
 * @param exchange the exchange that it was joined to; two that are known and differ are two bodies
 */
export function withoutRepeated(
  body: Observation,
  exchange: Exchange | null,
  tokens: { withText(raw: string): Held | undefined },
): Observation {
  const { requestId, at, url } = body;
  if (requestId !== null || body.hits.length === 0) return body;
  const joined = exchange?.requestId ?? null;
  const isKnown = ({ raw, carrier, field }: Hit): boolean => {
    const held = tokens.withText(raw);
    if (held === undefined || held.record.lastSeen < at) return false;
    return held.sightings.some(
      (known) =>
        known.at === at &&
        known.url === url &&
        known.carrier === carrier &&
        known.field === field &&
        (known.requestId === null || joined === null || known.requestId === joined),
    );
  };
  return { ...body, hits: body.hits.filter((hit) => !isKnown(hit)) };
}
