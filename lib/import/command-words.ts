// The words of commands, as they are put together.

export interface ShellWord {
  readonly text: string;
  /** The line that it begins in, counted from 1. */
  readonly line: number;
}

export interface ShellLine {
  /** One list for each command. */
  readonly commands: readonly (readonly ShellWord[])[];
  /** The line of a quote that is never closed; null where all are. */
  readonly openQuote: number | null;
}

/** Words and commands as they are put together. */
export class Words {
  readonly commands: ShellWord[][] = [];
  openQuote: number | null = null;
  private words: ShellWord[] = [];
  private parts: string[] | null = null;
  private line = 1;

  /** Adds to the current word, beginning one where there is none. */
  add(part: string, line: number): void {
    if (this.parts === null) {
      this.parts = [];
      this.line = line;
    }
    this.parts.push(part);
  }

  /** Whether a new word would begin here. */
  get isBetween(): boolean {
    return this.parts === null;
  }

  endWord(): void {
    if (this.parts !== null) this.words.push({ text: this.parts.join(''), line: this.line });
    this.parts = null;
  }

  endCommand(): void {
    this.endWord();
    if (this.words.length > 0) this.commands.push(this.words);
    this.words = [];
  }

  done(): ShellLine {
    this.endCommand();
    return { commands: this.commands, openQuote: this.openQuote };
  }
}
