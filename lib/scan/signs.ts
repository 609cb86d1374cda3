// Signs that a text may hide something, all looked for with the engine's own search. A long text is gone
// through block by block, as a block that was searched once stays in the processor's cache.

export interface Signs {
  /** A percent sign: percent-encoding. */
  readonly percent: boolean;
  /** The beginning of an escape of an ASCII character in JSON. */
  readonly escape: boolean;
  /** Part of a name that only JSON serializations have to have. */
  readonly serialization: boolean;
}

const PERCENT = '%';
const ESCAPE = '\\u00';
/** Parts of "signature" and of "ciphertext" that begin with a rare letter. */
const SERIALIZATION = ['gnatur', 'pherte'] as const;

const BLOCK = 1 << 16;
/** A sign may begin in one block and end in the next. */
const OVERLAP = 5;

/** The signs in a text. Linear. */
export function signsOf(text: string): Signs {
  let percent = false;
  let escaped = false;
  let serialization = false;
  for (let start = 0; start < text.length; start += BLOCK) {
    const block = text.length <= BLOCK ? text : text.slice(start, start + BLOCK + OVERLAP);
    percent ||= block.includes(PERCENT);
    escaped ||= block.includes(ESCAPE);
    serialization ||= SERIALIZATION.some((sign) => block.includes(sign));
  }
  return { percent, escape: escaped, serialization };
}
