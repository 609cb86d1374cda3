// Message → all that is worth a place in the ledger: the tokens that stand in it, those inside of them,
// and what is no token but lets someone in. Most messages need no reader of envelopes, of whole tokens and of
// JSON around them to be looked at.
import { type Hit, hitKey } from '../scan/hit.ts';
import type { Message } from '../scan/message.ts';
import type { PlacedText } from '../scan/place.ts';
import { TOKENS } from '../scan/quarry.ts';
import { type Parts, type PlacedLimit, Scanner } from '../scan/scanner.ts';
import { unwrapBy } from '../scan/unwrapper.ts';
import type { FindWindows } from '../scan/windows.ts';
import { namedValuesBy } from './named-value.ts';
import { NestedFinder } from './nested-finder.ts';
import type { Readers } from './readers.ts';
import { ReferenceFinder, type ReferenceOptions, signatureNames } from './reference-finder.ts';

export interface Findings {
  /** The same text at one carrier and field is one hit. */
  readonly hits: readonly Hit[];
  /** What was not looked at whole. */
  readonly limits: readonly PlacedLimit[];
}

/** What is certain without readers. */
export interface CertainFindings extends Findings {
  /** How many values were left alone, as they cannot be told without readers. */
  readonly unread: number;
}

/** Finds messages' tokens in their order of arrival, so that a value in several cookies is joined. */
export class QuickFinder {
  /** What some messages need; null: not there yet. */
  readers: Readers | null;
  private readonly scanner: Scanner;
  private readonly nested: NestedFinder;
  private readonly references: ReferenceFinder;
  private lacksReaders = false;

  constructor(options: ReferenceOptions = {}, readers: Readers | null = null) {
    this.readers = readers;
    const findWindows: FindWindows = (...given) => this.reader()?.findWindows(...given) ?? NONE;
    this.scanner = new Scanner((text) => unwrapBy(findWindows, text, TOKENS));
    this.nested = new NestedFinder((raw) => this.reader()?.innerTokens(raw) ?? NONE);
    this.references = new ReferenceFinder(
      {
        readEnvelope: (candidate) => this.reader()?.readEnvelope(candidate) ?? null,
        namedValues: (text) => {
          const quarry = this.reader()?.namedQuarry ?? null;
          return quarry === null ? NONE : namedValuesBy(findWindows, text, quarry);
        },
      },
      options,
    );
  }

  /** The parts of a message, for `look`; to be asked once for each. Total and linear in its size. */
  split(message: Message): Parts {
    return this.scanner.split(message);
  }

  /** All that is in a message; null where that cannot be told without readers. Total and linear. */
  look(parts: Parts): Findings | null {
    const { hits, limits } = this.scanner.find(parts);
    const references = this.references.find(parts.places, hits);
    const nested = hits.length === 0 ? NONE : this.nested.find(hits);
    if (this.hasLacked()) return null;
    if (hits.length === 0) return { hits: references, limits };
    return { hits: [...hits, ...nested, ...references], limits };
  }

  /**
   * What is in a message for certain, where readers cannot be had. Its values are looked at one by one: of one
   * that needs a reader nothing is told, as where a token stands in it, and what else it is, would be made up.
   * Total and linear.
   */
  lookWithoutReaders({ places, joined }: Parts): CertainFindings {
    const hits = new Map<string, Hit>();
    const limits: PlacedLimit[] = [];
    let unread = 0;
    /** Adds what was found, unless a reader was missing for it. */
    const add = (found: readonly Hit[]): boolean => {
      const lacked = this.hasLacked();
      if (lacked) unread++;
      else for (const hit of found) hits.set(hitKey(hit), hit);
      return !lacked;
    };
    const parts = new Set<PlacedText>(places);
    const signatures = signatureNames(places);
    let areJoined = true;
    for (const place of joined) {
      const isWhole = parts.delete(place);
      const scan = this.scanner.find({ places, joined: [place] });
      if (add(scan.hits)) {
        limits.push(...scan.limits);
        add(this.nested.find(scan.hits));
        if (isWhole) add(this.references.find([place], scan.hits, signatures));
      } else areJoined &&= isWhole;
    }
    // Parts of a cookie that could not be told are told of by it.
    if (areJoined) add(this.references.find([...parts], [...hits.values()], signatures));
    return { hits: [...hits.values()], limits, unread };
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

  /** Whether readers were missing since this was asked last; then what is remembered was not looked at whole. */
  private hasLacked(): boolean {
    const { lacksReaders } = this;
    if (lacksReaders) this.forget();
    this.lacksReaders = false;
    return lacksReaders;
  }

  private reader(): Readers | null {
    this.lacksReaders ||= this.readers === null;
    return this.readers;
  }
}

const NONE: readonly never[] = [];
