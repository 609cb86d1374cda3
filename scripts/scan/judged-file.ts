// A file as the extension would import it: its messages in a ledger, and what follows from them.
import { ImportReader } from '../../lib/import/import-reader.ts';
import type { Problem } from '../../lib/import/problem.ts';
import { Ledger } from '../../lib/ledger/ledger.ts';
import { LIMITS } from '../../lib/ledger/limits.ts';
import { observationOf } from '../../lib/ledger/observation.ts';
import { TokenFinder } from '../../lib/token/token-finder.ts';
import { followRecords } from '../../lib/view/entries.ts';
import type { Entry } from '../../lib/view/entry.ts';

/** Different tokens of one file that are judged; those that were seen longest ago go first. */
const MOST_TOKENS = 100_000;

export class JudgedFile {
  private readonly finder = new TokenFinder({});
  private readonly ledger = new Ledger({
    ...LIMITS,
    tokens: MOST_TOKENS,
    // Of single sightings nothing is said.
    sightingsPerToken: 1,
    characters: Number.POSITIVE_INFINITY,
  });
  private readonly reader: ImportReader;

  /**
   * @param now milliseconds since the epoch
   * @param onProblem is told what could not be read as what it says it is
   */
  constructor(name: string, now: number, onProblem: (problem: Problem) => void) {
    const { finder, ledger } = this;
    this.reader = new ImportReader(
      {
        message: (message) =>
          ledger.note(observationOf(message, finder.find(message).hits, ledger.limits)),
        histories: (histories) => ledger.putBack(named(histories)),
        problem: onProblem,
      },
      { name, now },
    );
  }

  /** Takes the next part of the text. */
  push(text: string): void {
    this.reader.push(text);
  }

  /** The tokens, which know of each other. */
  end(): readonly Entry[] {
    this.reader.end();
    const records = new Map(this.ledger.records().map((record) => [record.id, record]));
    const clocks = this.ledger.clocks();
    return [...followRecords(records, new Map(), undefined, undefined, clocks).values()];
  }

  /** Tokens that had to make room, so that nothing is said of them. */
  get dropped(): number {
    return this.ledger.droppedTokens;
  }
}

type Histories = Parameters<Ledger['putBack']>[0];

/** An export gives no names that mean anything here. */
function named(histories: Histories): Histories {
  return histories.map((history, index) => ({
    ...history,
    record: { ...history.record, id: `t${index + 1}` as never },
  }));
}
