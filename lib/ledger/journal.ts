// What a worker saw before it knew its ledger. Each batch is a row of its own, `journal:<boot>:<n>`,
// so that nothing has to be read to write it; the ledger takes them up once it is read.
import type { Hit } from '../scan/hit.ts';
import type { JarPlace, Observation } from './observation.ts';
import { goneRows, type Rows } from './rows.ts';
import { asRow, isAttributes, isCarried, isForm, isList, isMoment, isText } from './stored.ts';

const KEY = /^journal:([^:]+):(\d{1,9})$/;

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
  private readonly boot: string;
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

export function isJournalKey(key: string): boolean {
  return KEY.test(key);
}

/**
 * What earlier lives of the worker saw and did not bring into the ledger, in order.
 * @param boot the present life, whose own rows are left out
 * @returns with the keys of all their rows, taken up already or not
 */
export function readJournals(
  rows: Rows,
  boot: string,
): { readonly keys: readonly string[]; readonly observations: readonly Observation[] } {
  const gone = new Set(goneRows(rows));
  const found = Object.keys(rows).flatMap((key) => {
    const [, of = '', number = ''] = KEY.exec(key) ?? [];
    return of === '' || of === boot ? [] : [{ key, of, number: Number(number) }];
  });
  found.sort((a, b) => (a.of === b.of ? a.number - b.number : a.of < b.of ? -1 : 1));
  const observations = found.flatMap(({ key }): readonly Observation[] => {
    const batch = rows[key];
    if (gone.has(key) || !Array.isArray(batch)) return [];
    // Which sign-in it was part of is known to the life that saw it.
    return batch.filter(isObservation).map((seen) => ({ ...seen, flow: null, noStore: null }));
  });
  return { keys: found.map(({ key }) => key), observations };
}

const TYPES: ReadonlySet<unknown> = new Set<Observation['type']>([
  'request',
  'request-body',
  'response',
  'response-body',
  'failure',
  'navigation',
  'cookie',
  'storage',
]);
const NULL_OR_TEXT = [
  'requestId',
  'host',
  'method',
  'initiator',
  'resource',
  'challenge',
  'failure',
] as const satisfies readonly (keyof Observation)[];
const NULL_OR_NUMBER = [
  'tabId',
  'frameId',
  'status',
  'serverTime',
] as const satisfies readonly (keyof Observation)[];

function isObservation(value: unknown): value is Observation {
  const row = asRow(value);
  return (
    TYPES.has(row['type']) &&
    isMoment(row['at']) &&
    isText(row['url']) &&
    NULL_OR_TEXT.every((name) => row[name] === null || isText(row[name])) &&
    NULL_OR_NUMBER.every((name) => row[name] === null || typeof row[name] === 'number') &&
    (row['jar'] === null || isJar(row['jar'])) &&
    isList(row['hits'], isHit)
  );
}

function isJar(value: unknown): value is JarPlace {
  const { domain, store, partition } = asRow(value);
  return isText(domain) && [store, partition].every((part) => part === null || isText(part));
}

function isHit(value: unknown): value is Hit {
  const row = asRow(value);
  const { raw, form, cookie } = row;
  return (
    isText(raw) && isForm(form) && isCarried(row) && (cookie === undefined || isAttributes(cookie))
  );
}
