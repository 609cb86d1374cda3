// The first step of every npm script: makes sure of the dependencies with whatever Node the machine
// has, then hands over to the pinned Node, which runs TypeScript as it is.

import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies, pinnedNode, SetupError } from './setup.mjs';

/** @type {Readonly<Record<string, string>>} what can be run, and the script behind it */
const COMMANDS = {
  bench: 'bench.ts',
  build: 'bundle.ts',
  conformance: 'conformance.ts',
  fuzz: 'fuzz.ts',
  icons: 'icons.ts',
  gallery: 'gallery.ts',
  scan: 'scan.ts',
  soak: 'soak.ts',
  start: 'start.ts',
  test: 'test.ts',
};

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);

/**
 * Runs a script to its end. Signals are passed on and the child decides when to end; only Ctrl-C at
 * a terminal is not, as the terminal has sent it to the child already.
 * @param {string} script
 * @param {readonly string[]} args
 * @returns {Promise<number>} its exit code
 */
function runScript(script, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(pinnedNode(root), [join(here, script), ...args], { stdio: 'inherit' });
    process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
    for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => child.kill(signal));
    }
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/**
 * @param {readonly string[]} argv
 * @returns {Promise<number>}
 */
async function main([command = '', ...args]) {
  const script = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (!script) {
    const known = Object.keys(COMMANDS).join(', ');
    console.error(`Usage: node scripts/run.mjs COMMAND [options]; COMMAND is one of: ${known}.`);
    return 2;
  }
  await ensureDependencies({ root });
  return runScript(script, args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error);
  process.exitCode = 1;
}
