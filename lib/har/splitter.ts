// Cuts the text of a HAR (HTTP Archive 1.2) into its entries while it arrives, so that a recording of any
// size needs no more memory than its largest entry. The JSON around and between the entries is given
// too: joined, the pieces are the text. A text that is no HAR, or stops being one, is all text.
//
//   HAR = { …, "log": { …, "entries": [ entry, … ], … }, … }

export interface HarPiece {
  /** The index of the entry, or null for text around the entries. */
  readonly entry: number | null;
  /** Where the piece begins in the whole text, in UTF-16 units. */
  readonly start: number;
  readonly text: string;
}

/** An entry with more UTF-16 units, or any one string of that length, is given as text. */
export const LONGEST_ENTRY = 1 << 26;

const SPACE = /[\ufeff \t\r\n]*/y;
const STRUCTURE = /["{}[\]:,]/g;
const PLAIN = /[^"\\]*/y;

type State = 'start' | 'seek' | 'entries' | 'entry' | 'text';

/** Why the rest of a HAR is read as plain text, and from which entry on. */
export interface HarLoss {
  readonly code: 'too-long' | 'no-list' | 'ends-in-entry' | 'ends-in-list';
  /** The index of the entry that could not be read. */
  readonly entry: number;
  /** Where in the whole text, in UTF-16 units. */
  readonly at: number;
}

export class HarSplitter {
  private state: State = 'start';
  private readonly longest: number;
  /** What was not given out yet, and where it begins in the whole text. */
  private held = '';
  private base = 0;
  /** Offsets in `held`: read up to here, given out up to here, search for a quote goes on here. */
  private at = 0;
  private given = 0;
  private quoteFrom = -1;
  private depth = 0;
  private inLog = false;
  /** The string before the current place, if nothing but a colon followed it. */
  private name: string | null = null;
  private count = 0;
  private lost: HarLoss | null = null;
  private found = false;

  constructor(longest = LONGEST_ENTRY) {
    this.longest = longest;
  }

  /** Takes the next part of the text and gives the pieces that are complete. */
  push(text: string): readonly HarPiece[] {
    this.held += text;
    const pieces: HarPiece[] = [];
    while (this.state !== 'text' && this.step(pieces));
    if (this.state !== 'text' && this.held.length - this.given > this.longest) {
      this.lose('too-long', this.given);
    }
    if (this.state === 'text') this.give(pieces, this.held.length, null);
    else if (this.state === 'seek') this.give(pieces, this.at, null);
    this.forget();
    return pieces;
  }

  /** Gives the rest: an unfinished entry is text. */
  end(): readonly HarPiece[] {
    const pieces: HarPiece[] = [];
    if (this.state === 'entry') this.lose('ends-in-entry', this.given);
    if (this.state === 'entries') this.lose('ends-in-list', this.held.length);
    this.give(pieces, this.held.length, null);
    this.held = '';
    return pieces;
  }

  /** How many entries were given. */
  get entries(): number {
    return this.count;
  }

  /** Whether the list of entries was found. */
  get isHar(): boolean {
    return this.found;
  }

  /** Known from the moment on that it happens; at the end for a text that is cut off. */
  get loss(): HarLoss | null {
    return this.lost;
  }

  /** From here on all is text. */
  private lose(code: HarLoss['code'], at: number): void {
    this.state = 'text';
    if (this.found) this.lost ??= { code, entry: this.count, at: this.base + at };
  }

  private give(pieces: HarPiece[], to: number, entry: number | null): void {
    if (to > this.given) {
      const text = this.held.slice(this.given, to);
      pieces.push({ entry, start: this.base + this.given, text });
    }
    this.given = to;
  }

  private forget(): void {
    this.held = this.held.slice(this.given);
    this.base += this.given;
    this.at = Math.max(0, this.at - this.given);
    this.quoteFrom = this.quoteFrom < 0 ? -1 : this.quoteFrom - this.given;
    this.given = 0;
  }

  /** Goes on to the next sign of structure; false when more text is needed. */
  private step(pieces: HarPiece[]): boolean {
    if (this.state === 'start') return this.begin();
    STRUCTURE.lastIndex = this.at;
    const sign = STRUCTURE.exec(this.held);
    if (sign === null) {
      this.at = this.held.length;
      return false;
    }
    this.at = sign.index;
    if (sign[0] === '"') return this.string();
    this.at++;
    if (this.state === 'seek') this.seek(sign[0]);
    else if (this.state === 'entries') this.between(pieces, sign[0]);
    else this.within(pieces, sign[0]);
    return true;
  }

  private begin(): boolean {
    SPACE.lastIndex = 0;
    SPACE.test(this.held);
    if (SPACE.lastIndex === this.held.length) return false;
    this.state = this.held[SPACE.lastIndex] === '{' ? 'seek' : 'text';
    return true;
  }

  /** Goes to the end of a string, which must be here as a whole. */
  private string(): boolean {
    const start = this.at + 1;
    let end = Math.max(start, this.quoteFrom);
    for (;;) {
      PLAIN.lastIndex = end;
      PLAIN.test(this.held);
      end = PLAIN.lastIndex;
      if (this.held[end] === '"') break;
      if (end + 1 >= this.held.length) {
        this.quoteFrom = end;
        return false;
      }
      end += 2;
    }
    this.quoteFrom = -1;
    if (this.state === 'entries') this.lose('no-list', start - 1);
    // Names of interest are short and never written with escapes.
    this.name = this.state === 'seek' && end - start < 8 ? this.held.slice(start, end) : null;
    this.at = end + 1;
    return true;
  }

  private seek(sign: string): void {
    if (sign === ':') return;
    if (sign === '{' || sign === '[') {
      this.depth++;
      if (this.depth === 2) this.inLog = sign === '{' && this.name === 'log';
      const found = this.depth === 3 && this.inLog && sign === '[' && this.name === 'entries';
      if (found) {
        this.state = 'entries';
        this.found = true;
        this.depth = 0;
      }
    } else if (sign !== ',') {
      this.depth--;
    }
    this.name = null;
  }

  private between(pieces: HarPiece[], sign: string): void {
    if (sign === ',') return;
    if (sign === ']') {
      this.state = 'text';
      return;
    }
    if (sign !== '{') {
      this.lose('no-list', this.at - 1);
      return;
    }
    this.give(pieces, this.at - 1, null);
    this.state = 'entry';
    this.depth = 1;
  }

  private within(pieces: HarPiece[], sign: string): void {
    if (sign === '{' || sign === '[') this.depth++;
    if (sign === '}' || sign === ']') this.depth--;
    if (this.depth > 0) return;
    this.give(pieces, this.at, this.count);
    this.count++;
    this.state = 'entries';
  }
}
