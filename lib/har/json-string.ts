// Where the characters of a JSON string stand in the JSON text: escapes make the text longer than what
// it stands for (RFC 8259 §7).

const PLAIN = /[^"\\]*/y;
const LOWER_U = 0x75;
const SHORT_ESCAPE = 2;
const LONG_ESCAPE = 6;

/** Follows one string of a JSON text. Linear over all offsets that are asked about in order. */
export class JsonStringPlace {
  private readonly json: string;
  private readonly start: number;
  /** The offset in the value and in the JSON text up to which was read. */
  private value = 0;
  private at: number;

  /** @param quote the offset of the string's opening quote, in UTF-16 units */
  constructor(json: string, quote: number) {
    this.json = json;
    this.start = quote + 1;
    this.at = this.start;
  }

  /** The offset in the JSON text of the character at an offset in the string's value. */
  offsetOf(value: number): number {
    if (value < this.value) {
      this.value = 0;
      this.at = this.start;
    }
    for (;;) {
      PLAIN.lastIndex = this.at;
      PLAIN.test(this.json);
      const plain = PLAIN.lastIndex - this.at;
      const wanted = value - this.value;
      if (plain >= wanted || this.json[PLAIN.lastIndex] !== '\\') return this.at + wanted;
      this.value += plain + 1;
      const long = this.json.charCodeAt(PLAIN.lastIndex + 1) === LOWER_U;
      this.at = PLAIN.lastIndex + (long ? LONG_ESCAPE : SHORT_ESCAPE);
    }
  }
}
