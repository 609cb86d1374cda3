// npm run bench: how fast the core is and what the extension costs a browser, each beside what it is
// held against in the same run.

import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Bench, BenchOptions, Row } from '../bench/row.ts';
import { PROJECT } from './build.ts';
import { Failure } from './failure.ts';
import { type TextColumn, textTable } from './text-table.ts';

/** The pieces, each a file in bench/ that exports what its name says. */
const PIECES: Readonly<Record<string, string>> = {
  find: 'how fast tokens are found in text',
  decode: 'how fast a token is read',
  unwrap: 'how fast wrapped tokens are found',
  judge: 'what judging a token by all rules costs, beside decoding it',
  secrets: 'how fast well-known secrets are tried on a token, beside the codes alone',
  ledger: 'what a message, a row in the store and a token in memory cost when many are known',
  timeline: 'what a frame of the timeline costs when there are many tokens',
  cost: 'what the extension costs a page that fetches a lot (real Chromium, two minutes or more)',
  filter: 'what one more letter in the filter box costs with many tokens',
  import: 'what importing a recording takes beside JSON.parse, and a file of ten thousand tokens',
  wake: 'how soon a stopped background has recorded a request (real Chromium)',
  views: 'how the inspector and the popup keep up with ten thousand tokens (real Chromium)',
  events: 'what listening to each browser event costs (real Chromium)',
};

const USAGE = `Usage: npm run bench [-- [NAME…] [--json FILE] [--profile FILE] [--extension DIR]]

Measures against fixed bars and prints a table. A row without a limit is told for comparison. A bar
that is missed is said and does not change the exit code: how busy a machine is decides too. A piece
that cannot run here says why.

NAME is one of the pieces, all of them without a name:
${Object.entries(PIECES)
  .map(([name, about]) => `  ${name.padEnd(8)} ${about}`)
  .join('\n')}

--json FILE     writes the rows as JSON
--profile FILE  with cost: writes a profile of the extension's worker, for DevTools, and prints the
                functions that took longest, in microseconds for each fetch (own, with callees);
                with views: the same of the inspector in a flood, in microseconds
--extension DIR with cost, wake and views: measures the extension built there, not a new build
`;

const WIDTH = 200;

const COLUMNS: readonly TextColumn<Row>[] = [
  { title: 'Bar', cell: ({ bar }) => bar, longest: WIDTH },
  { title: 'Ratio', cell: ({ ratio }) => ratio.toFixed(2), longest: 8, right: true },
  { title: 'Limit', cell: ({ limit }) => limit?.toFixed(2) ?? '–', longest: 8, right: true },
  { title: '', cell: verdict, longest: 8 },
  { title: 'Detail', cell: ({ detail }) => detail, longest: WIDTH },
];

function isMissed({ ratio, limit }: Row): boolean {
  return limit !== null && !(ratio <= limit);
}

function verdict(row: Row): string {
  if (row.limit === null) return '';
  return isMissed(row) ? 'MISSED' : 'ok';
}

function readArguments() {
  try {
    const options = {
      json: { type: 'string' },
      profile: { type: 'string' },
      extension: { type: 'string' },
      help: { type: 'boolean' },
    } as const;
    const read = parseArgs({ options, allowPositionals: true });
    if (read.values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    const unknown = read.positionals.filter((name) => !Object.hasOwn(PIECES, name));
    if (unknown.length === 0) return read;
    console.error(`There is no piece named ${unknown.join(', ')}.\n${USAGE}`);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
  process.exit(2);
}

/** What a piece gives, or the reason why it could not run here. */
async function measure(name: string, options: BenchOptions): Promise<readonly Row[] | string> {
  const file = join(PROJECT, 'bench', `${name}.ts`);
  const module: object = await import(pathToFileURL(file).href);
  const bench = Object.values(module).find(isBench);
  if (bench === undefined) throw new Error(`${file} exports no benchmark.`);
  try {
    return await bench.run(options);
  } catch (error) {
    if (error instanceof Failure) return error.message;
    // A mistake in one piece is no reason to lose what the others have measured.
    console.error(error);
    return error instanceof Error ? error.message : String(error);
  }
}

function isBench(value: unknown): value is Bench {
  return typeof value === 'object' && value !== null && 'name' in value && 'run' in value;
}

/** A path as the person who runs this wrote it. */
function fileNamed(path: string | undefined): string | null {
  return path === undefined ? null : resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

const { values, positionals } = readArguments();
const names = positionals.length > 0 ? positionals : Object.keys(PIECES);
const rows: Row[] = [];
const notRun: { readonly name: string; readonly reason: string }[] = [];
const options = { profile: fileNamed(values.profile), extension: fileNamed(values.extension) };
for (const name of names) {
  console.error(`Measuring: ${name} …`);
  const found = await measure(name, options);
  if (typeof found === 'string') notRun.push({ name, reason: found });
  else rows.push(...found);
}
console.log(textTable(COLUMNS, rows, WIDTH).join('\n'));
const bars = rows.filter(({ limit }) => limit !== null);
console.log(`\n${bars.length - bars.filter(isMissed).length} of ${bars.length} bars met`);
for (const { name, reason } of notRun) console.log(`${name} was not measured: ${reason}`);
const json = fileNamed(values.json);
if (json !== null) {
  const machine = { cores: cpus().length, node: process.version, v8: process.versions.v8 };
  const written = rows.map((row) => ({ ...row, ok: !isMissed(row) }));
  await writeFile(json, `${JSON.stringify({ machine, rows: written, notRun }, null, 2)}\n`);
}
