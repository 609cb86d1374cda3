// Message → Hit[]: looks at every part of one message and says what token stood where.
import type { CookiePair } from '../http/cookies.ts';
import { hostOf } from '../http/url.ts';
import type { Carrier } from './carriers.ts';
import { ChunkStore } from './chunk-store.ts';
import { type Assembly, assemble, lackOf } from './chunks.ts';
import { type Hit, hitAt } from './hit.ts';
import type { CookieMessage, Message } from './message.ts';
import { COOKIE_CARRIERS, type PlacedText, placedTexts } from './place.ts';
import { type LimitHit, unwrap } from './unwrap.ts';

/** A bound that kept something at a carrier from being unwrapped. */
export interface PlacedLimit extends LimitHit {
  readonly carrier: Carrier;
  readonly field: string;
}

export interface Scan {
  /** The parts of the message that were looked at, before cookies were joined. */
  readonly places: readonly PlacedText[];
  readonly hits: readonly Hit[];
  readonly limits: readonly PlacedLimit[];
}

/** Scans messages in their order of arrival, so that a value in several cookies is joined. */
export class Scanner {
  private readonly set = new ChunkStore();
  private readonly jar = new ChunkStore();

  /**
   * Every token in a message. The same token twice at one carrier and field is one hit.
   * Total and linear in the message's size.
   */
  scan(message: Message): Scan {
    const hits = new Map<string, Hit>();
    const limits: PlacedLimit[] = [];
    const places = placedTexts(message);
    for (const place of joinedPlaces(places, (pairs) => this.join(message, pairs))) {
      const { carrier, field, text } = place;
      const unwrapping = unwrap(text);
      for (const { raw, form, via } of unwrapping.tokens) {
        const key = `${carrier} ${field} ${raw}`;
        if (hits.has(key)) continue;
        hits.set(key, hitAt(place, raw, form, place.lack === null ? via : [place.lack, ...via]));
      }
      for (const limit of unwrapping.limits) limits.push({ ...limit, carrier, field });
    }
    return { places, hits: [...hits.values()], limits };
  }

  private join(message: Message, pairs: readonly CookiePair[]): Assembly {
    switch (message.type) {
      case 'request':
        // The browser sends all parts of a value at once.
        return assemble(pairs);
      case 'response':
        return this.set.take(hostOf(message.url) ?? '', pairs);
      case 'cookie':
        return this.jar.take(jarOf(message), pairs);
      default:
        return { whole: [], rest: pairs };
    }
  }
}

function jarOf({ store, partition, domain, path }: CookieMessage): string {
  return JSON.stringify([store, partition, domain, path]);
}

/** Every token in a message that stands alone. */
export function scanMessage(message: Message): readonly Hit[] {
  return new Scanner().scan(message).hits;
}

interface JoinedPlace extends PlacedText {
  /** What people are told of missing chunks. */
  readonly lack: string | null;
}

/** The places with the cookies joined that hold parts of one value, where the first of them stands. */
function joinedPlaces(
  places: readonly PlacedText[],
  join: (pairs: readonly CookiePair[]) => Assembly,
): readonly JoinedPlace[] {
  const pairs = new Map<PlacedText, CookiePair>();
  for (const place of places) {
    if (COOKIE_CARRIERS.has(place.carrier)) {
      pairs.set(place, { name: place.field, value: place.text });
    }
  }
  const { whole, rest } = join([...pairs.values()]);
  if (whole.length === 0) return places.map((place) => ({ ...place, lack: null }));
  const single = new Set(rest);
  const waiting = new Map(
    whole.flatMap((cookie) => cookie.parts.map((name) => [name, cookie] as const)),
  );
  return places.flatMap((place): readonly JoinedPlace[] => {
    const pair = pairs.get(place);
    if (pair === undefined || single.has(pair)) return [{ ...place, lack: null }];
    const cookie = waiting.get(pair.name);
    if (cookie === undefined) return [];
    for (const name of cookie.parts) waiting.delete(name);
    return [{ ...place, field: cookie.name, text: cookie.value, lack: lackOf(cookie) }];
  });
}
