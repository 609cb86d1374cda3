// Message → Hit[]: looks at every part of one message and says what token stood where.
import type { CookiePair } from '../http/cookies.ts';
import { hostOf } from '../http/url.ts';
import type { Carrier } from './carriers.ts';
import { ChunkStore } from './chunk-store.ts';
import { type Assembly, assemble, lackOf } from './chunks.ts';
import { type Hit, hitAt, hitKey } from './hit.ts';
import { cookieParts } from './joined-cookies.ts';
import type { CookieMessage, Message } from './message.ts';
import { COOKIE_CARRIERS, LONGEST_TEXT, type PlacedText, placedTexts } from './place.ts';
import { type Unwrap, UnwrapMemo } from './unwrap-memo.ts';
import type { LimitHit, Unwrapping } from './unwrapper.ts';

/** A bound that kept something at a carrier from being looked at or unwrapped. */
export interface PlacedLimit extends LimitHit {
  readonly carrier: Carrier;
  readonly field: string;
}

/** The parts of a message. */
export interface Parts {
  /** Before cookies were joined. */
  readonly places: readonly PlacedText[];
  readonly joined: readonly JoinedPlace[];
}

export interface Scan {
  readonly hits: readonly Hit[];
  readonly limits: readonly PlacedLimit[];
}

/** Scans messages in their order of arrival, so that a value in several cookies is joined. */
export class Scanner {
  private readonly set = new ChunkStore();
  private readonly jar = new ChunkStore();
  private readonly memo: UnwrapMemo;
  private readonly longest: number;

  /** @param longest UTF-16 units of a body or of a storage entry that are looked at. */
  constructor(unwrap: Unwrap, longest = LONGEST_TEXT) {
    this.memo = new UnwrapMemo(unwrap);
    this.longest = longest;
  }

  /**
   * What there is to look at in a message; to be asked once for each, as cookies may be parts of a value
   * that others hold the rest of. Total and linear in the message's size.
   */
  split(message: Message): Parts {
    const places = placedTexts(message, this.longest);
    return { places, joined: this.joined(message, places) };
  }

  /** Every token in them. The same token twice at one carrier and field is one hit. Total and linear. */
  find({ joined }: Parts): Scan {
    const collected = new Collected();
    for (const place of joined) collected.add(place, this.memo.unwrap(place.text));
    return { hits: collected.hits, limits: collected.limits };
  }

  /** Every token in a message. */
  scan(message: Message): Scan {
    return this.find(this.split(message));
  }

  /** Drops what is remembered of values that were unwrapped, which never changes what is found. */
  forget(): void {
    this.memo.forget();
  }

  /** Drops all that is remembered of earlier values, but parts that still lack the rest of theirs. */
  clear(): void {
    this.forget();
    this.set.forget();
    this.jar.forget();
  }

  /** The places with the cookies joined that hold parts of one value. */
  private joined(message: Message, places: readonly PlacedText[]): readonly JoinedPlace[] {
    const pairs: CookiePair[] = [];
    for (const { carrier, field: name, text: value } of places) {
      if (COOKIE_CARRIERS.has(carrier)) pairs.push({ name, value });
    }
    if (pairs.length === 0) return places;
    const assembly = this.join(message, pairs);
    if (assembly.whole.length === 0) return places;
    const parts = cookieParts(pairs, assembly);
    let next = 0;
    return places.flatMap((place): readonly JoinedPlace[] => {
      const part = COOKIE_CARRIERS.has(place.carrier) ? parts[next++] : 'single';
      if (part === undefined || part === 'other-part') return [];
      if (part === 'single') return [place];
      return [{ ...place, field: part.name, text: part.value, lack: lackOf(part) }];
    });
  }

  private join(message: Message, pairs: readonly CookiePair[]): Assembly {
    switch (message.type) {
      case 'request':
      case 'imported':
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

export interface JoinedPlace extends PlacedText {
  /** What people are told of missing chunks. */
  readonly lack?: string | null;
}

/** As many hits as most messages have at most. */
const FEW = 8;

/** What was found in one message. */
class Collected {
  readonly hits: Hit[] = [];
  readonly limits: PlacedLimit[] = [];
  /** Of all hits, once there are so many that comparing each with all others would take longer. */
  private keys: Set<string> | null = null;

  add(place: JoinedPlace, { tokens, limits }: Unwrapping): void {
    const { carrier, field, lack = null } = place;
    for (const { raw, form, via } of tokens) {
      const hit = hitAt(place, raw, form, lack === null ? via : [lack, ...via]);
      if (this.isNew(hit)) this.hits.push(hit);
    }
    for (const limit of limits) this.limits.push({ ...limit, carrier, field });
    if (place.cut === true) this.limits.push({ code: 'too-large', via: [], carrier, field });
  }

  private isNew(hit: Hit): boolean {
    const { carrier, field, raw } = hit;
    if (this.hits.length < FEW) {
      return !this.hits.some(
        (other) => other.raw === raw && other.field === field && other.carrier === carrier,
      );
    }
    this.keys ??= new Set(this.hits.map(hitKey));
    const before = this.keys.size;
    return this.keys.add(hitKey(hit)).size > before;
  }
}
