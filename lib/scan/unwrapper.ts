// Finds the tokens of a text wherever they are wrapped: percent-encoded, in base64, in JSON, in JSON
// inside of JSON, in forms, in all of these at once. A text is looked at as it stands first; only what
// can hide a token or stands around one is decoded, and what comes out is a text again.
import { multipartParts } from '../http/body.ts';
import { findBase64 } from './base64.ts';
import type { Found } from './find.ts';
import { encodedComponents, percentDecode } from './percent.ts';
import { type Encoded, type Placed, Placing, type Spot } from './placing.ts';
import type { Quarry } from './quarry.ts';
import { signsOf } from './signs.ts';
import { firstAt, merged, outside, type Stretch } from './stretch.ts';
import type { UnwrappedToken } from './unwrapped.ts';
import { type FindWindows, mayHaveWindows, type Window } from './windows.ts';

/** A bound that kept something from being unwrapped. */
export interface LimitHit {
  readonly code: 'too-deep' | 'too-large' | 'too-many';
  /** The wrappers around what was left alone, as far as they are known. */
  readonly via: readonly string[];
}

export interface Unwrapping<Token = UnwrappedToken> {
  /** In the order of the text. */
  readonly tokens: readonly Token[];
  /** Each code at most once. */
  readonly limits: readonly LimitHit[];
}

export interface UnwrapLimits {
  /** Decodings inside one another. */
  readonly depth: number;
  /** UTF-16 units that come out of all decodings together. */
  readonly characters: number;
  /** Decodings altogether. */
  readonly texts: number;
}

/** Real traffic has been seen to need a depth of four. */
export const UNWRAP_LIMITS: UnwrapLimits = { depth: 10, characters: 1 << 26, texts: 200_000 };

/**
 * All of what is looked for in a text, verbatim or wrapped, once for each place. What stands verbatim is found
 * whatever the limits. Total and linear.
 * @param findWindows finds the structure around it, where a look at the text tells that there may be some
 */
export function unwrapBy<Form extends string>(
  findWindows: FindWindows,
  text: string,
  quarry: Quarry<Form>,
  limits: UnwrapLimits = UNWRAP_LIMITS,
): Unwrapping<Placed<Form>> {
  const unwrapper = new Unwrapper(findWindows, quarry, limits);
  const tokens = unwrapper.open(text, []);
  return { tokens, limits: [...unwrapper.hits.values()] };
}

class Unwrapper<Form extends string> {
  readonly hits = new Map<LimitHit['code'], LimitHit>();
  private readonly findWindows: FindWindows;
  private readonly quarry: Quarry<Form>;
  private readonly limits: UnwrapLimits;
  private depth = 0;
  private characters = 0;
  private texts = 0;

  constructor(findWindows: FindWindows, quarry: Quarry<Form>, limits: UnwrapLimits) {
    this.findWindows = findWindows;
    this.quarry = quarry;
    this.limits = limits;
  }

  /** The tokens of one text, with the chains and spans that they have in it. */
  open(text: string, above: readonly string[]): readonly Placed<Form>[] {
    const verbatim = this.quarry.find(text);
    const signs = signsOf(text);
    const spots = this.spots(text, verbatim, signs.percent, above);
    const windows = spots.length > 0 ? partWindows(text) : [];
    if (windows.length === 0) {
      const wanted = this.quarry.wanted(text, signs);
      if (mayHaveWindows(text, spots, wanted)) {
        const onTooDeep = (path: string) => this.hit('too-deep', [...above, path]);
        windows.push(...this.findWindows(text, spots, wanted, onTooDeep));
      }
    }
    return spots.length + windows.length === 0
      ? []
      : new Placing(text, verbatim, spots, (content, step) =>
          this.decode(content, [...above, step]),
        ).place(windows);
  }

  /** The tokens of a text that was wrapped; none if a limit forbids to look. */
  private decode(text: string, above: readonly string[]): readonly Placed<Form>[] {
    const { depth, characters, texts } = this.limits;
    if (this.depth >= depth) return this.hit('too-deep', above);
    if (this.characters + text.length > characters) return this.hit('too-large', above);
    if (this.texts >= texts) return this.hit('too-many', above);
    this.texts++;
    this.characters += text.length;
    this.depth++;
    const tokens = this.open(text, above);
    this.depth--;
    return tokens;
  }

  private hit(code: LimitHit['code'], via: readonly string[]): readonly [] {
    if (!this.hits.has(code)) this.hits.set(code, { code, via });
    return [];
  }

  /** Everything in a text that holds tokens, in order, never overlapping. */
  private spots(
    text: string,
    verbatim: readonly Found<Form>[],
    percent: boolean,
    above: readonly string[],
  ): readonly Spot<Form>[] {
    const components = percent ? [...encodedComponents(text)] : [];
    const encoded: Encoded<Form>[] = [];
    for (const { start, end } of components) {
      const component = text.slice(start, end);
      const around = (verbatim[firstAt(verbatim, start)]?.start ?? end) < end;
      const content = around || this.quarry.hides(component) ? percentDecode(component) : component;
      if (content === component) continue;
      const inner = this.decode(content, [...above, PERCENT]);
      if (inner.length > 0) encoded.push({ start, end, step: PERCENT, inner, offset: null });
    }
    const standing = merged(outside(verbatim, encoded), encoded);
    if (!this.quarry.base64) return standing;
    // Base64 in a component was looked for when that was decoded.
    const done = merged(outside(verbatim, components), components);
    const base64 = this.base64(text, done, above);
    return merged(standing, base64);
  }

  /** The base64 that holds tokens, between stretches that were looked at. */
  private base64(
    text: string,
    done: readonly Stretch[],
    above: readonly string[],
  ): readonly Encoded<Form>[] {
    const encoded: Encoded<Form>[] = [];
    let start = 0;
    for (const { start: end, end: next } of [...done, { start: text.length, end: text.length }]) {
      findBase64(text, { start, end }, ({ name, read, ...found }) => {
        const inner = this.decode(read(), [...above, name]);
        if (inner.length === 0) return false;
        encoded.push({ ...found, step: name, inner, offset: null });
        return true;
      });
      start = next;
    }
    return encoded;
  }
}

const PERCENT = 'percent-encoded';

function partWindows(text: string): Window[] {
  if (!text.startsWith('--')) return [];
  return multipartParts(text).map(({ name, text: part, start }) => {
    const decode = (): string => part;
    return {
      start,
      end: start + part.length,
      step: name === '' ? 'multipart' : `multipart ${name}`,
      content: { type: 'encoded', decode, offset: start },
    };
  });
}
