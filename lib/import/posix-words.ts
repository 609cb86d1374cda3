// Words as a POSIX shell makes them.
import { type ShellLine, Words } from './command-words.ts';

/** Everything that has no meaning of its own outside of quotes. */
const POSIX_PLAIN = /[^\s'"\\$;&|`#]+/y;
const SINGLE = /[^']*/y;
const DOUBLE_PLAIN = /[^"\\]+/y;
const COMMENT = /[^\n]*/y;
const DOLLAR_PLAIN = /[^'\\]+/y;

/** Quoting as in POSIX.1-2024 XCU §2.2, with its dollar-single-quotes (§2.2.4). */
export class PosixReader {
  private readonly text: string;
  private readonly words = new Words();
  private at = 0;
  private line = 1;

  constructor(text: string) {
    this.text = text;
  }

  read(): ShellLine {
    while (this.at < this.text.length) this.step();
    return this.words.done();
  }

  private step(): void {
    const plain = this.take(POSIX_PLAIN);
    if (plain !== '') {
      this.words.add(plain, this.line);
      return;
    }
    const sign = this.text.charAt(this.at);
    this.at++;
    if (sign === "'") this.quoted(SINGLE, "'");
    else if (sign === '"') this.double();
    else if (sign === '$' && this.text.charAt(this.at) === "'") this.dollar();
    else if (sign === '\\') this.escape();
    else if (sign === '&' && this.isRedirection()) this.words.add(sign, this.line);
    else if (sign === '\n' || sign === ';' || sign === '&' || sign === '|') this.separator(sign);
    else if (/\s/.test(sign)) this.words.endWord();
    else if (sign === '#' && this.words.isBetween) this.take(COMMENT);
    else this.words.add(sign, this.line);
  }

  /** `2>&1`, `>& file` and `&> file` say where the output goes, and the command goes on. */
  private isRedirection(): boolean {
    const [before, after] = [this.text.charAt(this.at - 2), this.text.charAt(this.at)];
    return (!this.words.isBetween && /[<>]/.test(before)) || after === '>';
  }

  private separator(sign: string): void {
    this.words.endCommand();
    if (sign === '\n') this.line++;
  }

  private escape(): void {
    const next = this.text.startsWith('\r\n', this.at) ? '\r\n' : this.text.charAt(this.at);
    this.at += next.length;
    if (next === '\n' || next === '\r\n') this.line++;
    else this.words.add(next, this.line);
  }

  private quoted(content: RegExp, quote: string): void {
    const { line } = this;
    const inside = this.take(content);
    this.words.add(inside, line);
    this.close(quote, line);
  }

  private double(): void {
    const { line } = this;
    this.words.add('', line);
    for (;;) {
      this.words.add(this.take(DOUBLE_PLAIN), line);
      if (this.text.charAt(this.at) !== '\\') break;
      const next = this.text.charAt(this.at + 1);
      this.at += 1 + next.length;
      if (next === '\n') this.line++;
      else this.words.add(/["\\$`]/.test(next) ? next : `\\${next}`, line);
    }
    this.close('"', line);
  }

  private dollar(): void {
    const { line } = this;
    this.at++;
    this.words.add('', line);
    for (;;) {
      this.words.add(this.take(DOLLAR_PLAIN), line);
      if (this.text.charAt(this.at) !== '\\') break;
      this.words.add(this.ansi(), line);
    }
    this.close("'", line);
  }

  /** One escape of a dollar-single-quote. */
  private ansi(): string {
    ANSI.lastIndex = this.at;
    const [all = '\\', hex, octal, other = ''] = ANSI.exec(this.text) ?? [];
    this.at += all.length;
    const code =
      hex !== undefined ? Number.parseInt(hex.slice(1), 16) : Number.parseInt(octal ?? '', 8);
    if (!Number.isNaN(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    return ANSI_NAMES[other] ?? other;
  }

  private close(quote: string, line: number): void {
    if (this.text.charAt(this.at) === quote) this.at++;
    else this.words.openQuote ??= line;
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const [found = ''] = pattern.exec(this.text) ?? [];
    this.at += found.length;
    if (found.includes('\n')) this.line += found.split('\n').length - 1;
    return found;
  }
}

const ANSI = /\\(?:(x[\dA-Fa-f]{1,2}|u[\dA-Fa-f]{1,4}|U[\dA-Fa-f]{1,8})|([0-7]{1,3})|([\s\S]?))/y;
const ANSI_NAMES: Readonly<Record<string, string>> = {
  ...{ a: '\x07', b: '\b', e: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
};
