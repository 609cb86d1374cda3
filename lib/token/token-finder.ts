import type { Message } from '../scan/message.ts';
import { READERS } from './all-readers.ts';
import { type Findings, QuickFinder } from './quick-finder.ts';
import type { ReferenceOptions } from './reference-finder.ts';

const NOTHING: Findings = { hits: [], limits: [] };

/** A finder that has all readers, and so an answer to every message. */
export class TokenFinder extends QuickFinder {
  constructor(options: ReferenceOptions = {}) {
    super(options, READERS);
  }

  /** Total and linear in the message's size. */
  find(message: Message): Findings {
    return this.look(this.split(message)) ?? NOTHING;
  }
}
