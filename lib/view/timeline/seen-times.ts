import type { TokenHistory, TokenRecord } from '../../ledger/record.ts';

/** When a token was seen and when it was refused, in milliseconds since the epoch. */
export interface SeenTimes {
  readonly at: readonly number[];
  readonly refused: readonly { readonly at: number; readonly status: number }[];
}

/** What the record alone tells: the first and the last time. */
export function timesOfRecord(record: TokenRecord): SeenTimes {
  const { firstSeen, lastSeen, lastRejection } = record;
  return { at: [firstSeen, lastSeen], refused: lastRejection === null ? [] : [lastRejection] };
}

/** What the sightings that are kept tell, and the record of those that are not. */
export function timesOfHistory({ record, sightings }: TokenHistory): SeenTimes {
  const refused = sightings.flatMap(({ at, status }) =>
    status === 401 || status === 403 ? [{ at, status }] : [],
  );
  return {
    at: [record.firstSeen, ...sightings.map(({ at }) => at), record.lastSeen],
    refused: refused.length > 0 ? refused : timesOfRecord(record).refused,
  };
}

/** Whether the record says all that the sightings would. */
export function isToldByRecord({ sightingCount, lastRejection }: TokenRecord): boolean {
  return sightingCount <= 2 && lastRejection === null;
}

/** What was known, with what the record has told since. */
export function timesSince({ at, refused }: SeenTimes, record: TokenRecord): SeenTimes {
  const rejection = record.lastRejection;
  const isNew =
    rejection !== null && rejection.at > (refused.at(-1)?.at ?? Number.NEGATIVE_INFINITY);
  return {
    at: [...at, record.lastSeen],
    refused: isNew ? [...refused, rejection] : refused,
  };
}
