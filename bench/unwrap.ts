// What unwrapping adds to finding, and how its cost grows with hostile text.
import { findTokens } from '../lib/scan/find.ts';
import { unwrap } from '../lib/scan/unwrap.ts';
import { corpusFolder } from '../scripts/conformance.ts';
import { type Bench, bestOf, megabytes, milliseconds, type Row } from './row.ts';
import { cleanTexts } from './texts.ts';

/** Unwrapping looks for more than a search can: base64 that is text, escapes, structure. */
const CLEAN_LIMIT = 5;
const DOUBLING_LIMIT = 2.3;
const ROUNDS = 15;

const SMALLEST = 1 << 15;
const LARGEST = 1 << 22;

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl';

const ADVERSARIES: readonly { readonly name: string; readonly piece: string }[] = [
  { name: 'runs of %', piece: '%' },
  { name: 'runs of %25', piece: '%25' },
  { name: 'runs of %2E', piece: '%2E' },
  { name: 'runs of quotes', piece: '"' },
  { name: 'runs of escaped quotes', piece: '\\"' },
  { name: 'runs of {', piece: '{' },
  { name: 'open objects', piece: '{"a":' },
  { name: 'open arrays', piece: '[[' },
  { name: 'base64 of bytes', piece: 'iVBORw0KGgo' },
  { name: 'base64 of text', piece: base64('a text ') },
  { name: 'base64 of text, slashes', piece: `/${base64('some text. '.repeat(6))}` },
  { name: 'slashes', piece: '/' },
  { name: 'parameters', piece: 'name=%2E0123456789abcdef&' },
  { name: 'escaped dots in JSON', piece: '"\\u002e",' },
  { name: 'tokens in base64', piece: `${base64(TOKEN)} ` },
];

export const unwrapBench: Bench = {
  name: 'unwrap',
  run: async () => [cleanRow(), ...ADVERSARIES.map(doublingRow)],
};

function cleanRow(): Row {
  const { texts, source } = cleanTexts(corpusFolder());
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const ours = (): number => texts.reduce((sum, text) => sum + unwrap(text).tokens.length, 0);
  const find = (): number => texts.reduce((sum, text) => sum + findTokens(text).length, 0);
  const [unwrapping = 0, finding = 0] = bestOf([ours, find], ROUNDS);
  return {
    bar: 'unwrapping clean text, against finding alone',
    ratio: unwrapping / finding,
    limit: CLEAN_LIMIT,
    detail: `${milliseconds(unwrapping)}, finding ${milliseconds(finding)}, ${source}, ${megabytes(length)}`,
  };
}

function doublingRow({ name, piece }: (typeof ADVERSARIES)[number]): Row {
  const lengths: number[] = [];
  for (let length = SMALLEST; length <= LARGEST; length *= 2) lengths.push(length);
  const works = lengths.map((length) => {
    const text = Buffer.from(piece.repeat(Math.ceil(length / piece.length)).slice(0, length));
    const flat = text.toString('latin1');
    return () => unwrap(flat);
  });
  // Small texts are done more often, so that every measurement lasts about as long.
  const times = bestOf(
    works,
    ROUNDS,
    lengths.map((length) => Math.max(1, LARGEST / length / 8)),
  );
  const steps = times.slice(1).map((time, at) => time / (times[at] ?? 1));
  const ratio = Math.max(...steps);
  const at = steps.indexOf(ratio);
  const place = `worst at ${(lengths[at] ?? 0) >> 10} → ${(lengths[at + 1] ?? 0) >> 10} kB`;
  const detail = `${place}, ${milliseconds(times.at(-1) ?? 0)} for 4 MB`;
  return { bar: `unwrapping, doubling: ${name}`, ratio, limit: DOUBLING_LIMIT, detail };
}
