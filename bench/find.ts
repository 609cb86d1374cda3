// How fast the finder goes through text, beside the engine's own search in the same strings.
import { findTokens } from '../lib/scan/find.ts';
import { corpusFolder } from '../scripts/conformance.ts';
import { type Bench, bestOf, megabytes, milliseconds, type Row, timeOf } from './row.ts';
import { cleanTexts, denseText } from './texts.ts';

const CLEAN_LIMIT = 1.5;
const DENSE_LIMIT = 1.3;
const DOUBLING_LIMIT = 2.3;
const ROUNDS = 41;

const SMALLEST = 1 << 15;
const LARGEST = 1 << 22;
const DOUBLING_ROUNDS = 21;
const COLD_ROUNDS = 7;
/** What the engine can only look for in vain: its fastest way through a text. */
const ABSENT = '\u0001';

/** The obvious search, which finds no token in the end, only the places where one may be. */
function sweep(text: string): number {
  let count = 0;
  for (let at = text.indexOf('eyJ'); at >= 0; at = text.indexOf('eyJ', at + 3)) count++;
  return count;
}

/** The obvious expression. It sees 18 of the corpus' 28 unique tokens. */
const OBVIOUS = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;

export const findBench: Bench = {
  name: 'find',
  run: async () => [cleanRow(), ...denseRows(), ...adversarialRows()],
};

function cleanRow(): Row {
  const { texts, source } = cleanTexts(corpusFolder());
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const find = (): number => texts.reduce((sum, text) => sum + findTokens(text).length, 0);
  const search = (): number => texts.reduce((sum, text) => sum + sweep(text), 0);
  const [ours = 0, theirs = 0] = bestOf([find, search], ROUNDS);
  const times = `${milliseconds(ours)}, indexOf ${milliseconds(theirs)}`;
  return {
    bar: "clean text, against indexOf('eyJ')",
    ratio: ours / theirs,
    limit: CLEAN_LIMIT,
    detail: `${times}, ${source}, ${megabytes(length)}`,
  };
}

function denseRows(): readonly Row[] {
  const text = denseText();
  const works = [
    () => findTokens(text),
    () => text.match(OBVIOUS),
    () => [...text.matchAll(OBVIOUS)].map(({ index }) => index),
  ];
  const [ours = 0, match = 0, matchAll = 0] = bestOf(works, ROUNDS);
  const count = `${findTokens(text).length} tokens in ${megabytes(text.length)}`;
  const places = `with places (matchAll): ${milliseconds(matchAll)}, ratio ${(ours / matchAll).toFixed(2)}`;
  return [
    {
      bar: 'token-dense text, against match(regex)',
      ratio: ours / match,
      limit: DENSE_LIMIT,
      detail: `${milliseconds(ours)}, regex ${milliseconds(match)}, ${count}; ${places}`,
    },
  ];
}

const VALID_HEADER = 'eyJhbGciOiJIUzI1NiJ9';

const ADVERSARIES: readonly { readonly name: string; readonly piece: string }[] = [
  { name: 'runs of e', piece: 'e' },
  { name: 'runs of eyJ', piece: 'eyJ' },
  { name: 'runs of eyJ.', piece: 'eyJ.' },
  { name: 'runs of dots', piece: '.' },
  { name: 'runs of quotes', piece: '"' },
  { name: 'runs of %', piece: '%' },
  { name: 'beginnings of headers', piece: 'eyJhbGciOi' },
  { name: 'a header and its dot, again and again', piece: `${VALID_HEADER}.` },
  { name: 'headers and dots', piece: `${VALID_HEADER}...` },
];

function adversarialRows(): readonly Row[] {
  const lengths: number[] = [];
  for (let length = SMALLEST; length <= LARGEST; length *= 2) lengths.push(length);
  // Small texts are done more often, so that every measurement lasts about as long.
  const times = lengths.map((length) => LARGEST / length);
  return ADVERSARIES.map(({ name, piece }) => {
    const texts = lengths.map((length) => flat(piece, length));
    const find = texts.map((text) => () => findTokens(text));
    const ours = bestOf(find, DOUBLING_ROUNDS, times);
    const search = bestOf(
      texts.map((text) => () => text.indexOf(ABSENT)),
      DOUBLING_ROUNDS,
      times,
    );
    const { ratio, at } = worstStep(ours);
    const place = `worst at ${(lengths[at] ?? 0) >> 10} → ${(lengths[at + 1] ?? 0) >> 10} kB`;
    const cold = worstStep(coldTimes(find)).ratio.toFixed(2);
    const bare = worstStep(search).ratio.toFixed(2);
    const detail = `${place}, ${milliseconds(ours.at(-1) ?? 0)} for 4 MB; with cold caches ${cold}; a bare indexOf ${bare}`;
    return { bar: `doubling: ${name}`, ratio, limit: DOUBLING_LIMIT, detail };
  });
}

function flat(piece: string, length: number): string {
  return Buffer.from(piece.repeat(Math.ceil(length / piece.length)).slice(0, length)).toString(
    'latin1',
  );
}

/** The largest ratio between neighbours, and where it is. */
function worstStep(times: readonly number[]): { readonly ratio: number; readonly at: number } {
  const ratios = times.slice(1).map((time, at) => time / (times[at] ?? 1));
  const ratio = Math.max(...ratios);
  return { ratio, at: ratios.indexOf(ratio) };
}

/** Larger than the caches of any processor in use. */
const CACHES = new Uint8Array(1 << 27);

/** The best time of each work when nothing that it needs is in the processor's caches. */
function coldTimes(works: readonly (() => unknown)[]): readonly number[] {
  const best = works.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < COLD_ROUNDS; round++) {
    for (const [index, work] of works.entries()) {
      CACHES.fill(round);
      best[index] = Math.min(best[index] ?? 0, timeOf(work));
    }
  }
  return best;
}
