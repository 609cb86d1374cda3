// Text → the places of all tokens in it. A HAR is read entry by entry, anything else block by block.

import { type Block, TextBlocks } from '../../lib/har/blocks.ts';
import { type HarPlace, readHarEntry } from '../../lib/har/entry.ts';
import { JsonStringPlace } from '../../lib/har/json-string.ts';
import { type HarPiece, HarSplitter } from '../../lib/har/splitter.ts';
import type { JsonOffsets, JsonString } from '../../lib/jose/json.ts';
import { placeName } from '../../lib/scan/hit.ts';
import { unwrap } from '../../lib/scan/unwrap.ts';
import type { UnwrappedToken } from '../../lib/scan/unwrapped.ts';
import type { LimitHit } from '../../lib/scan/unwrapper.ts';
import type { Finding } from './finding.ts';
import { recogniseEntry } from './recognised.ts';

export interface ScanReport {
  readonly finding: (finding: Finding) => void;
  readonly limit: (limit: LimitHit['code']) => void;
}

export class FileScanner {
  private readonly report: ScanReport;
  private readonly all: boolean;
  private readonly splitter = new HarSplitter();
  private readonly blocks = new TextBlocks();

  /** @param all whether what is no token is named too */
  constructor(report: ScanReport, all = false) {
    this.report = report;
    this.all = all;
  }

  /** Takes the next part of the text. */
  push(text: string): void {
    for (const piece of this.splitter.push(text)) this.piece(piece);
  }

  /** Says that there is no more. */
  end(): void {
    for (const piece of this.splitter.end()) this.piece(piece);
    this.flush();
  }

  private piece({ entry, start, text }: HarPiece): void {
    if (entry === null) {
      for (const block of this.blocks.push(text, start)) this.block(block);
      return;
    }
    this.flush();
    const reading = readHarEntry(text);
    if (reading === null) {
      this.block({ text, start });
      return;
    }
    const strings = new StringPlaces(text, reading.offsets);
    for (const place of reading.places) {
      for (const token of this.unwrap(place.text)) {
        const at = strings.offsetOf(place, token);
        this.report.finding({ ...placed(token, place), ...spanOf(at, start, token), entry });
      }
    }
    if (!this.all) return;
    for (const { at, start: from, ...named } of recogniseEntry(reading.places)) {
      const { raw } = named;
      const span = from === null ? null : { start: from, end: from + raw.length };
      const offset = strings.offsetOf(at, { raw, span });
      this.report.finding({ ...named, ...spanOf(offset, start, named), entry });
    }
  }

  private flush(): void {
    for (const block of this.blocks.flush()) this.block(block);
  }

  private block({ text, start }: Block): void {
    for (const token of this.unwrap(text)) {
      const at = token.span === null ? null : token.span.start;
      const place = { carrier: 'imported', field: '', lack: null } as const;
      this.report.finding({ ...placed(token, place), ...spanOf(at, start, token), entry: null });
    }
  }

  private unwrap(text: string): readonly UnwrappedToken[] {
    const { tokens, limits } = unwrap(text);
    for (const { code } of limits) this.report.limit(code);
    return tokens;
  }
}

function placed(
  { raw, form, via }: UnwrappedToken,
  place: Pick<HarPlace, 'carrier' | 'field' | 'lack'>,
) {
  const chain = place.lack === null ? via : [place.lack, ...via];
  return { raw, form, carrier: place.carrier, ...placeName(place, chain), recognition: null };
}

function spanOf(at: number | null, base: number, { raw }: { readonly raw: string }) {
  return at === null
    ? { start: null, end: null }
    : { start: base + at, end: base + at + raw.length };
}

/** Where what was found in an entry's strings stands in the entry's text. */
class StringPlaces {
  private readonly text: string;
  private readonly offsets: JsonOffsets;
  private string: JsonString | null = null;
  private place: JsonStringPlace | null = null;

  constructor(text: string, offsets: JsonOffsets) {
    this.text = text;
    this.offsets = offsets;
  }

  /** @returns null for what does not stand there verbatim */
  offsetOf(
    { string, start }: Pick<HarPlace, 'string' | 'start'>,
    { raw, span }: Pick<UnwrappedToken, 'raw' | 'span'>,
  ): number | null {
    const quote = this.offsets.get(string);
    if (quote === undefined || start === null || span === null) return null;
    if (this.place === null || this.string !== string) {
      this.string = string;
      this.place = new JsonStringPlace(this.text, quote);
    }
    const at = this.place.offsetOf(start + span.start);
    return this.text.startsWith(raw, at) ? at : null;
  }
}
