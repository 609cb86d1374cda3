// Texts that come with every message: kept once, and in memory of their own.

import { originOf } from '../http/url.ts';
import type { Hit } from '../scan/hit.ts';
import { ownText } from '../scan/own-text.ts';
import { Interned } from './interned.ts';
import type { Observation } from './observation.ts';
import { isSent, NONE, type PlaceName, type RecordNews } from './record.ts';

/** A place as records hold it and, as `word`, as pages of sightings do. */
export interface SharedPlace extends PlaceName {
  readonly word: string;
}

export class SharedTexts {
  private readonly words: Interned<string>;
  private readonly names: Interned<string>;
  private readonly places: Interned<SharedPlace>;

  /** @param limit texts of each sort. */
  constructor(limit: number) {
    this.words = new Interned(limit);
    this.names = new Interned(limit);
    this.places = new Interned(limit);
  }

  /** One copy of a text that holds on to nothing but itself. */
  word(text: string): string {
    return this.words.get(text, itself);
  }

  /** One copy of a text that may be a part of a larger one. */
  own(text: string): string {
    return this.names.get(text, ownText);
  }

  private place({ carrier, field, via }: PlaceName): SharedPlace {
    return this.places.get(JSON.stringify([carrier, field, via]), (word) => ({
      word,
      carrier,
      field: this.own(field),
      via: via.length === 0 ? NONE : via.map((step) => this.own(step)),
    }));
  }

  /** What a record is told of a sighting. */
  news(observation: Observation, hit: Hit): RecordNews & { readonly place: SharedPlace } {
    const { at, tabId, host, initiator, jar, url } = observation;
    const sent = isSent(observation, hit);
    return {
      at,
      place: this.place(hit),
      tabId,
      sent,
      sentTo: sent && host !== null ? this.own(url.slice(0, url.indexOf('://') + 3) + host) : null,
      leak: sent ? this.leak(observation, hit) : null,
      cookie: hit.cookie ?? null,
      host: host === null ? null : this.own(host),
      worker: tabId !== null || initiator === null ? null : this.own(initiator),
      jarDomain: jar === null ? null : this.own(jar.domain),
    };
  }

  private leak({ referer, url }: Observation, { field }: Hit): string | null {
    const to = field === 'Referer' && referer !== null ? originOf(url) : null;
    return to === null || to === referer ? null : this.own(`${referer} ${to}`);
  }

  /** Drops all; what was cleared must not live on in here. */
  forget(): void {
    this.words.forget();
    this.names.forget();
    this.places.forget();
  }
}

const itself = (text: string): string => text;
