// npm run bench: how fast the core is, beside what it is held against in the same run.

import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, Row } from '../bench/row.ts';
import { PROJECT } from './build.ts';
import { type TextColumn, textTable } from './text-table.ts';

const USAGE = `Usage: npm run bench [-- [NAME…] [--json FILE]]

Measures the core against fixed bars and prints a table. A bar that is missed is said and does not
change the exit code: how busy a machine is decides too.

NAME is one of the pieces: find, decode, unwrap.
`;

/** The pieces, each a file in bench/ that exports what its name says. */
const PIECES = ['find', 'decode', 'unwrap'];

const WIDTH = 200;

const COLUMNS: readonly TextColumn<Row>[] = [
  { title: 'Bar', cell: ({ bar }) => bar, longest: WIDTH },
  { title: 'Ratio', cell: ({ ratio }) => ratio.toFixed(2), longest: 8, right: true },
  { title: 'Limit', cell: ({ limit }) => limit.toFixed(2), longest: 8, right: true },
  { title: '', cell: (row) => (isMissed(row) ? 'MISSED' : 'ok'), longest: 8 },
  { title: 'Detail', cell: ({ detail }) => detail, longest: WIDTH },
];

function isMissed({ ratio, limit }: Row): boolean {
  return !(ratio <= limit);
}

function readArguments() {
  try {
    const read = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true });
    const unknown = read.positionals.filter((name) => !PIECES.includes(name));
    if (unknown.length === 0) return read;
    console.error(`There is no piece named ${unknown.join(', ')}.\n${USAGE}`);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
  process.exit(2);
}

async function benches(names: readonly string[]): Promise<readonly Bench[]> {
  const files = names
    .map((name) => join(PROJECT, 'bench', `${name}.ts`))
    .filter((file) => existsSync(file));
  const modules = await Promise.all(files.map((file): Promise<object> => import(file)));
  return modules.flatMap((module) => Object.values(module).filter(isBench));
}

function isBench(value: unknown): value is Bench {
  return typeof value === 'object' && value !== null && 'name' in value && 'run' in value;
}

const { values, positionals } = readArguments();
const names = positionals.length > 0 ? positionals : PIECES;
const rows: Row[] = [];
for (const bench of await benches(names)) {
  console.error(`Measuring: ${bench.name} …`);
  rows.push(...(await bench.run()));
}
console.log(textTable(COLUMNS, rows, WIDTH).join('\n'));
const missed = rows.filter(isMissed);
console.log(`\n${rows.length - missed.length} of ${rows.length} bars met`);
if (values.json !== undefined) {
  const machine = { cores: cpus().length, node: process.version, v8: process.versions.v8 };
  const file = resolve(process.env['INIT_CWD'] ?? process.cwd(), values.json);
  const written = rows.map((row) => ({ ...row, ok: !isMissed(row) }));
  await writeFile(file, `${JSON.stringify({ machine, rows: written }, null, 2)}\n`);
}
