// Message → all that is worth a place in the ledger: the tokens that stand in it, those inside of them,
// and what is no token but lets someone in.
import type { Hit } from '../scan/hit.ts';
import type { Message } from '../scan/message.ts';
import { type PlacedLimit, Scanner } from '../scan/scanner.ts';
import { NestedFinder } from './nested-finder.ts';
import { ReferenceFinder, type ReferenceOptions } from './reference-finder.ts';

export interface Findings {
  /** The same text at one carrier and field is one hit. */
  readonly hits: readonly Hit[];
  /** What was not looked at whole. */
  readonly limits: readonly PlacedLimit[];
}

/** Finds messages' tokens in their order of arrival, so that a value in several cookies is joined. */
export class TokenFinder {
  private readonly scanner = new Scanner();
  private readonly nested = new NestedFinder();
  private readonly references: ReferenceFinder;

  constructor(options: ReferenceOptions = {}) {
    this.references = new ReferenceFinder(options);
  }

  /** Total and linear in the message's size. */
  find(message: Message): Findings {
    const { places, hits, limits } = this.scanner.scan(message);
    const references = this.references.find(places, hits);
    if (hits.length === 0) return { hits: references, limits };
    return { hits: [...hits, ...this.nested.find(hits), ...references], limits };
  }

  /** Drops what is remembered of earlier values, which never changes what is found. */
  forget(): void {
    this.scanner.forget();
    this.nested.forget();
    this.references.forget();
  }

  /** Drops parts of values in several cookies too, once they were joined: one alone is a part again. */
  clear(): void {
    this.forget();
    this.scanner.clear();
  }
}
