import { LedgerWriter } from '../../lib/feed/ledger-writer.ts';
import { type BeginOptions, Recorder, type RecorderOptions } from '../../lib/feed/recorder.ts';
import type { LedgerChanges } from '../../lib/ledger/changes.ts';
import type { Ledger } from '../../lib/ledger/ledger.ts';
import type { Rows } from '../../lib/ledger/rows.ts';
import { READERS } from '../../lib/token/all-readers.ts';

interface WholeOptions
  extends Pick<RecorderOptions, 'store' | 'gatherMs' | 'stickiness'>,
    Partial<Pick<RecorderOptions, 'readers'>> {
  readonly ledger: Ledger;
  readonly onStored: (changes: LedgerChanges) => void;
  /** Whether rare values are read at once. */
  readonly hasReaders?: boolean;
}

/** A recorder with its ledger and all that it may need, as a background puts them together. */
export class WholeRecorder extends Recorder {
  private readonly whole: WholeOptions;

  constructor(whole: WholeOptions) {
    super({ readers: async () => READERS, ...whole, limits: whole.ledger.limits });
    this.whole = whole;
    if (whole.hasReaders !== false) this.finder.readers = READERS;
  }

  load(stored: Rows, options: BeginOptions = {}): Promise<void> {
    return this.open(new LedgerWriter(this.whole), stored, options);
  }
}
