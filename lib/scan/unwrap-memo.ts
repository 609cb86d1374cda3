// What was unwrapped lately: a page sends the same credentials and cookies with every request. What a
// text holds depends on the text alone, so a remembered answer is the answer.
import { ownText } from './own-text.ts';
import { isPlain } from './plain.ts';
import type { Unwrapping } from './unwrapper.ts';

export interface UnwrapMemoLimits {
  /** UTF-16 units of a text that is remembered. */
  readonly longest: number;
  /** UTF-16 units of all texts that are remembered; beyond it all are forgotten at once. */
  readonly characters: number;
}

/** A field of a message seldom has more than 8 kB, as servers refuse longer ones. */
export const UNWRAP_MEMO_LIMITS: UnwrapMemoLimits = { longest: 1 << 13, characters: 1 << 19 };

const NOTHING: Unwrapping = { tokens: [], limits: [] };

/** Unwraps a text. */
export type Unwrap = (text: string) => Unwrapping;

export class UnwrapMemo {
  private readonly read: Unwrap;
  private readonly limits: UnwrapMemoLimits;
  private readonly known = new Map<string, Unwrapping>();
  private characters = 0;

  constructor(read: Unwrap, limits: UnwrapMemoLimits = UNWRAP_MEMO_LIMITS) {
    this.read = read;
    this.limits = limits;
  }

  /** What unwrapping this text gives. */
  unwrap(text: string): Unwrapping {
    if (isPlain(text)) return NOTHING;
    if (text.length > this.limits.longest) return this.read(text);
    const known = this.known.get(text);
    if (known !== undefined) return known;
    // A slice would keep the message alive that it was cut from.
    const own = ownText(text);
    const found = this.read(own);
    if (this.characters + own.length > this.limits.characters) this.forget();
    this.known.set(own, found);
    this.characters += own.length;
    return found;
  }

  forget(): void {
    this.known.clear();
    this.characters = 0;
  }
}
