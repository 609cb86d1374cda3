import type { Message } from '../scan/message.ts';
import { Scanner } from '../scan/scanner.ts';
import { ReferenceFinder } from '../token/reference-finder.ts';

/** Tells whether messages hold tokens, for a count; what they are is for the recorder to find. */
export class TokenCheck {
  private readonly scanner = new Scanner();
  private readonly references = new ReferenceFinder();

  holdsToken(message: Message): boolean {
    const { places, hits } = this.scanner.scan(message);
    return hits.length > 0 || this.references.find(places, hits).length > 0;
  }
}
