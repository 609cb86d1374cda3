import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_SIZE, type LaunchOptions } from './driven.ts';
import { DriveError } from './failure.ts';
import { within } from './wait.ts';

// The remote agent itself turns off what would disturb (updates, telemetry, first-run pages).
function preferences({
  pixelRatio,
}: LaunchOptions): Readonly<Record<string, string | number | boolean>> {
  return {
    'devtools.toolbox.host': 'bottom',
    'devtools.toolbox.selectedTool': 'netmonitor',
    'browser.shell.checkDefaultBrowser': false,
    ...(pixelRatio === undefined ? {} : { 'layout.css.devPixelsPerPx': String(pixelRatio) }),
  };
}

async function makeProfile(options: LaunchOptions): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'bearerscope-firefox-'));
  const lines = Object.entries(preferences(options)).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  await writeFile(join(profile, 'user.js'), lines.join(''));
  return profile;
}

export interface FirefoxProcess {
  readonly child: ChildProcess;
  /** Where its WebDriver BiDi listens. */
  readonly address: string;
  /** Once the process has ended. */
  removeProfile(): Promise<void>;
}

function bidiAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      // Read on to its end, or Firefox would block on a full pipe.
      if (output.length > 100_000) return;
      output += chunk.toString();
      const address = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(output)?.[1];
      if (address) resolve(address);
    });
    child.once('error', (error) => reject(new DriveError(error.message)));
    child.once('exit', () => {
      const last = output.trim().split('\n').at(-1);
      reject(new DriveError(`it ended at once${last ? `, saying “${last}”` : ''}.`));
    });
  });
}

/** Starts Firefox with a profile of its own, ready to be driven. */
export async function startFirefox(options: LaunchOptions): Promise<FirefoxProcess> {
  const profile = await makeProfile(options);
  const removeProfile = () => rm(profile, { recursive: true, force: true, maxRetries: 5 });
  const { width, height } = options.size ?? DEFAULT_SIZE;
  const child = spawn(
    options.executablePath,
    [
      ...(options.headless ? ['--headless'] : []),
      ...['--no-remote', '--profile', profile],
      ...['--width', String(width), '--height', String(height)],
      // Access to Firefox's own window, for the toolbox and for granting permissions.
      ...['--remote-debugging-port', '0', '--remote-allow-system-access'],
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      // A group of its own: Ctrl-C is for the script, which then closes Firefox in good order.
      detached: process.platform !== 'win32',
      env: {
        ...process.env,
        MOZ_HEADLESS_WIDTH: String(width),
        MOZ_HEADLESS_HEIGHT: String(height),
      },
    },
  );
  const endIt = () => child.kill('SIGKILL');
  process.once('exit', endIt);
  child.once('exit', () => process.off('exit', endIt));
  try {
    const address = await within(bidiAddress(child), 'Firefox to accept commands', 30_000);
    return { child, address, removeProfile };
  } catch (error) {
    endIt();
    await removeProfile();
    const reason = error instanceof Error ? error.message : String(error);
    throw new DriveError(`${options.executablePath} did not start: ${reason}`);
  }
}
