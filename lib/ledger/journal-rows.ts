// What earlier lives of the worker wrote into their journals (journal.ts), as it is read back. It can be of
// another build, so nothing is taken on trust.
import type { Hit } from '../scan/hit.ts';
import type { JarPlace, Observation } from './observation.ts';
import { goneRows, type Rows } from './rows.ts';
import { asRow, isAttributes, isCarried, isForm, isList, isMoment, isText } from './stored.ts';

const KEY = /^journal:([^:]+):(\d{1,9})$/;

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
    return batch.filter(isObservation).map((seen) => ({ ...seen, ...OF_ANOTHER_LIFE }));
  });
  return { keys: found.map(({ key }) => key), observations };
}

const OF_ANOTHER_LIFE = { flow: null, noStore: null, basic: null, referer: null };

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
