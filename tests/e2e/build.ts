// Vitest's global set-up of the end-to-end tests: they run on what is in the working tree.
import { BROWSERS } from '../../scripts/browsers.ts';
import { buildExtension } from '../../scripts/build.ts';

export async function setup(): Promise<void> {
  for (const browser of BROWSERS) await buildExtension(browser);
}
