// What a worker saw before it knew its ledger. Each batch is a row of its own, `journal:<boot>:<n>`,
// so that nothing has to be read to write it; the ledger takes them up once it is read.
import type { Observation } from './observation.ts';

export interface JournalBatch {
  readonly key: string;
  readonly observations: readonly Observation[];
}

/** The journal of one life of the worker. */
export class Journal {
  /** All that was seen, in order. */
  readonly observations: Observation[] = [];
  /** The rows that were written, or are being. */
  readonly keys: string[] = [];
  readonly boot: string;
  private batch: Observation[] = [];
  private isWaiting = false;

  /** @param boot a name that no other life of the worker has; names of later lives sort behind it. */
  constructor(boot: string) {
    this.boot = boot;
  }

  add(observation: Observation): void {
    this.observations.push(observation);
    // A request without a token only tells when it began.
    if (observation.hits.length === 0 && !isAnswer(observation)) return;
    this.batch.push(observation);
    this.isWaiting = true;
  }

  /** What is to be written next, under its key; null for nothing. */
  takeBatch(): JournalBatch | null {
    if (!this.isWaiting) return null;
    const key = `journal:${this.boot}:${this.keys.length}`;
    const batch = { key, observations: this.batch };
    this.keys.push(key);
    this.batch = [];
    this.isWaiting = false;
    return batch;
  }

  /** Lets what was taken back be written without waiting for more. */
  tryAgain(): void {
    this.isWaiting = this.batch.length > 0;
  }

  /** Takes back the batch that was taken last and could not be written: it goes with the next one. */
  takeBack({ observations }: JournalBatch): void {
    this.keys.pop();
    this.batch = [...observations, ...this.batch];
  }
}

function isAnswer({ type }: Observation): boolean {
  return type === 'response' || type === 'failure';
}
