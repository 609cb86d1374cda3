// Words as Windows' cmd.exe and the start-up code of a program make them.
import { type ShellLine, Words } from './command-words.ts';

/** First cmd.exe takes its carets away, then the program's start-up code splits what is left. */
export class CmdReader {
  private readonly text: string;
  private readonly words = new Words();
  private line = 1;
  private isQuoted = false;
  private quoteLine = 1;
  private backslashes = 0;

  constructor(text: string) {
    this.text = text;
  }

  read(): ShellLine {
    let isCmdQuoted = false;
    for (let at = 0; at < this.text.length; at++) {
      const sign = this.text.charAt(at);
      if (sign === '^' && !isCmdQuoted) at = this.caret(at);
      else if (sign === '\n' || (!isCmdQuoted && (sign === '&' || sign === '|'))) {
        isCmdQuoted = false;
        this.endCommand(sign);
      } else {
        if (sign === '"') isCmdQuoted = !isCmdQuoted;
        this.give(sign);
      }
    }
    this.endCommand('');
    return this.words.done();
  }

  /** @returns the offset of the last character that belongs to the caret */
  private caret(at: number): number {
    const next = this.text.startsWith('\r\n', at + 1) ? at + 2 : at + 1;
    if (this.text.charAt(next) !== '\n') {
      if (next < this.text.length) this.give(this.text.charAt(next));
      return next;
    }
    this.line++;
    // The line goes on; the character after the line feed has no meaning, a second line feed too.
    if (this.text.charAt(next + 1) !== '\n') return next;
    this.line++;
    this.give('\n');
    return next + 1;
  }

  private endCommand(sign: string): void {
    this.spill();
    if (this.isQuoted) this.words.openQuote ??= this.quoteLine;
    this.isQuoted = false;
    this.words.endCommand();
    if (sign === '\n') this.line++;
  }

  /** One character as the program's start-up code sees it: `\"` is a quote, other backslashes stay. */
  private give(sign: string): void {
    if (sign === '\\') {
      this.backslashes++;
      return;
    }
    if (sign !== '"') {
      this.spill();
      if (!this.isQuoted && /\s/.test(sign)) this.words.endWord();
      else this.words.add(sign, this.line);
      return;
    }
    const isLiteral = this.backslashes % 2 === 1;
    this.words.add('\\'.repeat(this.backslashes >> 1), this.line);
    this.backslashes = 0;
    if (isLiteral) this.words.add('"', this.line);
    else {
      this.isQuoted = !this.isQuoted;
      this.quoteLine = this.line;
    }
  }

  private spill(): void {
    if (this.backslashes > 0) this.words.add('\\'.repeat(this.backslashes), this.line);
    this.backslashes = 0;
  }
}
