// Joins what was found in a text with the text's structure: each token gets its chain and its span.
import type { Found } from './find.ts';
import { paired } from './pairing.ts';
import type { SerializationForm } from './serializations.ts';
import { firstAt, inside, type Stretch } from './stretch.ts';
import { Surroundings } from './surroundings.ts';
import type { UnwrappedToken } from './unwrapped.ts';
import type { Window } from './windows.ts';

/** A token in its place: one that was looked for, or an object that is one. */
export type Placed<Form extends string> = UnwrappedToken<Form | SerializationForm>;

/** Where tokens are: one that stands verbatim, or something encoded that holds some. */
export type Spot<Form extends string> = Found<Form> | Encoded<Form>;

export interface Encoded<Form extends string> extends Stretch {
  readonly step: string;
  /** With the chains and spans that they have in what it encodes. */
  readonly inner: readonly Placed<Form>[];
  /** Where its content begins in the text, if that stands there as it is. */
  readonly offset: number | null;
}

/** Gives the tokens in what was unwrapped, below one more wrapper. */
type Decode<Form extends string> = (content: string, step: string) => readonly Placed<Form>[];

/** Puts the tokens of one text into its structure. */
export class Placing<Form extends string> {
  private readonly tokens: Placed<Form>[] = [];
  private readonly text: string;
  private readonly verbatim: readonly Found<Form>[];
  private readonly spots: readonly Spot<Form>[];
  private readonly surroundings: Surroundings;
  private readonly decode: Decode<Form>;
  private next = 0;

  constructor(
    text: string,
    verbatim: readonly Found<Form>[],
    spots: readonly Spot<Form>[],
    decode: Decode<Form>,
  ) {
    this.text = text;
    this.verbatim = verbatim;
    this.spots = spots;
    this.surroundings = new Surroundings(text);
    this.decode = decode;
  }

  place(windows: readonly Window[]): readonly Placed<Form>[] {
    const whole = { start: 0, end: this.text.length };
    for (const window of windows) {
      this.spotsBefore(window.start, whole, []);
      this.window(window);
    }
    this.spotsBefore(this.text.length, whole, []);
    return this.tokens;
  }

  private window(window: Window): void {
    const { start, end, step, content } = window;
    if (content.type === 'token') {
      const raw = this.text.slice(start, end);
      const via = step === '' ? [] : [step];
      this.tokens.push({ raw, form: content.form, via, span: { start, end } });
      this.skipTo(end);
    } else if (content.type === 'encoded') {
      const inner = this.decode(content.decode(), step);
      if (inner.length > 0) {
        this.encoded({ start, end, step, inner, offset: content.offset }, []);
        this.skipTo(end);
      }
    }
    this.spotsBefore(end, window, [step]);
  }

  private skipTo(end: number): void {
    this.next = Math.max(this.next, firstAt(this.spots, end));
  }

  /** Takes the spots that begin before a place; all of them stand in this window. */
  private spotsBefore(end: number, window: Stretch, outer: readonly string[]): void {
    for (;;) {
      const spot = this.spots[this.next];
      if (spot === undefined || spot.start >= end) return;
      this.next++;
      const via = [...outer, ...this.surroundings.of(spot, window)];
      if ('inner' in spot) this.encoded(spot, via);
      else this.verbatimToken(spot, via);
    }
  }

  private verbatimToken({ start, end, form }: Found<Form>, via: readonly string[]): void {
    const raw = this.text.slice(start, end);
    this.tokens.push({ raw, form, via, span: { start, end } });
  }

  private encoded(encoded: Encoded<Form>, outer: readonly string[]): void {
    const standing = inside(this.verbatim, encoded);
    const { inner, left } =
      encoded.offset === null
        ? paired(this.text, encoded.inner, standing)
        : { inner: shifted(encoded.inner, encoded.offset), left: [] };
    for (const token of inner) {
      const json = encoded.step.startsWith('$') && isInJson(token) ? ['JSON'] : [];
      this.tokens.push({ ...token, via: [...outer, encoded.step, ...json, ...token.via] });
    }
    for (const token of left) this.verbatimToken(token, outer);
  }
}

/** Whether the text that a token was found in is JSON, not only a string that holds a token. */
function isInJson({ via, form }: UnwrappedToken<string>): boolean {
  return via[0] === undefined ? form.endsWith('-json') : /^\$[.[…]/.test(via[0]);
}

function shifted<Form extends string>(
  tokens: readonly Placed<Form>[],
  by: number,
): readonly Placed<Form>[] {
  return tokens.map(({ span, ...token }) => ({
    ...token,
    span: span === null ? null : { start: span.start + by, end: span.end + by },
  }));
}
