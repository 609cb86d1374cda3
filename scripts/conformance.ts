// npm run conformance -- DIR: other people's data, and what the core makes of it.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { SetResult } from '../tests/conformance/set-result.ts';
import { SETS } from '../tests/conformance/sets.ts';
import { PROJECT } from './build.ts';
import { type TextColumn, textTable } from './text-table.ts';
import './speak.ts';

const USAGE = `Usage: npm run conformance [-- DIR]

Runs the core over every set of the corpus in DIR. Without DIR: in the folder that the environment
variable BEARERSCOPE_CORPUS names, or ../shared/corpus beside the project.
`;

const WIDTH = 200;

/** Where the corpus is looked for when nobody says. */
export function corpusFolder(): string {
  return process.env['BEARERSCOPE_CORPUS'] ?? join(PROJECT, '../shared/corpus');
}

const total = ({ passed, failures, soft }: SetResult): number =>
  passed + failures.length + soft.length;

const COLUMNS: readonly TextColumn<SetResult>[] = [
  { title: 'Set', cell: ({ name }) => name, longest: WIDTH },
  { title: 'Cases', cell: (result) => numberIn(result, total(result)), longest: 8, right: true },
  { title: 'Passed', cell: (result) => numberIn(result, result.passed), longest: 8, right: true },
  {
    title: 'Failed',
    cell: (result) => numberIn(result, result.failures.length),
    longest: 8,
    right: true,
  },
  {
    title: 'Soft',
    cell: (result) => numberIn(result, result.soft.length),
    longest: 8,
    right: true,
  },
  { title: '', cell: ({ notApplicable }) => notApplicable ?? '', longest: WIDTH },
];

function numberIn({ notApplicable }: SetResult, count: number): string {
  return notApplicable === null ? String(count) : '–';
}

/** Runs every set. A set that cannot be read at all has failed. */
export async function runConformance(dir: string): Promise<readonly SetResult[]> {
  const results: SetResult[] = [];
  for (const { name, run } of SETS) {
    try {
      results.push(await run(dir));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const failures = [{ name, reason }];
      results.push({ name, passed: 0, failures, soft: [], notApplicable: null });
    }
  }
  return results;
}

/** The table, then every failure with its reason and every decision with its cases. */
export function conformanceReport(results: readonly SetResult[]): string {
  const lines = [...textTable(COLUMNS, results, WIDTH)];
  for (const { name, failures } of results) {
    for (const failing of failures)
      lines.push('', `FAILED ${name}: ${failing.name}`, `  ${failing.reason}`);
  }
  for (const { name, soft } of results) {
    for (const [decision, cases] of Map.groupBy(soft, (one) => one.decision)) {
      lines.push('', `${name}, ${cases.length} × ${decision}`);
      lines.push(...cases.map((one) => `  ${one.name}`));
    }
  }
  return `${lines.join('\n')}\n`;
}

/** @returns the exit code */
async function main(argv: readonly string[]): Promise<number> {
  const [given, another] = argv;
  if (given === '--help' || given === '-h') {
    console.log(USAGE);
    return 0;
  }
  if (another !== undefined || given?.startsWith('-')) {
    console.error(`One folder is expected. ${USAGE}`);
    return 2;
  }
  const { INIT_CWD: origin } = process.env;
  const dir = given === undefined ? corpusFolder() : resolve(origin ?? process.cwd(), given);
  if (!existsSync(dir)) {
    console.error(`There is no folder ${dir}.`);
    return 2;
  }
  const results = await runConformance(dir);
  process.stdout.write(conformanceReport(results));
  return results.some(({ failures }) => failures.length > 0) ? 1 : 0;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
