// npm run fuzz: spoiled texts by the thousand through everything that reads foreign text.

import { parseArgs } from 'node:util';
import { fuzzInput } from './fuzz/inputs.ts';
import { Dice } from './fuzz/random.ts';
import { shrink } from './fuzz/shrink.ts';
import { TARGETS, type Target } from './fuzz/targets.ts';
import './speak.ts';

const USAGE = `Usage: npm run fuzz [-- --minutes N] [--seed N]

Feeds random and spoiled texts to the core for N minutes (3), and checks what it promises of any
text. Ends at the first broken promise with the seed and the shortest text that breaks it.
`;

/** Far more than the longest text takes on a slow machine: only a reader that is not linear needs it. */
const SLOW_MS = 10_000;
const REPORT_MS = 10_000;

interface Options {
  readonly minutes: number;
  readonly seed: number;
}

function readOptions(): Options | null {
  try {
    const { values } = parseArgs({
      options: {
        minutes: { type: 'string', default: '3' },
        seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
      },
    });
    const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
    return minutes > 0 && Number.isInteger(seed) ? { minutes, seed } : null;
  } catch {
    return null;
  }
}

/** What a target makes of a text; what it throws is a broken promise too. */
function broken({ check }: Target, text: string): string | null {
  const start = performance.now();
  try {
    const sentence = check(text);
    if (sentence !== null) return sentence;
  } catch (error) {
    return `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
  return performance.now() - start > SLOW_MS ? `took more than ${SLOW_MS} ms` : null;
}

/** @returns whether every promise was kept */
function fuzz({ minutes, seed }: Options): boolean {
  const end = Date.now() + minutes * 60_000;
  let reported = Date.now();
  let count = 0;
  for (; Date.now() < end; count++) {
    const text = fuzzInput(new Dice(seed + count));
    for (const target of TARGETS) {
      const sentence = broken(target, text);
      if (sentence === null) continue;
      const shortest = shrink(text, (shorter) => broken(target, shorter) !== null);
      console.log(`${target.name} broke a promise with --seed ${seed + count}:`);
      console.log(`  ${broken(target, shortest) ?? sentence}`);
      console.log(`  on ${JSON.stringify(shortest)}`);
      return false;
    }
    if (process.stderr.isTTY && Date.now() - reported > REPORT_MS) {
      reported = Date.now();
      console.error(`${count} texts …`);
    }
  }
  const words = `${count} texts, ${TARGETS.length} readers, seeds from ${seed}`;
  console.log(`No promise was broken: ${words}.`);
  return true;
}

const options = readOptions();
if (options === null) {
  console.error(USAGE);
  process.exitCode = 2;
} else process.exitCode = fuzz(options) ? 0 : 1;
