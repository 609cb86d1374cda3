// What has to be there before anything else of the project can run: its dependencies, among them
// the Node that the other scripts need. So this file is plain JavaScript, runs on the Node of the
// machine (18 or later) and imports nothing that is not built in.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A sentence for the person at the keyboard; no stack trace helps them.
 * @extends Error
 */
export class SetupError extends Error {}

/**
 * @typedef {{ version?: string, optional?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lock
 */

/**
 * Where the pinned Node lies once the dependencies are installed.
 * @param {string} root folder of the project
 * @param {string} [platform]
 * @returns {string}
 */
export function pinnedNode(root, platform = process.platform) {
  return join(root, 'node_modules', 'node', 'bin', platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * @param {string} path
 * @returns {Lock | null} null when there is no such file or it cannot be read
 */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes its own lock into
 * node_modules as the last step of an installation, so an interrupted one counts as none, and
 * comparing the two, not their dates, stays right after a checkout or a copied folder.
 * @param {string} root folder of the project
 * @returns {boolean}
 */
export function dependenciesAreCurrent(root) {
  const wanted = readLock(join(root, 'package-lock.json'))?.packages;
  const installed = readLock(join(root, 'node_modules', '.package-lock.json'))?.packages;
  if (!wanted || !installed || !existsSync(pinnedNode(root))) return false;
  // Optional packages belong to other platforms more often than not.
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version,
  );
}

/**
 * How to call npm: the one that started us if there is one, which also avoids Windows' npm.cmd.
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
function npmCall({ npm_execpath: script }) {
  if (script && /npm-cli\.[cm]?js$/.test(script) && existsSync(script)) {
    return { command: process.execPath, args: [script], shell: false };
  }
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

/**
 * Runs a command, keeping what it prints for the case that it fails.
 * @param {{ command: string, args: string[], shell: boolean, cwd: string, env: NodeJS.ProcessEnv }} call
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function runQuietly({ command, args, shell, cwd, env }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => resolve({ code: null, output: error.message }));
    child.once('close', (code) => resolve({ code, output }));
  });
}

/**
 * What npm says went wrong, without its warnings and its explanation of how it is used.
 * @param {string} output
 * @returns {string}
 */
function essence(output) {
  const [reason = ''] = output.split('npm error Clean install a project');
  const lines = reason.split('\n').filter((line) => !line.startsWith('npm warn'));
  return lines.slice(0, 20).join('\n').trim();
}

/**
 * Installs the dependencies when they are missing or not those of package-lock.json.
 * @param {{ root: string, report?: (line: string) => void, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<void>} throws a SetupError when npm fails
 */
export async function ensureDependencies({ root, report = console.error, env = process.env }) {
  if (dependenciesAreCurrent(root)) return;
  report('Installing dependencies (npm ci), about half a minute …');
  const npm = npmCall(env);
  const { code, output } = await runQuietly({
    ...npm,
    // The tools are devDependencies: NODE_ENV=production in the environment must not leave them out.
    args: [...npm.args, 'ci', '--include=dev', '--no-audit', '--no-fund'],
    cwd: root,
    env,
  });
  if (code !== 0) {
    throw new SetupError(`Dependencies could not be installed: npm ci failed.\n${essence(output)}`);
  }
  if (!existsSync(pinnedNode(root))) {
    throw new SetupError(
      `npm ci ran, but ${pinnedNode(root)} is missing: npm must be allowed to run install scripts (ignore-scripts=false).`,
    );
  }
}
