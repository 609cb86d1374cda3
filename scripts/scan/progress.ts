// A line on standard error that says how far long work is, where a person watches.

/** Shorter work needs no line. */
const PATIENCE_MS = 1000;
const EVERY_MS = 200;
const MEGABYTE = 1e6;
const CLEAR = '\r\x1b[K';

export class Progress {
  private readonly stream: NodeJS.WriteStream;
  private readonly began = Date.now();
  private last = 0;
  private shown = false;

  constructor(stream: NodeJS.WriteStream) {
    this.stream = stream;
  }

  /** @param size of the whole file in bytes, or null where nobody knows */
  update(file: string, bytes: number, size: number | null, found: number): void {
    const now = Date.now();
    if (!this.stream.isTTY || now - this.began < PATIENCE_MS || now - this.last < EVERY_MS) return;
    this.last = now;
    this.shown = true;
    const megabytes = `${Math.floor(bytes / MEGABYTE)} MB`;
    const part = size === null ? megabytes : `${Math.floor((100 * bytes) / Math.max(1, size))} %`;
    const name = file.length > 40 ? `…${file.slice(-39)}` : file;
    this.stream.write(`${CLEAR}${name}: ${part}, ${found} found`);
  }

  /** Takes the line away, so that something else can be written. */
  clear(): void {
    if (this.shown) this.stream.write(CLEAR);
    this.shown = false;
  }
}
