// Sightings are kept and stored in pages of sixteen, as text: an object for each would take three
// times the memory, and a page that nobody opens is never taken apart.
//
//   page  = open *( TAB word ) *( LF line )
//   open  = a number whose bits are the lines that wait for an answer
//   word  = JSON: a place [carrier, field, via], or a setting [method, tabId, …]; lines share them
//   line  = JSON without brackets: place word, setting word, at, url, requestId, hop
//           and, once it was answered, status, durationMs, challenge, failure; nulls at the end left out
//
// What JSON.stringify writes holds no control characters, so a TAB or LF is never part of a word or line.
import { extended } from './extended.ts';
import type { Answer, Sighting, SightingSetting } from './sighting.ts';
import { sightingOfParts } from './stored.ts';

export const SIGHTINGS_PER_PAGE = 16;

/** What a sighting costs beside its line: a number among others, and its share of a row. */
const LINE_CHARACTERS = 4;

/** What all sightings of one message share, as text. */
export interface SightingText {
  readonly setting: string;
  /** From `at` on. */
  readonly rest: string;
  /** False if there is no answer to wait for, or it is part of `rest`. */
  readonly open: boolean;
}

/** The text of a sighting's exchange. */
export function sightingText(sighting: SightingSetting): SightingText {
  const { at, url, requestId, hop, status, failure } = sighting;
  const { method, tabId, frameId, initiator, resource, store, partition } = sighting;
  const setting = [method, tabId, frameId, initiator, resource, store, partition];
  const waiting = requestId !== null && status === null && failure === null;
  const rest = JSON.stringify([at, url, requestId, hop]).slice(1, -1);
  return {
    setting: JSON.stringify(setting),
    rest: waiting ? rest : `${rest}${answerText(sighting)}`,
    open: waiting,
  };
}

/** What an answer adds to the lines of its sightings. */
export function answerText({ status, durationMs, challenge, failure }: Answer): string {
  const parts = [status, durationMs, challenge, failure];
  const count = parts.findLastIndex((part) => part !== null) + 1;
  return count === 0 ? '' : `,${JSON.stringify(parts.slice(0, count)).slice(1, -1)}`;
}

/** The same as of the page that was written, or a ledger that was read back would let tokens go. */
function storedCharacters(text: string): number {
  const [head = '', ...lines] = text.split('\n');
  const [open = '', ...words] = head.split('\t');
  const sum = head.length - open.length - words.length;
  return lines.reduce((rest, line) => rest + lineCharacters(line), sum);
}

/** A place in a page that was never filled takes none. */
function lineCharacters(line: string): number {
  return line === '' ? 0 : line.length + LINE_CHARACTERS;
}

export class SightingPage {
  /** As it was stored, until a line of it is needed. */
  private stored: string | null = null;
  private words: readonly string[] = [];
  private readonly lines: string[] = [];
  private open = 0;

  /** @returns null for what is no page. */
  static read(value: unknown): SightingPage | null {
    if (typeof value !== 'string' || !/^\d{1,5}[\t\n]/.test(value)) return null;
    const page = new SightingPage();
    page.stored = value;
    page.open = Number.parseInt(value, 10);
    return page;
  }

  /** Roughly how many characters it takes in a store. */
  get characters(): number {
    if (this.stored !== null) return storedCharacters(this.stored);
    const words = this.words.reduce((sum, { length }) => sum + length, 0);
    return this.lines.reduce((sum, line) => sum + lineCharacters(line), words);
  }

  /** The places in the page whose sightings wait for an answer. */
  get waiting(): readonly number[] {
    const places: number[] = [];
    for (let at = 0; this.open >> at > 0; at++) if ((this.open >> at) & 1) places.push(at);
    return places;
  }

  /** @returns by how many characters the page grew. */
  put(at: number, place: string, { setting, rest, open }: SightingText): number {
    this.takeApart();
    const before = this.words.length;
    const line = flat([this.word(place), this.word(setting), rest], ',');
    while (this.lines.length < at) this.lines.push('');
    this.lines[at] = line;
    if (open) this.open |= 1 << at;
    const words = this.words.slice(before);
    return words.reduce((sum, { length }) => sum + length, line.length + LINE_CHARACTERS);
  }

  /** Adds an answer to a sighting that waits for one. @returns by how much the page grew. */
  answer(at: number, text: string): number {
    if (((this.open >> at) & 1) === 0) return 0;
    this.takeApart();
    this.open &= ~(1 << at);
    this.lines[at] = flat([this.lines[at] ?? '', text], '');
    return text.length;
  }

  /** The sightings from a place in the page on; what cannot be read is left out. */
  sightings(from = 0): readonly Sighting[] {
    this.takeApart();
    const words = this.words.map(parsed);
    return this.lines.slice(from).flatMap((line) => readLine(line, words) ?? []);
  }

  sighting(at: number): Sighting | null {
    this.takeApart();
    return readLine(this.lines[at] ?? '', this.words.map(parsed));
  }

  /** The page as it is stored. */
  toString(): string {
    if (this.stored !== null) return this.stored;
    return [[this.open, ...this.words].join('\t'), ...this.lines].join('\n');
  }

  /** The same page, which from now on changes by itself. */
  copy(): SightingPage {
    return SightingPage.read(String(this)) ?? new SightingPage();
  }

  private takeApart(): void {
    if (this.stored === null) return;
    const [head = '', ...lines] = this.stored.split('\n', SIGHTINGS_PER_PAGE + 1);
    this.words = head.split('\t', 2 * SIGHTINGS_PER_PAGE + 1).slice(1);
    this.lines.push(...lines);
    this.stored = null;
  }

  private word(text: string): number {
    const known = this.words.indexOf(text);
    if (known >= 0) return known;
    this.words = extended(this.words, text);
    return this.words.length - 1;
  }
}

function readLine(line: string, words: readonly unknown[]): Sighting | null {
  const parts = parsed(`[${line}]`);
  if (!Array.isArray(parts)) return null;
  const [place, setting, ...rest] = parts;
  return sightingOfParts([wordAt(words, place), wordAt(words, setting), rest].flat());
}

function wordAt(words: readonly unknown[], at: unknown): unknown {
  return typeof at === 'number' ? words[at] : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Joined by `+`, engines would keep the parts as well, each with its own cost. */
function flat(parts: readonly (string | number)[], mark: string): string {
  return parts.join(mark);
}
