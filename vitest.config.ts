import { basename, join } from 'node:path';
import preact from '@preact/preset-vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './scripts/browsers.ts';

// `unit` runs in Node, all files in the same few processes: to load the code anew for each of more than
// two hundred takes three times as long as the tests themselves. `apart` is those that put an extension's
// interface in place before the code under test is loaded, each in a process of its own. `components` in a real browser, `e2e` drives whole browsers with the built
// extension in them, one after another. A missing browser is a failure, not a reason
// to skip: Playwright says so when it finds nothing at the path.
const executablePath = findBrowser('chromium') ?? 'chromium';

const APART = 'lib/browser/**/*.test.ts';

const QUIET_BROWSER = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  test: {
    resolveSnapshotPath: (test, extension) =>
      join(import.meta.dirname, 'tests/snapshots', basename(test) + extension),
    projects: [
      {
        test: {
          name: 'unit',
          // A machine that is busy with more than this takes its time; what hangs is ended all the same.
          testTimeout: 30_000,
          setupFiles: ['scripts/speak.ts'],
          include: ['**/*.test.ts', '**/*.test.mjs'],
          exclude: [
            ...['**/node_modules/**', '**/.output/**', 'tests/e2e/**'],
            ...['**/*.browser.test.ts', APART],
          ],
          isolate: false,
        },
      },
      {
        test: {
          name: 'apart',
          testTimeout: 30_000,
          setupFiles: ['scripts/speak.ts'],
          include: [APART],
        },
      },
      {
        test: {
          name: 'e2e',
          setupFiles: ['scripts/speak.ts'],
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/build.ts'],
          // A file has a browser at work and then waits for it; more of them would wait for processors.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [preact()],
        // The texts in public/ are imported as modules by the tests alone.
        publicDir: false,
        // All packages are prepared before the first test: one that is found late reloads the page
        // under a running test.
        optimizeDeps: {
          entries: ['components/**/*.tsx', 'tests/support/mount.tsx', 'lib/judge/verify/verify.ts'],
        },
        test: {
          name: 'components',
          setupFiles: ['scripts/speak.ts'],
          include: ['components/**/*.browser.test.tsx', 'lib/**/*.browser.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1100, height: 600 },
            provider: playwright({ launchOptions: { executablePath, args: QUIET_BROWSER } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
