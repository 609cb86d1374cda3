// Messages that wait, in their order. What waits takes memory, and nobody knows for how long.
import type { Message } from '../scan/message.ts';

/** So many wait at most: more than pages send while a script is loaded. */
export const MOST_WAITING = 20_000;

/** UTF-16 units that those which wait have together, at most; one message alone may have more. */
export const MOST_CHARACTERS = 1 << 24;

export class Waiting {
  private readonly messages: Message[] = [];
  private characters = 0;

  /** Lets a message wait behind the others. @returns false where there is no room for it */
  add(message: Message): boolean {
    const size = charactersIn(message);
    const { length } = this.messages;
    if (length >= MOST_WAITING) return false;
    if (length > 0 && this.characters + size > MOST_CHARACTERS) return false;
    this.messages.push(message);
    this.characters += size;
    return true;
  }

  /** The one that has waited longest, which waits no more. */
  next(): Message | null {
    const first = this.messages.shift() ?? null;
    this.characters -= charactersIn(first);
    return first;
  }

  clear(): void {
    this.messages.length = 0;
    this.characters = 0;
  }
}

/** UTF-16 units in all texts of a message, which is plain data. */
function charactersIn(part: unknown): number {
  if (typeof part === 'string') return part.length;
  if (typeof part !== 'object' || part === null) return 0;
  return Object.values(part).reduce((sum: number, each) => sum + charactersIn(each), 0);
}
