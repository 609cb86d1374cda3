import { extended } from './extended.ts';
import type { TokenHistory, TokenRecord } from './record.ts';
import { recordCharacters, sameSize } from './record-size.ts';
import type { Answer, Sighting } from './sighting.ts';
import {
  answerText,
  SIGHTINGS_PER_PAGE,
  SightingPage,
  type SightingText,
  sightingText,
} from './sighting-page.ts';

/** A token as the ledger holds it: its record, and its sightings in pages. */
export class Held {
  /** Roughly how many characters it takes in a store. */
  characters: number;
  /** The ordinal of the first sighting that is kept. */
  offset: number;
  private facts: TokenRecord;
  private pages: readonly SightingPage[];
  /** The number of the first page. */
  private first: number;

  constructor(
    record: TokenRecord,
    offset = record.sightingCount,
    pages: readonly SightingPage[] = [],
  ) {
    this.facts = record;
    this.offset = offset;
    this.pages = pages.slice();
    this.first = pageOf(offset);
    this.characters = pages.reduce((sum, page) => sum + page.characters, recordCharacters(record));
  }

  static of({ record, sightings }: TokenHistory): Held {
    const held = new Held(record, record.sightingCount - sightings.length);
    for (const [index, { carrier, field, via, ...setting }] of sightings.entries()) {
      const place = JSON.stringify([carrier, field, via]);
      held.add(held.offset + index, place, sightingText(setting));
    }
    return held;
  }

  get record(): TokenRecord {
    return this.facts;
  }

  set record(record: TokenRecord) {
    if (!sameSize(record, this.facts)) {
      this.characters += recordCharacters(record) - recordCharacters(this.facts);
    }
    this.facts = record;
  }

  /** The sightings that are kept, oldest first. */
  get sightings(): readonly Sighting[] {
    return this.pages.flatMap((page, index) =>
      page.sightings(index === 0 ? this.offset - this.first * SIGHTINGS_PER_PAGE : 0),
    );
  }

  /** The number of the first page that is kept. */
  get firstPage(): number {
    return this.first;
  }

  page(number: number): SightingPage | undefined {
    return this.pages[number - this.first];
  }

  /** Adds a sighting behind those that are there. */
  add(ordinal: number, place: string, text: SightingText): void {
    if (this.pages.length === 0) this.first = pageOf(ordinal);
    const index = pageOf(ordinal) - this.first;
    while (this.pages.length <= index) this.pages = extended(this.pages, new SightingPage());
    const page = this.pages[index] ?? new SightingPage();
    this.characters += page.put(ordinal % SIGHTINGS_PER_PAGE, place, text);
  }

  /** Lets all but the newest sightings go. */
  keepNewest(count: number): void {
    if (this.facts.sightingCount - this.offset <= count) return;
    this.offset = this.facts.sightingCount - count;
    const surplus = pageOf(this.offset) - this.first;
    if (surplus <= 0) return;
    for (const page of this.pages.slice(0, surplus)) this.characters -= page.characters;
    this.pages = this.pages.slice(surplus);
    this.first += surplus;
  }

  /** Joins an answer to a sighting, if that is still kept. */
  answer(ordinal: number, answer: Answer): void {
    const page = ordinal < this.offset ? undefined : this.page(pageOf(ordinal));
    this.characters += page?.answer(ordinal % SIGHTINGS_PER_PAGE, answerText(answer)) ?? 0;
  }

  /** The ordinals of the sightings that wait for an answer. */
  get waiting(): readonly number[] {
    return this.pages
      .flatMap((page, index) =>
        page.waiting.map((at) => (this.first + index) * SIGHTINGS_PER_PAGE + at),
      )
      .filter((ordinal) => ordinal >= this.offset);
  }

  sighting(ordinal: number): Sighting | null {
    return this.page(pageOf(ordinal))?.sighting(ordinal % SIGHTINGS_PER_PAGE) ?? null;
  }

  /** The same, which from now on changes by itself. */
  copy(): Held {
    return new Held(
      this.facts,
      this.offset,
      this.pages.map((page) => page.copy()),
    );
  }
}

/** The number of the page that holds a sighting. */
export function pageOf(ordinal: number): number {
  return Math.floor(ordinal / SIGHTINGS_PER_PAGE);
}
