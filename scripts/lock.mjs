// npm run lock, after every change of dependencies: makes package-lock.json whole.
//
// A package may name optional packages for other platforms. A registry that offers only some of them
// leaves the rest out of the lock file, and `npm ci` then refuses it everywhere. This adds an entry
// for each, so that one lock file serves every platform and registry.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {{ version?: string, optionalDependencies?: Record<string, string>, dev?: boolean, [key: string]: unknown }} LockEntry
 * @typedef {{ packages: Record<string, LockEntry>, [key: string]: unknown }} Lock
 */

export const LOCK_FILE = fileURLToPath(new URL('../package-lock.json', import.meta.url));

/**
 * The optional packages that entries name by exact version and that have no entry of their own.
 * @param {Lock} lock
 * @returns {{ path: string, version: string, of: LockEntry }[]}
 */
export function missingOptional({ packages }) {
  return Object.values(packages).flatMap((of) =>
    Object.entries(of.optionalDependencies ?? {})
      .filter(([, version]) => /^\d+\.\d+\.\d+$/.test(version))
      .map(([name, version]) => ({ path: `node_modules/${name}`, version, of }))
      .filter(({ path }) => packages[path] === undefined),
  );
}

/**
 * The lock with an entry for every missing optional package, sorted as npm does.
 * @param {Lock} lock
 * @returns {Lock}
 */
export function completed(lock) {
  const packages = { ...lock.packages };
  for (const { path, version, of } of missingOptional(lock)) {
    packages[path] = {
      version,
      ...platform(path),
      ...(of.dev ? { dev: true } : {}),
      optional: true,
    };
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries(sorted) };
}

/**
 * What a platform package's name tells of where it can be installed: `…/cli-linux-x64-musl`.
 * @param {string} path
 */
function platform(path) {
  const [, os, cpu, libc] = /(android|darwin|linux|win32)-(arm64|x64)(-musl)?$/.exec(path) ?? [];
  if (os === undefined) return {};
  return { os: [os], cpu: [cpu], ...(libc ? { libc: ['musl'] } : {}) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lock = JSON.parse(readFileSync(LOCK_FILE, 'utf8'));
  writeFileSync(LOCK_FILE, `${JSON.stringify(completed(lock), null, 2)}\n`);
}
