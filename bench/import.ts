// What importing a recording takes beside JSON.parse of the same text, how much of it is in memory at
// once, and a saved file of ten thousand tokens.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ImportSession } from '../lib/import/session.ts';
import type { ImportReport } from '../lib/import/session-messages.ts';
import { emptyRecord, type TokenHistory, type TokenId } from '../lib/ledger/record.ts';
import { runExport } from '../lib/view/export-run.ts';
import { corpusFolder } from '../scripts/conformance.ts';
import { sightings } from '../tests/gallery/tokens.ts';
import { type Bench, megabytes, milliseconds, type Row } from './row.ts';
import { viewToken } from './views-tokens.ts';

const CHARACTERS = 40_000_000;
/** A recording of one user has the same token in many requests. */
const REQUESTS_OF_ONE = 40;
const BODY = 8_000;
const ROUNDS = 3;
const EXPORTED = 10_000;
const SEEN = 4;
const NOW = 1_893_456_000_000;

export const importBench: Bench = {
  name: 'import',
  run: async () => {
    const made = madeHar();
    return [
      await parsedRow(`importing a HAR of ${megabytes(made.length)}, against JSON.parse`, [made]),
      ...(await corpusRows()),
      await memoryRow(made),
      await exportRow(),
    ];
  },
};

