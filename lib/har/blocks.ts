// Long text, block by block. A block ends where no token can go on, so a token is in one block and whole.

export interface Block {
  readonly text: string;
  /** Where it begins in the whole text, in UTF-16 units. */
  readonly start: number;
}

export interface BlockSizes {
  /** UTF-16 units of JSON that are kept together, so that paths reach from its beginning. */
  readonly whole: number;
  /** UTF-16 units of a block of other text, and of JSON that is longer. */
  readonly block: number;
}

export const BLOCK_SIZES: BlockSizes = { whole: 1 << 26, block: 1 << 23 };

/** A block without a good end may grow to so many times its size. */
const PATIENCE = 4;

/** Tokens and their wrappings have none of these, except for line feeds in JSON. */
const ENDS = ['\n', '"', ' ', '\t', ',', ';', '&', '<', '>', "'"];

/** Characters of tokens and of what they are wrapped in. */
const PART_OF_TOKEN = /[\w.~=%+/\\-]/;

export class TextBlocks {
  private readonly sizes: BlockSizes;
  private parts: string[] = [];
  private length = 0;
  private start = 0;
  /** How long the text may become before it is cut; 0 until something of it was seen. */
  private longest = 0;

  constructor(sizes = BLOCK_SIZES) {
    this.sizes = sizes;
  }

  /** Takes text that goes on where the last one ended, or begins at `start` after a flush. */
  *push(text: string, start: number): Generator<Block> {
    if (this.length === 0) this.start = start;
    this.parts.push(text);
    this.length += text.length;
    if (this.longest === 0 && /\S/.test(text)) {
      const json = /^[\ufeff\s]*[{[]/.test(text);
      this.longest = json ? this.sizes.whole : this.sizes.block;
    }
    while (this.longest > 0 && this.length >= this.longest) {
      const held = this.parts.join('');
      const end = endOfBlock(held, this.sizes.block);
      this.longest = this.sizes.block;
      this.parts = [held.slice(end)];
      if (end === 0) {
        this.longest = this.length + this.sizes.block;
        return;
      }
      yield { text: held.slice(0, end), start: this.start };
      this.start += end;
      this.length -= end;
    }
  }

  /** Gives what is left. Text that is pushed later has nothing to do with it. */
  *flush(): Generator<Block> {
    const text = this.parts.join('');
    if (text !== '') yield { text, start: this.start };
    this.parts = [];
    this.length = 0;
  }
}

/** Where a block may end, best behind a line; 0 if a better place may come. */
function endOfBlock(text: string, size: number): number {
  const from = text.length - Math.floor(size / 2);
  for (const sign of ENDS) {
    const at = text.lastIndexOf(sign);
    if (at >= from) return at + 1;
  }
  if (text.length < PATIENCE * size) return 0;
  let end = text.length;
  while (end > from && PART_OF_TOKEN.test(text.charAt(end - 1))) end--;
  return end > from ? end : text.length;
}
