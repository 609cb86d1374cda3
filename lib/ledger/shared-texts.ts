// Texts that come with every message: kept once, and in memory of their own.

import { ownText } from '../scan/own-text.ts';
import { Interned } from './interned.ts';
import { NONE, type PlaceName } from './record.ts';

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

  place({ carrier, field, via }: PlaceName): SharedPlace {
    return this.places.get(JSON.stringify([carrier, field, via]), (word) => ({
      word,
      carrier,
      field: this.own(field),
      via: via.length === 0 ? NONE : via.map((step) => this.own(step)),
    }));
  }

  /** Drops all; what was cleared must not live on in here. */
  forget(): void {
    this.words.forget();
    this.names.forget();
    this.places.forget();
  }
}

const itself = (text: string): string => text;