/** Requests of people with tokens, each answered with some JSON. */
function madeHar(): string {
  const item = { id: 0, name: 'Lamp "Luna"', price: 39.9, tags: ['new', 'home'], text: 'ä–😀' };
  const items = Array.from({ length: BODY / 100 }, (_, id) => ({ ...item, id }));
  const body = JSON.stringify({ items, next: null });
  const entries: string[] = [];
  for (let length = 0; length < CHARACTERS; ) {
    const at = entries.length;
    const { raw } = viewToken(Math.floor(at / REQUESTS_OF_ONE), NOW / 1_000);
    const entry = JSON.stringify(
      {
        startedDateTime: new Date(NOW + at * 100).toISOString(),
        time: 12.5,
        request: {
          method: 'GET',
          url: `https://api.shop.example/orders/${at}?page=2`,
          httpVersion: 'h2',
          headers: [
            { name: 'authorization', value: `Bearer ${raw}` },
            { name: 'accept', value: 'application/json' },
            { name: 'user-agent', value: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0' },
          ],
          cookies: [],
          queryString: [{ name: 'page', value: '2' }],
        },
        response: {
          status: 200,
          headers: [{ name: 'content-type', value: 'application/json' }],
          content: { size: body.length, mimeType: 'application/json', text: body },
        },
      },
      null,
      2,
    );
    entries.push(entry);
    length += entry.length;
  }
  return `{"log":{"version":"1.2","creator":{"name":"bench"},"entries":[${entries.join(',\n')}]}}`;
}

/** Milliseconds of processor time. */
async function processorOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

interface Imported {
  readonly report: ImportReport;
  /** Milliseconds for which nothing else had its turn, at most. */
  readonly longest: number;
}

/** Imports a text as a file would be. @param between called between its slices */
function importText(content: Blob | string, between: () => void = () => {}): Promise<Imported> {
  const { promise, resolve } = Promise.withResolvers<Imported>();
  let longest = 0;
  let since = performance.now();
  const session = new ImportSession({
    answer: (answer) => {
      if (answer.type === 'done') resolve({ report: answer, longest });
    },
    now: () => Date.now(),
    turn: async () => {
      longest = Math.max(longest, performance.now() - since);
      between();
      await turn();
      since = performance.now();
    },
  });
  session.read(1, { name: 'bench.har', content });
  return promise;
}

async function parsedRow(bar: string, texts: readonly string[]): Promise<Row> {
  let [imported, parsed] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [tokens, slice] = [0, Number.POSITIVE_INFINITY];
  for (let round = 0; round < ROUNDS; round++) {
    const parse = await processorOf(() => texts.map((text) => JSON.parse(text)));
    parsed = Math.min(parsed, parse);
    const took = await processorOf(async () => {
      tokens = 0;
      let slowest = 0;
      for (const text of texts) {
        const { report, longest } = await importText(text);
        tokens += report.tokens;
        slowest = Math.max(slowest, longest);
      }
      slice = Math.min(slice, slowest);
    });
    imported = Math.min(imported, took);
  }
  const detail = [
    `${milliseconds(imported)} of processor time, ${milliseconds(parsed)}`,
    `${tokens} tokens`,
    `longest slice ${milliseconds(slice)}`,
  ].join('; ');
  return { bar, ratio: imported / parsed, limit: null, detail };
}

/** Other people's recordings, where they are. */
async function corpusRows(): Promise<readonly Row[]> {
  const folder = join(corpusFolder(), 'har-negative');
  if (!existsSync(folder)) return [];
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.har'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .filter(isJson);
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const bar = `importing ${texts.length} recorded HARs, ${megabytes(length)}, against JSON.parse`;
  return texts.length === 0 ? [] : [await parsedRow(bar, texts)];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What is held at once of a file that is on a disk, against all that JSON.parse makes of it. */
async function memoryRow(text: string): Promise<Row> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  const held = (): number => {
    if (typeof collect === 'function') collect();
    return process.memoryUsage().heapUsed;
  };
  const file = new Blob([text]);
  const before = held();
  let most = before;
  let slices = 0;
  await importText(file, () => {
    // To collect takes long.
    if (slices++ % SLICES === 0) most = Math.max(most, held());
  });
  const start = held();
  const parsed: unknown = JSON.parse(text);
  const all = held() - start;
  if (parsed === null) throw new Error('It is kept until here.');
  return {
    bar: 'memory while importing it as a file, against what JSON.parse makes of it',
    ratio: (most - before) / all,
    limit: 1,
    detail: `${megabytes(most - before)} at most, with all tokens that were found; ${megabytes(all)}`,
  };
}

const SLICES = 8;

/** A file of many tokens: written in parts, which need not be one string. */
async function exportRow(): Promise<Row> {
  const histories = Array.from({ length: EXPORTED }, (_, at): TokenHistory => {
    const { raw } = viewToken(at, NOW / 1_000);
    const seen = { sightingCount: SEEN, lastSeen: NOW, hosts: ['api.shop.example'] };
    const record = { ...emptyRecord(`t${at}` as TokenId, raw, 'jws', NOW, []), ...seen };
    return { record, sightings: sightings(record).slice(0, SEEN) };
  });
  const known = new Map(histories.map((history) => [history.record.id, history]));
  const ids = [...known.keys()];
  let longest = 0;
  let since = performance.now();
  const write = () =>
    runExport(
      { format: 'json', safe: false, ids },
      {
        histories: async (asked) => asked.flatMap((id) => known.get(id) ?? []),
        now: NOW,
        pause: async () => {
          longest = Math.max(longest, performance.now() - since);
          await turn();
          since = performance.now();
        },
        signal: new AbortController().signal,
      },
    );
  const result = await write();
  if (!result.ok) throw new Error('Nothing was exported.');
  longest = 0;
  since = performance.now();
  const took = await processorOf(write);
  const begin = performance.now();
  const text = await new Blob([...result.parts]).text();
  const joined = performance.now() - begin;
  const document: { tokens: unknown[] } = JSON.parse(text);
  if (document.tokens.length !== EXPORTED) throw new Error('The file lacks tokens.');
  const again = await processorOf(() => JSON.stringify(document));
  return {
    bar: `writing a file of ${EXPORTED} tokens, against JSON.stringify of it`,
    ratio: took / again,
    limit: null,
    detail: [
      `${milliseconds(took)}, ${milliseconds(again)}`,
      `${megabytes(text.length)} in ${result.parts.length} parts, joined in ${milliseconds(joined)}`,
      `longest slice ${milliseconds(longest)}`,
    ].join('; '),
  };
}
