import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { BrowserName } from './browsers.ts';
import { Failure } from './failure.ts';

export const PROJECT = join(import.meta.dirname, '..');

const BUILDS: Readonly<Record<BrowserName, { args: readonly string[]; folder: string }>> = {
  chromium: { args: ['build'], folder: 'chrome-mv3' },
  firefox: { args: ['build', '--browser', 'firefox', '--mv3'], folder: 'firefox-mv3' },
};

/** Where the built extension for a browser stands. */
export function extensionFolder(browser: BrowserName): string {
  return join(PROJECT, '.output', BUILDS[browser].folder);
}

/** Builds the extension for a browser and gives its folder. Quiet unless it fails. */
export async function buildExtension(browser: BrowserName): Promise<string> {
  const { args } = BUILDS[browser];
  const wxt = join(PROJECT, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  const child = spawn(process.execPath, [wxt, ...args], {
    cwd: PROJECT,
    // Under a test runner this says `test`, and what would be built then is not what is shipped.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Failure(`The extension could not be built.\n${output.trim()}`);
  return extensionFolder(browser);
}
