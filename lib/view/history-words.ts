import { dateClaim } from '../token/dates.ts';
import { number, say, sayCounted } from '../words/say.ts';
import { atMoment, clockTime } from './date.ts';
import { coarseDuration } from './duration.ts';
import type { Entry } from './entry.ts';

/**
 * What a token of a line is called there: "2 · 20:09:38", its number and when it was first seen.
 * @param index from 0, the oldest first
 */
export function lineName({ record }: Entry, index: number): string {
  return `${number(index + 1)} · ${clockTime(record.firstSeen)}`;
}

/**
 * How long it lived, how often it was seen and whether it was refused, each in a few words.
 * @param now milliseconds since the epoch
 */
export function lifeFacts({ token, record, expiresAt }: Entry, now: number): readonly string[] {
  const born = dateClaim(token, 'iat') ?? record.firstSeen;
  const { lastRejection: refused, sightingCount } = record;
  return [
    expiresAt === null
      ? say('history_no_end')
      : say('history_life', { span: coarseDuration(Math.max(0, expiresAt - born)) }),
    sayCounted('history_seen', sightingCount),
    ...(refused === null
      ? []
      : [
          say('history_refused', { status: String(refused.status), at: atMoment(refused.at, now) }),
        ]),
  ];
}
