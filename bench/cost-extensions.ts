// What the browser benchmarks need: a browser, the built extension and the one that does nothing.
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from '../scripts/browsers.ts';
import { buildExtension } from '../scripts/build.ts';
import { Failure } from '../scripts/failure.ts';
import { listenedTo, powersOf, writeIdleExtension } from './idle-extension/idle-extension.ts';
import type { Registration } from './idle-extension/registrations.ts';

export interface Extensions {
  readonly executablePath: string;
  /** Folders. */
  readonly built: string;
  readonly idle: string;
  /** What both listen to. */
  readonly registrations: readonly Registration[];
}

/**
 * Puts both extensions into a folder that is removed in the end, so that no other build of the project
 * comes between. Throws a Failure where there is no browser or the build fails.
 * @param given folder of a built extension; null builds it.
 */
export async function withExtensions<T>(
  given: string | null,
  work: (extensions: Extensions) => Promise<T>,
): Promise<T> {
  if (given !== null && !existsSync(join(given, 'background.js'))) {
    throw new Failure(`${given} holds no built extension.`);
  }
  const executablePath = await ensureBrowser('chromium');
  const folder = await mkdtemp(join(tmpdir(), 'bearerscope-bench-'));
  const built = join(folder, 'built');
  const idle = join(folder, 'idle');
  try {
    await cp(given ?? (await buildExtension('chromium')), built, { recursive: true });
    const registrations = await listenedTo(built);
    await writeIdleExtension(idle, await powersOf(built), registrations);
    return await work({ executablePath, built, idle, registrations });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
