// npm test: every check of the project, one after another, and at the end how many passed.
// `npm test -- types units` runs the named ones alone.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { BROWSERS, ensureBrowser } from './browsers.ts';
import { PROJECT } from './build.ts';
import { conformanceReport, corpusFolder, runConformance } from './conformance.ts';

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** A line for each test that failed or was not run: its file, its name and the first line of what it said. */
  readonly failures?: readonly string[];
}

interface Check {
  readonly name: string;
  readonly run: () => Promise<Outcome>;
}

const bin = (name: string): string => join(PROJECT, 'node_modules', '.bin', name);

/** Runs a command to its end, its output going to ours. */
function run(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: PROJECT, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(false);
    });
    child.once('exit', (code) => resolve(code === 0));
  });
}

/** A check that is one command, and passes or fails as a whole. */
function command(name: string, tool: string, ...args: readonly string[]): Check {
  return {
    name,
    run: async () =>
      (await run(bin(tool), args))
        ? { passed: 1, failed: 0, skipped: 0 }
        : { passed: 0, failed: 1, skipped: 0 },
  };
}

/** The tests of Vitest projects, counted one by one. */
function tests(name: string, ...projects: readonly string[]): Check {
  return { name, run: () => runTests(projects) };
}

async function runTests(projects: readonly string[]): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'bearerscope-tests-'));
  const report = join(folder, 'report.json');
  const succeeded = await run(bin('vitest'), [
    'run',
    ...projects.map((project) => `--project=${project}`),
    // Vitest leaves one processor to itself; on a machine with two that is half of it.
    ...(projects.includes('e2e') ? [] : ['--maxWorkers=100%']),
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const told = existsSync(report)
    ? (JSON.parse(await readFile(report, 'utf8')) as VitestReport)
    : NOTHING_RUN;
  await rm(folder, { recursive: true, force: true });
  // A run can fail without a failed test: a file that does not load, an error nobody awaited.
  const failed = succeeded ? told.numFailedTests : Math.max(1, told.numFailedTests);
  const skipped = Math.max(0, told.numTotalTests - told.numPassedTests - told.numFailedTests);
  return { passed: told.numPassedTests, failed, skipped, failures: failuresOf(told) };
}

/** What is read of Vitest's report in JSON. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numTotalTests: number;
  readonly testResults: readonly {
    /** The file. */
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

const NOTHING_RUN: VitestReport = {
  numPassedTests: 0,
  numFailedTests: 0,
  numTotalTests: 0,
  testResults: [],
};

function failuresOf({ testResults }: VitestReport): readonly string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(PROJECT, name);
    const failed = assertionResults.filter((test) => test.status !== 'passed');
    if (failed.length === 0) return status === 'failed' ? [`${file}: ${firstLine(message)}`] : [];
    return failed.map(
      ({ fullName, failureMessages: [why = 'was not run'] }) =>
        `${file}: ${fullName}: ${firstLine(why)}`,
    );
  });
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

/** Other people's data, where it is: it is too large to be part of the project. */
async function runCorpus(): Promise<Outcome> {
  const folder = corpusFolder();
  if (!existsSync(folder)) {
    console.log(`corpus not found, not run: ${folder}`);
    return { passed: 0, failed: 0, skipped: 0 };
  }
  const results = await runConformance(folder);
  console.log(conformanceReport(results));
  const sum = (count: (result: (typeof results)[number]) => number): number =>
    results.reduce((total, result) => total + count(result), 0);
  return {
    passed: sum(({ passed, soft }) => passed + soft.length),
    failed: sum(({ failures }) => failures.length),
    skipped: 0,
  };
}

const CHECKS: readonly Check[] = [
  command('prepare', 'wxt', 'prepare'),
  command('types', 'tsc', '--noEmit', '-p', 'tsconfig.json'),
  command('types-core', 'tsc', '--noEmit', '-p', 'tsconfig.core.json'),
  command('lint', 'biome', 'ci', '.'),
  command('build-chromium', 'wxt', 'build'),
  command('build-firefox', 'wxt', 'build', '--browser', 'firefox', '--mv3'),
  command(
    'lint-firefox',
    'web-ext',
    'lint',
    '--source-dir',
    '.output/firefox-mv3',
    '--no-config-discovery',
  ),
  tests('units', 'unit', 'apart'),
  { name: 'conformance', run: runCorpus },
  command('soak', 'node', join('scripts', 'soak.ts')),
  tests('components', 'components'),
  tests('end-to-end', 'e2e'),
];

function chosen(names: readonly string[]): readonly Check[] {
  const unknown = names.filter((name) => !CHECKS.some((check) => check.name === name));
  if (unknown.length > 0) {
    const known = CHECKS.map(({ name }) => name).join(', ');
    console.error(`There is no check named ${unknown.join(', ')}. The checks are: ${known}.`);
    process.exit(2);
  }
  if (names.length === 0) return CHECKS;
  // On a fresh clone types need what this makes.
  return CHECKS.filter(({ name }) => name === 'prepare' || names.includes(name));
}

const checks = chosen(process.argv.slice(2));
for (const browser of BROWSERS) await ensureBrowser(browser, { report: console.error });

const rows: { name: string; outcome: Outcome; seconds: number }[] = [];
for (const { name, run: runCheck } of checks) {
  console.log(`\n── ${name}`);
  const start = Date.now();
  const outcome = await runCheck();
  rows.push({ name, outcome, seconds: Math.round((Date.now() - start) / 1000) });
}

console.log('');
for (const { name, outcome, seconds } of rows) {
  const { passed, failed, skipped } = outcome;
  // A test that is skipped proves nothing, so it counts as a failure.
  const verdict = failed + skipped === 0 ? 'ok' : 'FAILED';
  const counts =
    skipped === 0
      ? `${passed} passed, ${failed} failed`
      : `${passed} passed, ${failed} failed, ${skipped} skipped`;
  console.log(`${verdict.padEnd(7)}${name.padEnd(16)}${`${seconds} s`.padStart(6)}   ${counts}`);
}
// Whoever sees no more than the end of a long output still learns what to look at.
for (const { name, outcome } of rows) {
  for (const failure of outcome.failures ?? []) console.log(`failed in ${name}: ${failure}`);
}
const passed = rows.reduce((total, { outcome }) => total + outcome.passed, 0);
const failed = rows.reduce((total, { outcome }) => total + outcome.failed + outcome.skipped, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
